const stages: readonly (readonly [RegExp, number, number])[] = [
  [/^(remote: )?Enumerating objects/, 0, 0.05],
  [/^(remote: )?Counting objects/, 0.05, 0.15],
  [/^(remote: )?Compressing objects/, 0.15, 0.4],
  [/^(Receiving|Writing|Unpacking) objects/, 0.4, 0.9],
  [/^(remote: )?Resolving deltas/, 0.9, 1],
];

/** What hears the lines of a transfer and tells `onFraction` how much of it is done, 0 to 1. */
export function followTransfer(onFraction: (fraction: number) => void): (line: string) => void {
  return line => {
    const fraction = transferFraction(line);
    if (fraction !== null) onFraction(fraction);
  };
}

/** Reads one line of git's transfer progress as a fraction of the whole transfer, 0 to 1; null for any other line. */
export function transferFraction(line: string): number | null {
  const stage = stages.find(([pattern]) => pattern.test(line));
  const percent = /(\d{1,3})%/.exec(line)?.[1];
  if (!stage || percent === undefined) return null;
  const [, start, end] = stage;
  return start + (end - start) * Math.min(1, Number(percent) / 100);
}

/** A text that came, and the one it was most likely made from, if there is one. */
export interface Succession<N, P> {
  readonly next: N;
  readonly predecessor: P | undefined;
}

/** At least this part of the longer text must be common to both: else it is another diagram. */
const minCommonPart = 0.5;

/**
 * Finds for each of `fresh` the one of `gone` whose source it was edited from; none is taken twice, and those that did not
 * change at all find themselves first.
 */
export function takePredecessors<
  N extends { readonly source: string },
  P extends { readonly source: string },
>(fresh: readonly N[], gone: readonly P[]): Succession<N, P>[] {
  const left = new Set(gone);
  const same = new Map<N, P>();
  for (const next of fresh) {
    const found = [...left].find(({ source }) => source === next.source);
    if (found) same.set(next, found);
    if (found) left.delete(found);
  }
  return fresh.map(next => {
    const predecessor = same.get(next) ?? mostAlike(next.source, left);
    if (predecessor) left.delete(predecessor);
    return { next, predecessor };
  });
}

function mostAlike<P extends { readonly source: string }>(
  text: string,
  candidates: Iterable<P>,
): P | undefined {
  let best: P | undefined;
  let bestPart = 0;
  for (const candidate of candidates) {
    const part = commonPart(text, candidate.source);
    if (part < minCommonPart || part <= bestPart) continue;
    best = candidate;
    bestPart = part;
  }
  return best;
}

/** How much of the longer text both have at their start and their end, from 0 to 1. */
function commonPart(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  const longer = Math.max(one.length, other.length);
  if (longer === 0) return 1;
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return (start + end) / longer;
}

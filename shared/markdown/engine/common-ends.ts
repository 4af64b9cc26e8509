/** How many entries two lists share at their start and, apart from those, at their end. */
export function commonEnds<T>(
  one: readonly T[],
  other: readonly T[],
): { readonly start: number; readonly tail: number } {
  const shortest = Math.min(one.length, other.length);
  let start = 0;
  while (start < shortest && one[start] === other[start]) start += 1;
  let tail = 0;
  while (tail < shortest - start && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  return { start, tail };
}

/**
 * How many letters must be changed, added, left out or swapped with their neighbour to make `a` of `b`; `limit + 1` when
 * it takes more than `limit`. (Optimal string alignment distance.)
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let twoBefore: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    let best = row;
    for (let column = 1; column <= b.length; column += 1) {
      const cost = stepCost(a, b, { row, column }, { twoBefore, before, now });
      now.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    twoBefore = before;
    before = now;
  }
  return Math.min(before[b.length] ?? limit + 1, limit + 1);
}

interface Rows {
  readonly twoBefore: readonly number[];
  readonly before: readonly number[];
  readonly now: readonly number[];
}

function stepCost(
  a: string,
  b: string,
  { row, column }: { readonly row: number; readonly column: number },
  { twoBefore, before, now }: Rows,
): number {
  const own = a.charCodeAt(row - 1);
  const other = b.charCodeAt(column - 1);
  const changed = (before[column - 1] ?? 0) + (own === other ? 0 : 1);
  const cost = Math.min(changed, (before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1);
  const isSwapped =
    row > 1 && column > 1 && own === b.charCodeAt(column - 2) && other === a.charCodeAt(row - 2);
  return isSwapped ? Math.min(cost, (twoBefore[column - 2] ?? 0) + 1) : cost;
}

/** How many typing errors a word of this many letters may have: one from four letters on, two from eight. */
export function allowedEdits(length: number): 0 | 1 | 2 {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** A bit for each letter of a word, 32 kinds of them: words that differ in more bits than edits can change need no comparison. */
export function letterMask(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) mask |= 1 << (word.charCodeAt(at) & 31);
  return mask;
}

/** Whether words with these masks may be `edits` apart: an edit changes two bits at most. */
export function mayBeNear(mask: number, other: number, edits: number): boolean {
  let differing = mask ^ other;
  for (let left = edits * 2; left >= 0; left -= 1) {
    if (differing === 0) return true;
    differing &= differing - 1;
  }
  return false;
}

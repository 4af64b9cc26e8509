import { diffArrays } from 'diff';

/** Places of a base text, from `from` up to `to`, that one side has replaced; an insertion has `from === to`. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly places: readonly string[];
}

/** More differing places than this are taken for one change: the cost of looking closer grows with the square. */
const mostDifferent = 2_000;

/** What one side has changed of the base, in order; between two hunks at least one place is as it was. */
export function findHunks(base: readonly string[], side: readonly string[]): readonly Hunk[] {
  const shorter = Math.min(base.length, side.length);
  let start = 0;
  while (start < shorter && base[start] === side[start]) start++;
  let end = 0;
  while (end < shorter - start && base.at(-1 - end) === side.at(-1 - end)) end++;
  const before = base.slice(start, base.length - end);
  const after = side.slice(start, side.length - end);
  if (before.length === 0 && after.length === 0) return [];
  const whole = { from: start, to: start + before.length, places: after };
  if (before.length === 0 || after.length === 0) return [whole];
  const parts = diffArrays(before, after, { maxEditLength: mostDifferent });
  return parts ? hunksOf(parts, start) : [whole];
}

interface DiffPart {
  readonly value: readonly string[];
  readonly added?: boolean;
  readonly removed?: boolean;
}

function hunksOf(parts: readonly DiffPart[], start: number): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let at = start;
  let open: { from: number; to: number; places: readonly string[] } | undefined;
  for (const { value, added, removed } of parts) {
    if (!added && !removed) {
      if (open) hunks.push(open);
      open = undefined;
      at += value.length;
      continue;
    }
    open ??= { from: at, to: at, places: [] };
    if (added) open.places = [...open.places, ...value];
    else {
      at += value.length;
      open.to = at;
    }
  }
  return open ? [...hunks, open] : hunks;
}

import { findHunks } from './find-hunks.ts';
import { linesOf } from './text-places.ts';

/** A row of two texts side by side. A side that lacks the line is undefined there. */
export interface SideRow {
  /** `gap`: equal lines are left out here. */
  readonly kind: 'same' | 'changed' | 'gap';
  readonly mine?: string;
  readonly theirs?: string;
  /** Its place among the rows, from 0. */
  readonly number: number;
}

/** Equal lines shown before and behind each difference. */
const contextLines = 2;
/** Nobody reads more than this to choose between two texts. */
const mostRows = 400;

/** Two texts line by line: where they differ, and a little of what is around it; none when they are equal. */
export function compareSides(mine: string, theirs: string): readonly SideRow[] {
  const own = linesOf(mine);
  const other = linesOf(theirs);
  const rows: Omit<SideRow, 'number'>[] = [];
  /** The next line of `other`; that of `own` is the hunk's. */
  let shown = 0;
  let shift = 0;
  const showSame = (from: number, to: number) => {
    for (let line = from; line < to; line++)
      rows.push({ kind: 'same', mine: plain(own[line]), theirs: plain(other[line + shift]) });
  };
  const hunks = findHunks(own, other);
  for (const [index, hunk] of hunks.entries()) {
    const start = Math.max(shown, hunk.from - contextLines);
    if (start > shown) rows.push({ kind: 'gap' });
    showSame(start, hunk.from);
    rows.push(...changedRows(own.slice(hunk.from, hunk.to), hunk.places));
    shift += hunk.places.length - (hunk.to - hunk.from);
    const next = hunks[index + 1]?.from ?? own.length;
    shown = Math.min(hunk.to + contextLines, next);
    showSame(hunk.to, shown);
  }
  if (hunks.length > 0 && shown < own.length) rows.push({ kind: 'gap' });
  const kept = rows.length > mostRows ? [...rows.slice(0, mostRows), { kind: 'gap' as const }] : rows;
  return kept.map((row, number) => ({ ...row, number }));
}

function changedRows(own: readonly string[], other: readonly string[]): Omit<SideRow, 'number'>[] {
  return Array.from({ length: Math.max(own.length, other.length) }, (_, index) => ({
    kind: 'changed' as const,
    ...(index < own.length ? { mine: plain(own[index]) } : {}),
    ...(index < other.length ? { theirs: plain(other[index]) } : {}),
  }));
}

const plain = (line = '') => line.replace(/\n$/, '');

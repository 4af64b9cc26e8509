import type { LineRange } from '../../../shared/markdown/preview-protocol.ts';
import type { TextChanges } from '../../../shared/model/text-change.ts';

/** Where a range of lines stands after changes. */
export interface MovedRange {
  readonly range: LineRange;
  /** Whether the changes touch its lines; the range then holds theirs, too. */
  readonly isTouched: boolean;
}

/** `known` with one more range. What `range` overlaps is gone: the newer range says better which lines are to blame. */
export function blame(known: readonly LineRange[], range: LineRange): readonly LineRange[] {
  return [...known.filter(each => !overlaps(each, range)), range].sort((one, other) => one.line - other.line);
}

/** Whether both are the same lines. */
export function isSameRanges(ranges: readonly LineRange[], others: readonly LineRange[]): boolean {
  return (
    ranges.length === others.length &&
    ranges.every(({ line, lines }, index) => others[index]?.line === line && others[index]?.lines === lines)
  );
}

/** All lines of a text. */
export function allLines(text: string): LineRange {
  return { line: 1, lines: countBreaks(text, 0, text.length) + 1 };
}

/** Where lines of `text` stand after `changes` to it. */
export function moveRanges(
  ranges: readonly LineRange[],
  text: string,
  changes: TextChanges,
): readonly MovedRange[] {
  if (ranges.length === 0 || changes.length === 0) return ranges.map(range => ({ range, isTouched: false }));
  const edits = lineEdits(text, changes);
  return ranges.map(range => edits.reduceRight<MovedRange>(move, { range, isTouched: false }));
}

/** A change in lines: from the first to the last it touches, 1-based, and how many more there are after it. */
interface LineEdit {
  readonly first: number;
  readonly last: number;
  readonly added: number;
}

function lineEdits(text: string, changes: TextChanges): LineEdit[] {
  let line = 1;
  let position = 0;
  return changes.map(({ from, to, insert }) => {
    const first = line + countBreaks(text, position, from);
    const last = first + countBreaks(text, from, to);
    line = last;
    position = to;
    return { first, last, added: countBreaks(insert, 0, insert.length) - (last - first) };
  });
}

function move({ range, isTouched }: MovedRange, { first, last, added }: LineEdit): MovedRange {
  const end = range.line + range.lines - 1;
  if (first > end) return { range, isTouched };
  if (last < range.line) return { range: { ...range, line: range.line + added }, isTouched };
  const line = Math.min(range.line, first);
  const lines = Math.max(1, Math.max(end, last) + added - line + 1);
  return { range: { line, lines }, isTouched: true };
}

/** Whether both have a line in common. */
export function overlaps(one: LineRange, other: LineRange): boolean {
  return one.line < other.line + other.lines && other.line < one.line + one.lines;
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  // The slice keeps the search from running on behind `to`, over what may be a line of a megabyte.
  const part = text.slice(from, to);
  for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) count += 1;
  return count;
}

import type { LineRange, PlainRange } from '../../../shared/markdown/preview-protocol.ts';
import type { TextChanges } from '../../../shared/model/text-change.ts';
import { allLines, blame, isSameRanges, moveRanges, overlaps } from './slow-blocks.ts';

/**
 * The lines of a post that are shown as source because workers hung in them. A text that silences workers twice without a
 * new line to blame is shown as source as a whole, and given up when that fails, too; a change gives it another chance.
 */
export interface PlainLines {
  /** In the text the worker has; the same array while nothing changes. */
  readonly lines: readonly LineRange[];
  /** The user changed the text. */
  noteChange(): void;
  /** A worker fell silent in these lines, if it said in which; whether it is worth trying another. */
  noteSilence(range: LineRange | undefined): boolean;
  /** The worker's text is to change. A block that changes deserves another try: the engine gives it one. */
  follow(text: string, changes: TextChanges): void;
  /**
   * The worker got as far as the line before `frontier`, and shows as source what begins at the lines `slow`: the other
   * lines held no harm after all.
   */
  acquit(frontier: number, slow: readonly number[]): void;
  /** What a new worker is to show as source of the text it gets, and what of it to try once more. */
  settle(text: string): readonly PlainRange[];
}

/** How often a text may silence a worker without a new line to blame. */
const maxFutile = 2;
/** More places than this are not told apart any more. */
const maxPlaces = 50;
/** How often lines may be blamed before all of them are; each place may be found in two steps. */
const maxBlames = 2 * maxPlaces;

const nothing: readonly LineRange[] = [];

/** No lines. */
export function createPlainLines(): PlainLines {
  let lines = nothing;
  /** Lines in which a worker fell silent although they were blamed before: they are not tried once more. */
  let guilty = nothing;
  let blamed: LineRange | undefined;
  let isWhole = false;
  let isChanged = false;
  let futile = 0;
  let blames = 0;
  const set = (next: readonly LineRange[]): void => {
    if (!isSameRanges(next, lines)) lines = next;
  };
  return {
    get lines() {
      return lines;
    },
    noteChange() {
      isChanged = true;
      futile = 0;
      blames = 0;
    },
    noteSilence(range) {
      if (isWhole && !isChanged) return false;
      const isSecond = range !== undefined && isAmong(lines, range) && !isAmong(guilty, range);
      if (range && isSecond) guilty = [...guilty, range];
      if (range && (isSecond || !isSameRanges(blame(lines, range), lines))) blames += 1;
      else futile += 1;
      blamed = range;
      if (futile >= maxFutile || blames > maxBlames) {
        isWhole = true;
        isChanged = false;
      }
      return true;
    },
    follow(text, changes) {
      if (blamed) blamed = moveRanges([blamed], text, changes)[0]?.range;
      guilty = untouched(guilty, text, changes);
      if (!isWhole) set(untouched(lines, text, changes));
    },
    acquit(frontier, slow) {
      set(lines.flatMap(range => withoutInnocent(range, frontier, slow)));
    },
    settle(text) {
      if (isWhole && isChanged) {
        isWhole = false;
        set(nothing);
      }
      if (blamed) set(blame(lines, blamed));
      if (isWhole || lines.length > maxPlaces) set([allLines(text)]);
      blamed = undefined;
      return lines.map(range => (isWhole || isAmong(guilty, range) ? range : { ...range, mayRetry: true }));
    },
  };
}

function isAmong(ranges: readonly LineRange[], range: LineRange): boolean {
  return ranges.some(each => overlaps(each, range));
}

function untouched(ranges: readonly LineRange[], text: string, changes: TextChanges): readonly LineRange[] {
  return moveRanges(ranges, text, changes).flatMap(({ range, isTouched }) => (isTouched ? [] : [range]));
}

/** What of a range is still to blame: all that is not reached yet, and all of it when a part of it is shown as source. */
function withoutInnocent(range: LineRange, frontier: number, slow: readonly number[]): readonly LineRange[] {
  const end = range.line + range.lines;
  const isGuilty = slow.some(line => line >= range.line && line < end);
  if (isGuilty || frontier <= range.line) return [range];
  return frontier < end ? [{ line: frontier, lines: end - frontier }] : [];
}

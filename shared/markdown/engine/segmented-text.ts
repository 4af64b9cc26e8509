import type { LineRange } from '../preview-protocol.ts';
import {
  type Edit,
  type EditTools,
  editSegments,
  findSegment,
  refreshSegment,
  type SegmentPatch,
} from './edit-segments.ts';
import type { SegmentParser } from './parse-segments.ts';
import { countLineEnds, isDefining, type Segment } from './segment.ts';
import { editWaitingText, takeWaiting, type Waiting } from './waiting-text.ts';

/** A post's body: parsed segments, and what waits behind them. */
export interface SegmentedText {
  readonly segments: readonly Segment[];
  /** Grows whenever segments came or went that define something. */
  readonly definingState: number;
  /** UTF-16 units that wait to be parsed. */
  readonly rest: number;
  /** Applies an edit in UTF-16 offsets of the body. */
  edit(edit: Edit): void;
  /** Parses about `units` UTF-16 units of what waits, more where one block needs more. */
  advance(units: number): void;
  /** Reads the segment at `index` again, since what it may refer to has changed. */
  refresh(index: number): void;
  /** Puts others of the same text in the place of segments. */
  replace(patch: SegmentPatch): void;
}

export interface SegmentedTextOptions {
  readonly parser: SegmentParser;
  /** Called before a piece that may take long is parsed; lines count from the body's first, which is 0. */
  onWork(range: LineRange): void;
}

/** Shorter texts are not announced, in UTF-16 units: nothing known hangs in so little. */
const announcedUnits = 2000;

/** A text of which nothing is parsed yet. */
export function createSegmentedText(
  start: readonly Waiting[],
  { parser, onWork }: SegmentedTextOptions,
): SegmentedText {
  const segments: Segment[] = [];
  let waiting: readonly Waiting[] = start.filter(({ text }) => text !== '');

  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      // What a parser cannot take is shown as it is written; a preview without it helps nobody.
      if (error instanceof Error) return undefined;
      throw error;
    }
  };
  const toolsAt = (index: number): EditTools => {
    const announce = (text: string, inside = 0): void => {
      if (text.length < announcedUnits) return;
      const line = segments.slice(0, index).reduce((sum, segment) => sum + segment.lines, 0);
      onWork({ line: line + inside, lines: countLineEnds(text) + 1 });
    };
    return {
      isPlain: parser.isPlain,
      parse(text) {
        announce(text);
        return attempt(() => parser.parse(text));
      },
      tree(text, inside) {
        announce(text, inside);
        return attempt(() => parser.tree(text));
      },
    };
  };
  let definingState = 0;
  const replace = ({ at, remove, insert }: SegmentPatch): void => {
    const removed = segments.splice(at, remove, ...insert);
    if (removed.some(isDefining) || insert.some(isDefining)) definingState += 1;
  };
  const editWaiting = ({ from, to, insert }: Edit): void => {
    const first = findSegment(segments, from, false);
    // The segment before may take over what no longer begins one.
    const at = Math.max(0, first.index - 1);
    const start = first.start - (at < first.index ? (segments[at]?.text.length ?? 0) : 0);
    const parsed = segments.splice(at).map(({ text }) => text);
    definingState += 1;
    waiting = editWaitingText(parsed.join(''), waiting, { from: from - start, to: to - start, insert });
    advance(from - start + insert.length + announcedUnits);
  };
  const advance = (units: number): void => {
    const taken = takeWaiting(waiting, units, toolsAt(segments.length).parse);
    for (const segment of taken.segments) segments.push(segment);
    definingState += 1;
    waiting = taken.waiting;
  };

  return {
    segments,
    get definingState() {
      return definingState;
    },
    get rest() {
      return waiting.reduce((sum, { text }) => sum + text.length, 0);
    },
    edit(edit) {
      const [next] = waiting;
      const at = findSegment(segments, edit.from, false).index;
      const patch =
        segments.length === 0 ? undefined : editSegments(segments, next?.text ?? '', edit, toolsAt(at));
      if (patch) replace(patch);
      else editWaiting(edit);
    },
    advance,
    refresh(index) {
      const [next] = waiting;
      replace(refreshSegment(segments, next?.text ?? '', index, toolsAt(index)));
    },
    replace,
  };
}

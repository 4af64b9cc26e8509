import type {
  LineRange,
  PlainRange,
  PreviewAnswer,
  RenderContext,
} from '../../../shared/markdown/preview-protocol.ts';
import type { TextChanges } from '../../../shared/model/text-change.ts';
import { joinChanges } from './join-changes.ts';
import { createPendingText } from './pending-text.ts';
import { createPlainLines } from './plain-lines.ts';
import { createSurroundings, type RenderSurroundings } from './render-surroundings.ts';
import { allLines, moveRanges } from './slow-blocks.ts';

/** A post on its way through workers that may hang in it. */
export interface RenderPost {
  readonly around: RenderSurroundings;
  readonly isWaiting: boolean;
  /** Lines shown as source, in the text the worker has; the same array while nothing changes. */
  readonly plain: readonly LineRange[];
  /** How long the last answer took, in ms. */
  readonly lastMs: number;
  /** How many workers in a row gave no answer to this text. */
  readonly silences: number;
  /** Takes in a change by the user. */
  add(changes: TextChanges): void;
  /** What to send to a worker that has the text of before. */
  takeChanges(): TextChanges;
  /** What to send to a new worker. */
  takeAll(): { readonly text: string; readonly plain: readonly PlainRange[] };
  /** A worker begins to work on these lines. */
  noteWork(range: LineRange): void;
  /**
   * An answer came, asked for (with the time it took, in ms) or not; true for the first of a worker. `isLatest`: it knows
   * all that was sent.
   */
  noteAnswer(answer: PreviewAnswer, tookMs: number | undefined, isLatest: boolean): boolean;
  /** The worker fell silent; whether it is worth trying another. */
  noteSilence(): boolean;
}

/** A post whose whole text is to be sent first. */
export function createRenderPost(start: string, context: RenderContext): RenderPost {
  const around = createSurroundings(context);
  const pending = createPendingText(start);
  const plain = createPlainLines();
  let working: LineRange | undefined;
  let silences = 0;
  let isFresh = true;
  let lastMs = 0;

  const takeChanges = (): TextChanges => {
    const before = pending.sentText;
    const changes = pending.take();
    plain.follow(before, changes);
    if (working) working = moveRanges([working], before, changes)[0]?.range;
    return joinChanges(before, changes);
  };

  return {
    around,
    get isWaiting() {
      return pending.isWaiting;
    },
    get plain() {
      return plain.lines;
    },
    get lastMs() {
      return lastMs;
    },
    get silences() {
      return silences;
    },
    add(changes) {
      pending.add(changes);
      plain.noteChange();
      silences = 0;
    },
    takeChanges,
    takeAll() {
      takeChanges();
      around.take();
      working = undefined;
      isFresh = true;
      const text = pending.sentText;
      return { text, plain: plain.settle(text) };
    },
    noteWork({ line, lines }) {
      working = { line, lines };
    },
    noteAnswer({ rest, messages }, tookMs, isLatest) {
      const wasFresh = isFresh;
      isFresh = false;
      working = undefined;
      silences = 0;
      if (tookMs !== undefined) lastMs = tookMs;
      if (isLatest && plain.lines.length > 0)
        plain.acquit(
          rest === 0 ? Number.POSITIVE_INFINITY : lineAtRest(pending.sentText, rest),
          messages.filter(({ rule }) => rule === 'preview.slow').map(({ line }) => line),
        );
      return wasFresh;
    },
    noteSilence() {
      // What waits makes it another text.
      silences = pending.isWaiting ? 0 : silences + 1;
      return plain.noteSilence(working);
    },
  };
}

/** The line on which the last `rest` UTF-16 units of a text begin, 1-based. */
function lineAtRest(text: string, rest: number): number {
  return allLines(text.slice(0, text.length - rest)).lines;
}

import type { LineRange } from '../../../shared/markdown/preview-protocol.ts';
import type { PreviewStanding } from '../../../shared/model/preview-standing.ts';
import { isSameRanges } from './slow-blocks.ts';

export interface StandingReportOptions {
  /** Called with what is news. */
  onStanding(standing: PreviewStanding, plain: readonly LineRange[]): void;
  /** How long an answer may take, in ms, before the preview counts as behind. */
  readonly lateMs?: number;
}

/** Tells how the preview follows the text, whenever that changes. */
export interface StandingReport {
  /** Whether a worker fell silent and no answer has come since. */
  readonly isStalled: boolean;
  /** A request is on its way from now on. */
  noteSent(): void;
  /** No request is on its way any more. */
  noteFree(): void;
  /** A worker fell silent. `isGivenUp`: no other is to try; otherwise it is told when one is sent the text. */
  noteSilence(isGivenUp: boolean): void;
  /** An answer has come, or another post was opened. */
  noteWell(): void;
}

/** A report of a preview that follows. `plain` answers the lines shown as source at present. */
export function createStandingReport(
  { onStanding, lateMs = 1000 }: StandingReportOptions,
  plain: () => readonly LineRange[],
): StandingReport {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLate = false;
  let isStalled = false;
  let isStopped = false;
  let last: { readonly standing: PreviewStanding; readonly lines: readonly LineRange[] } = {
    standing: 'following',
    lines: [],
  };
  const tell = (): void => {
    const standing = isStopped ? 'stopped' : isStalled || isLate ? 'behind' : 'following';
    const lines = plain();
    if (standing === last.standing && isSameRanges(lines, last.lines)) return;
    last = { standing, lines };
    onStanding(standing, lines);
  };
  return {
    get isStalled() {
      return isStalled;
    },
    noteSent() {
      isStopped = false;
      clearTimeout(timer);
      timer = setTimeout(() => {
        isLate = true;
        tell();
      }, lateMs);
      tell();
    },
    noteFree() {
      clearTimeout(timer);
      isLate = false;
    },
    noteSilence(isGivenUp) {
      isStalled = true;
      isStopped = isGivenUp;
      if (!isGivenUp) return;
      clearTimeout(timer);
      tell();
    },
    noteWell() {
      isStalled = false;
      isStopped = false;
      tell();
    },
  };
}

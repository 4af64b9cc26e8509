import type { PreviewPage } from './patch-preview.ts';
import { keepLineVisible, lineAtTop, scrollToLine } from './scroll-preview.ts';

/** Which source line the preview is to show; it outlives patches, sizes and pages. */
export interface PreviewPlace {
  /** Takes over a page and shows the place there. */
  attach(page: PreviewPage): void;
  /** Keeps the caret's line in sight, now and after the next answers. */
  showCaret(line: number): void;
  /** Puts a line, with the fraction of it that is scrolled away, at the top. */
  showTop(line: number): void;
  /** Forgets the place: another post begins at its start. */
  reset(): void;
  /** The page has changed. */
  afterPatch(isFresh: boolean): void;
}

/** Frames in which blocks that came near the window get their true heights and move what was just put in place. */
const settlingFrames = 3;

/** The start of a post, with no page yet. */
export function createPreviewPlace(): PreviewPlace {
  let page: PreviewPage | undefined;
  let caretLine: number | undefined;
  let topLine = 1;
  // Until the new post is on the page, what the page scrolls to belongs to the one before.
  let isAwaitingPost = false;

  let turn = 0;
  let isCaretDue = false;
  /** Shows the place now and again while heights settle, unless another place is wanted by then. */
  const settle = (show: (page: PreviewPage) => void): void => {
    turn += 1;
    const mine = turn;
    const repeat = (left: number): void => {
      if (mine !== turn || !page) return;
      show(page);
      if (left > 0) requestAnimationFrame(() => repeat(left - 1));
    };
    repeat(settlingFrames);
  };
  const showCaret = (): void => {
    const line = caretLine;
    if (line !== undefined) settle(shown => keepLineVisible(shown, line));
  };
  return {
    attach(next) {
      page = next;
      const { ownerDocument } = next.article;
      ownerDocument.addEventListener('scrollend', () => {
        if (!isAwaitingPost) topLine = lineAtTop(next);
      });
      ownerDocument.defaultView?.addEventListener('resize', () => scrollToLine(next, topLine));
    },
    showCaret(line) {
      caretLine = line;
      // After the frame that paints the key: measuring the page before it would hold the key up.
      if (isCaretDue) return;
      isCaretDue = true;
      requestAnimationFrame(() =>
        setTimeout(() => {
          isCaretDue = false;
          showCaret();
        }),
      );
    },
    showTop(line) {
      caretLine = undefined;
      topLine = line;
      settle(shown => scrollToLine(shown, line));
    },
    reset() {
      turn += 1;
      caretLine = undefined;
      topLine = 1;
      isAwaitingPost = true;
    },
    afterPatch(isFresh) {
      if (isFresh) settle(shown => scrollToLine(shown, topLine));
      isAwaitingPost = false;
      showCaret();
    },
  };
}

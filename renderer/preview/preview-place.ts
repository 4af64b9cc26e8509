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

/** The start of a post, with no page yet. */
export function createPreviewPlace(): PreviewPlace {
  let page: PreviewPage | undefined;
  let caretLine: number | undefined;
  let topLine = 1;
  // Until the new post is on the page, what the page scrolls to belongs to the one before.
  let isAwaitingPost = false;

  const showCaret = (): void => {
    if (page && caretLine !== undefined) keepLineVisible(page, caretLine);
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
      showCaret();
    },
    showTop(line) {
      caretLine = undefined;
      topLine = line;
      if (page) scrollToLine(page, line);
    },
    reset() {
      caretLine = undefined;
      topLine = 1;
      isAwaitingPost = true;
    },
    afterPatch(isFresh) {
      if (isFresh && page) scrollToLine(page, topLine);
      isAwaitingPost = false;
      showCaret();
    },
  };
}

import type { ScrollBox } from '../sync/reading-point.ts';
import { createScrollPane, type ScrollPane } from '../sync/scroll-pane.ts';
import { type CaretMark, createCaretMark } from './caret-mark.ts';
import type { PreviewPage, ShownUnit } from './page/patch-preview.ts';
import { createPreviewSurface, unitOfLine } from './preview-surface.ts';

export interface PlaceOptions {
  /** Number of lines of the post. */
  lastLine(): number;
  /** Whether the preview goes where the caret goes. */
  isFollowing(): boolean;
  /** Pixels from the top of the editor to the caret; undefined when it is out of sight. */
  caretTop(): number | undefined;
}

/** Where the preview is and where the caret is in it; it outlives patches, sizes and pages. */
export interface PreviewPlace {
  readonly pane: ScrollPane;
  /** Takes over a page and shows the place there. */
  attach(page: PreviewPage): void;
  /** Marks the caret's block and keeps it in sight, now and after the next answers, until a hand scrolls away. */
  showCaret(place: number): void;
  /** A hand scrolls: what is seen is no longer the caret's affair. */
  letCaretGo(): void;
  /** Forgets the place: another post begins. Until it is on the page, nothing scrolls. */
  reset(): void;
  /** Before an answer is shown: gives what is to be called after each part of it, so that the place is kept. */
  beforePatch(isFresh: boolean): () => void;
  /** Lets go of the page; its sizes are nobody's affair any more. */
  close(): void;
}

/** Pixels a line of text takes, near enough to see whether the caret's is in sight. */
const lineHeight = 28;

/** The start of a post, with no page yet. */
export function createPreviewPlace(options: PlaceOptions): PreviewPlace {
  let page: PreviewPage | undefined;
  let mark: CaretMark | undefined;
  let caret: number | undefined;
  let isCaretWanted = false;
  // Numbers of the post asked for and of the one on the page.
  let post = 0;
  let freshPost = -1;

  const shownPage = () => (post === freshPost ? page : undefined);
  const surface = createPreviewSurface(shownPage, options.lastLine, keepCaret);
  const pane = createScrollPane(surface);
  const sizes = new ResizeObserver(() => pane.refresh());
  let listening = new AbortController();

  function keepCaret(top: number, { height }: ScrollBox): number {
    if (!isCaretWanted || caret === undefined || !options.isFollowing()) return top;
    return topShowing(surface.topOf(caret), top, height, options.caretTop);
  }

  const keepSoon = afterFrame(() => pane.keep());
  const letGo = (): void => {
    sizes.disconnect();
    listening.abort();
  };
  const showMark = (): void => mark?.show(caret === undefined ? undefined : Math.floor(caret));

  return {
    pane,
    attach(next) {
      page = next;
      mark = createCaretMark(next);
      letGo();
      listening = new AbortController();
      const { signal } = listening;
      sizes.observe(next.article);
      next.article.ownerDocument.defaultView?.addEventListener('resize', () => pane.refresh(), { signal });
    },
    showCaret(place) {
      caret = place;
      isCaretWanted = true;
      showMark();
      keepSoon();
    },
    letCaretGo() {
      isCaretWanted = false;
    },
    reset() {
      caret = undefined;
      isCaretWanted = false;
      post += 1;
      pane.rename(1);
      showMark();
    },
    beforePatch(isFresh) {
      if (isFresh) freshPost = post;
      const mine = post;
      let anchor = isFresh ? undefined : takeAnchor(page, pane.place);
      return () => {
        if (mine !== post || freshPost !== post) return;
        const isFirst = isFresh && !anchor;
        // A hand that scrolled since has named its own place.
        if (page && anchor?.place === pane.place && isShown(page, anchor.unit))
          pane.rename(anchor.unit.line + anchor.within);
        showMark();
        if (isFirst) pane.hold(pane.place);
        else if (isCaretWanted) keepSoon();
        anchor = takeAnchor(page, pane.place);
      };
    },
    close() {
      letGo();
      page = undefined;
    },
  };
}

/** The scroll position nearest to `top` that has a line at `point` in sight, if need be at the height of the caret. */
function topShowing(point: number, top: number, height: number, caretTop: () => number | undefined): number {
  const margin = Math.min(48, height / 6);
  if (point >= top + margin && point + lineHeight <= top + height - margin) return top;
  const beside = caretTop() ?? height / 3;
  return point - Math.max(margin, Math.min(beside, height - margin - lineHeight));
}

/** Runs `work` once after the next frame: measuring the page before the frame that paints a key would hold the key up. */
function afterFrame(work: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        isDue = false;
        work();
      }),
    );
  };
}

interface Anchor {
  readonly unit: ShownUnit;
  readonly place: number;
  /** Lines from the start of the unit to the place. */
  readonly within: number;
}

/** What keeps a place while lines come and go before it. */
function takeAnchor(page: PreviewPage | undefined, place: number): Anchor | undefined {
  const unit = page?.units[unitOfLine(page, place)];
  return unit && { unit, place, within: place - unit.line };
}

/** Whether a unit is still on the page; its line follows what comes and goes before it. */
function isShown(page: PreviewPage, unit: ShownUnit): boolean {
  return page.units[unitOfLine(page, unit.line)] === unit;
}

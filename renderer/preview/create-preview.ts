import type { LineRange, PreviewAnswer, RenderContext } from '../../shared/markdown/preview-protocol.ts';
import type { PreviewStanding } from '../../shared/model/preview-standing.ts';
import type { TextChanges } from '../../shared/model/text-change.ts';
import { createDiagrams } from '../diagrams/show-diagrams.ts';
import { type Hand, listenToHands } from '../sync/listen-to-hands.ts';
import type { ScrollPane } from '../sync/scroll-pane.ts';
import { createCatchUp } from './catch-up.ts';
import type { LinkKind } from './link-kind.ts';
import { listenToFrame } from './listen-to-frame.ts';
import { createMissingPictures } from './missing-pictures.ts';
import { createPageAnswers } from './page/page-answers.ts';
import type { PreviewPage } from './page/patch-preview.ts';
import type { PickedText } from './picked-text.ts';
import { createPreviewPlace, type PlaceOptions } from './preview-place.ts';
import { type PrintArticle, printArticle } from './print-article.ts';
import { watchFrame } from './watch-frame.ts';
import { createRenderClient } from './worker/render-client.ts';

export interface PreviewOptions extends PlaceOptions {
  /** An iframe with `sandbox="allow-same-origin"` that shows `preview/frame.html`; it may still be loading. */
  readonly frame: HTMLIFrameElement;
  onAnswer(answer: PreviewAnswer): void;
  /** `anchor`: the preview has scrolled there already. */
  onOpenLink(href: string, kind: LinkKind): void;
  /** A click on text that has a source. */
  onPick(picked: PickedText): void;
  /** The user wants to write at the place picked last. */
  onWrite(): void;
  /** A key the page has no use for; true when it was used. */
  onKey(event: KeyboardEvent): boolean;
  /** A hand is about to scroll the preview. */
  onHand(hand: Hand): void;
  /** The preview has scrolled, whatever the cause. */
  onScroll(): void;
  /** The preview has come to rest after that. */
  onRest(): void;
  /** Tells how the preview follows the text. `plain`: lines that take too long to show and appear as source. */
  onStanding(standing: PreviewStanding, plain: readonly LineRange[]): void;
}

/** The preview beside the editor. */
export interface Preview {
  open(text: string, context: RenderContext): void;
  change(changes: TextChanges): void;
  /** The sidecar of the open post, which had one, has another text: its header follows, and the article stays as it is. */
  renewSidecar(text: string): void;
  /** Where the preview is scrolled to. */
  readonly pane: ScrollPane;
  /** Marks the block of the caret's place and keeps it in sight, now and after the next answers. */
  showCaret(place: number): void;
  /** A hand scrolls: the caret's block may leave the window. */
  letCaretGo(): void;
  setTheme(theme: Theme): void;
  /** How large the text is beside its normal size of 1. */
  setZoom(zoom: number): void;
  focus(): void;
  /** The post as it is to be printed, once the preview has caught up with the text; undefined when it cannot. */
  printable(): Promise<PrintArticle | undefined>;
  /** Stops the worker. The preview cannot be used again. */
  close(): void;
}

type Theme = 'system' | 'light' | 'dark';

/** Renders posts into `options.frame` in a worker, beside the page's own work. */
export function createPreview(options: PreviewOptions): Preview {
  const { frame } = options;
  const place = createPreviewPlace(options);
  const diagrams = createDiagrams({ parent: document.body, frameAddress: diagramsBeside(frame) });
  const pictures = createMissingPictures();
  const look = createLook(frame);
  let page: PreviewPage | undefined;

  const client = createRenderClient({
    createWorker: () => new Worker(new URL('./worker/render-worker.ts', import.meta.url), { type: 'module' }),
    onAnswer(answer, isFresh) {
      answers.take(answer, isFresh);
      options.onAnswer(answer);
      catchUp.look();
    },
    onStanding(standing, plain) {
      options.onStanding(standing, plain);
      catchUp.look();
    },
  });

  const answers = createPageAnswers(place, () => client.reopen());
  const catchUp = createCatchUp(() => client.answerState());

  const watch = watchFrame(frame, (found, owner) => {
    const isSecond = page !== undefined;
    page = found;
    hearFrame(owner, found, options);
    pictures.attach(owner);
    place.attach(found);
    diagrams.watch(found.article);
    look.show();
    answers.attach(found);
    if (isSecond) client.reopen();
  });

  return {
    open(text, context) {
      pictures.open(context.assetBase);
      place.reset();
      diagrams.forget();
      answers.forget();
      client.open(text, context);
    },
    change(changes) {
      answers.noteChange();
      client.change(changes);
    },
    renewSidecar: text => client.renewSidecar(text),
    pane: place.pane,
    showCaret: at => place.showCaret(at),
    letCaretGo: () => place.letCaretGo(),
    setTheme: theme => look.setTheme(theme),
    setZoom(zoom) {
      look.setZoom(zoom);
      place.pane.refresh();
    },
    focus: () => frame.contentWindow?.focus(),
    async printable() {
      const isCurrent = await catchUp.wait();
      await page?.settled();
      await diagrams.settled();
      return isCurrent && page ? printArticle(page) : undefined;
    },
    close() {
      pictures.close();
      watch.stop();
      place.close();
      diagrams.close();
      client.close();
      catchUp.look();
    },
  };
}

function hearFrame(owner: Document, page: PreviewPage, options: PreviewOptions): void {
  listenToFrame(owner, () => page.units[0]?.line ?? 1, options);
  listenToHands(owner, hand => options.onHand(hand));
  owner.addEventListener('scroll', () => options.onScroll());
  owner.addEventListener('scrollend', () => options.onRest());
}

/** Diagrams are drawn in a document that lies beside the preview's own. */
function diagramsBeside(frame: HTMLIFrameElement): string {
  return new URL('../diagrams/frame.html', frame.src).href;
}

/** How a frame looks, whatever document it comes to show. */
function createLook(frame: HTMLIFrameElement) {
  let theme: Theme = 'system';
  let zoom = 1;
  const show = (): void => {
    const root = frame.contentDocument?.documentElement;
    if (!root) return;
    if (theme === 'system') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
    root.style.fontSize = `${1.0625 * zoom}rem`;
  };
  return {
    show,
    setTheme(next: Theme) {
      theme = next;
      show();
    },
    setZoom(next: number) {
      zoom = next;
      show();
    },
  };
}

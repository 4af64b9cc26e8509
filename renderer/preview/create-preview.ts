import type { LineRange, PreviewAnswer, RenderContext } from '../../shared/markdown/preview-protocol.ts';
import type { TextChanges } from '../../shared/model/text-change.ts';
import { createCatchUp } from './catch-up.ts';
import type { LinkKind } from './link-kind.ts';
import { listenToFrame } from './listen-to-frame.ts';
import type { PreviewPage } from './patch-preview.ts';
import { createPreviewPlace } from './preview-place.ts';
import { type PrintArticle, printArticle } from './print-article.ts';
import { createRenderClient } from './render-client.ts';
import { watchFrame } from './watch-frame.ts';

export interface PreviewOptions {
  /** An iframe with `sandbox="allow-same-origin"` that shows `preview/frame.html`; it may still be loading. */
  readonly frame: HTMLIFrameElement;
  onAnswer(answer: PreviewAnswer): void;
  /** `anchor`: the preview has scrolled there already. */
  onOpenLink(href: string, kind: LinkKind): void;
  /** A click on a block: the block's first source line, 1-based in the file. */
  onPickLine(line: number): void;
  /**
   * True when the preview stopped following the text, false when it follows again. `plain`: lines that take too long to
   * show and appear as source.
   */
  onStalled(isStalled: boolean, plain: readonly LineRange[]): void;
}

/** The preview beside the editor. */
export interface Preview {
  open(text: string, context: RenderContext): void;
  change(changes: TextChanges): void;
  /** Keeps the block of the caret's line in sight, now and after the next answers. */
  showCaret(line: number): void;
  /** Puts a source line, with the fraction of it that is scrolled away, at the top. */
  showTopLine(line: number): void;
  setTheme(theme: 'system' | 'light' | 'dark'): void;
  /** The post as it is to be printed, once the preview has caught up with the text; undefined when it cannot. */
  printable(): Promise<PrintArticle | undefined>;
  /** Stops the worker. The preview cannot be used again. */
  close(): void;
}

interface WaitingAnswer {
  readonly answer: PreviewAnswer;
  readonly isFresh: boolean;
}

/** Renders posts into `options.frame` in a worker, beside the page's own work. */
export function createPreview(options: PreviewOptions): Preview {
  const { frame } = options;
  const place = createPreviewPlace();
  let page: PreviewPage | undefined;
  let waiting: WaitingAnswer[] = [];
  let theme: 'system' | 'light' | 'dark' = 'system';

  const client = createRenderClient({
    createWorker: () => new Worker(new URL('./render-worker.ts', import.meta.url), { type: 'module' }),
    onAnswer(answer, isFresh) {
      if (page) showAnswer(page, { answer, isFresh });
      else waiting.push({ answer, isFresh });
      options.onAnswer(answer);
      catchUp.look();
    },
    onStalled(isStalled, plain) {
      options.onStalled(isStalled, plain);
      catchUp.look();
    },
  });

  const catchUp = createCatchUp(() => client.standing());

  function showAnswer(shownPage: PreviewPage, { answer, isFresh }: WaitingAnswer): void {
    if (isFresh) shownPage.clear();
    shownPage.apply(answer, () => place.afterPatch(isFresh));
  }

  const watch = watchFrame(frame, (found, owner) => {
    const isSecond = page !== undefined;
    page = found;
    listenToFrame(owner, options);
    place.attach(found);
    showTheme(frame, theme);
    for (const each of waiting.splice(0)) showAnswer(found, each);
    if (isSecond) client.reopen();
  });

  return {
    open(text, context) {
      place.reset();
      waiting = [];
      client.open(text, context);
    },
    change: changes => client.change(changes),
    showCaret: line => place.showCaret(line),
    showTopLine: line => place.showTop(line),
    setTheme(next) {
      theme = next;
      showTheme(frame, theme);
    },
    async printable() {
      const isCurrent = await catchUp.wait();
      await page?.settled();
      return isCurrent && page ? printArticle(page) : undefined;
    },
    close() {
      watch.stop();
      client.close();
      catchUp.look();
    },
  };
}

function showTheme(frame: HTMLIFrameElement, theme: 'system' | 'light' | 'dark'): void {
  const root = frame.contentDocument?.documentElement;
  if (theme === 'system') root?.removeAttribute('data-theme');
  else root?.setAttribute('data-theme', theme);
}

import type { Page } from '@playwright/test';
import type { BlogWindow } from './blog-window.ts';

/** What a window did that a post must not make it do. */
export interface HostileWatch {
  /** Everything since the last call, in words; none is well. */
  take(): Promise<string[]>;
}

/** What is sent to every element of the preview. */
const previewEvents: readonly string[] = [
  ...'mouseover mouseenter mousemove mousedown mouseup mouseout mouseleave dblclick wheel contextmenu'.split(
    ' ',
  ),
  ...'pointerdown pointerover pointerenter pointermove pointerup touchstart touchend auxclick'.split(' '),
  ...'keydown keypress keyup focus focusin blur focusout input change select submit reset invalid'.split(' '),
  ...'copy cut paste drag dragstart dragenter dragover dragend drop load error abort'.split(' '),
  ...'toggle beforetoggle scroll scrollend resize animationstart animationend animationiteration'.split(' '),
  ...'transitionrun transitionstart transitionend canplay loadstart loadeddata play ended message'.split(' '),
  ...'hashchange pageshow unload begin end repeat finish start'.split(' '),
];

/** What is sent to every element of the window itself: what comes of moving over it, and no command of ours. */
const windowEvents: readonly string[] = [
  ...'mouseover mouseenter mouseout mouseleave pointerover pointerenter load error abort toggle'.split(' '),
  ...'animationstart animationend transitionend canplay loadstart begin'.split(' '),
];

/**
 * Watches a window: scripts that run, requests that leave the app or ask it for what is no file of the blog, new windows,
 * and addresses given to the system that are neither web nor mail.
 */
export async function watchHostile(page: Page): Promise<HostileWatch> {
  await installTools(page);
  const seen: string[] = [];
  page.on('dialog', dialog => {
    seen.push(`dialog: ${dialog.message()}`);
    // The page may be gone before the dialog is.
    dialog.dismiss().catch(() => undefined);
  });
  page.on('console', message => {
    // The browser itself reports refused and missing files as errors.
    if (!['error', 'warning'].includes(message.type())) seen.push(`console: ${message.text()}`);
  });
  page.on('pageerror', error => seen.push(`error: ${error.message}`));
  page.on('popup', opened => seen.push(`window: ${opened.url()}`));
  page.on('framenavigated', frame => {
    if (frame !== page.mainFrame() && !isOwn(page, frame.url())) seen.push(`frame: ${frame.url()}`);
  });
  page.on('request', request => {
    if (!isOwn(page, request.url())) seen.push(`request: ${request.url().slice(0, 200)}`);
  });
  await page.evaluate(() => {
    const opened: string[] = [];
    // What would leave for the browser or the mail program is kept here: thousands of windows would open.
    Object.assign(globalThis, {
      openedAddresses: opened,
      open: (url: unknown) => {
        opened.push(String(url));
        return null;
      },
    });
  });
  return {
    take: async () => {
      const found = await page.evaluate(() => {
        const own = globalThis as unknown as { openedAddresses: string[]; __pwn?: unknown };
        const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]');
        const inside = frame?.contentWindow as unknown as { __pwn?: unknown } | null | undefined;
        const isWell = frame?.contentDocument?.querySelectorAll('body > article').length === 1;
        return {
          opened: own.openedAddresses.splice(0),
          marks: [own.__pwn, inside?.__pwn].filter(mark => mark !== undefined).length,
          isWell,
        };
      });
      const odd = found.opened.filter(url => !/^(?:https?:\/\/[^/]|mailto:)/i.test(url));
      return [
        ...seen.splice(0),
        ...odd.map(url => `opened: ${url}`),
        ...(found.marks > 0 ? ['a marker is set'] : []),
        ...(found.isWell ? [] : ['the preview is gone']),
      ];
    },
  };
}

/** The app's own files, and files below the address of the blog's pictures. */
function isOwn(page: Page, url: string): boolean {
  const [address, own] = [new URL(url), new URL(page.url())];
  if (['data:', 'blob:', 'about:'].includes(address.protocol)) return true;
  const isHere = address.host === own.host && [own.protocol, 'ws:'].includes(address.protocol);
  return (
    isHere &&
    /^\/(?:$|index\.html$|assets\/|asset\/|api$|socket$|(?:renderer\/)?(?:preview|diagrams)\/)/.test(
      address.pathname,
    )
  );
}

/** What runs in the page for the tests: few calls from outside, because each waits for its turn on a busy machine. */
interface PageTools {
  /** Puts a text in the place of the editor's selection, as a paste does. */
  paste(text: string): void;
  /** Resolves when the preview shows `mark` and has not changed for five frames; to false when it does not in 5 s. */
  settle(mark: string): Promise<boolean>;
  /** Sends every event to every element of a frame, clicks all there is to click and waits for two frames. */
  pokeFrame(title: string): Promise<void>;
  /** Moves over everything the window itself shows: lists, headings, labels. */
  pokeWindow(): void;
}

declare const hostileTools: PageTools;

async function installTools(page: Page): Promise<void> {
  await page.evaluate(
    ({ previewEvents, windowEvents }) => {
      const nextFrame = () => new Promise(resolve => requestAnimationFrame(resolve));
      const frameOf = (title: string) =>
        [...document.querySelectorAll('iframe')].find(frame => frame.title === title)?.contentDocument;
      const send = (element: Element, names: readonly string[]) => {
        for (const name of names) element.dispatchEvent(new Event(name, { cancelable: true }));
      };
      const tools: PageTools = {
        paste(text) {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          const about = { bubbles: true, cancelable: true, clipboardData: data };
          // Not where the focus is: a link that was clicked may just have taken it.
          const editor = document.querySelector('[role="textbox"][aria-label="Post text"]');
          editor?.dispatchEvent(new ClipboardEvent('paste', about));
        },
        async settle(mark) {
          const shown = () => frameOf('Preview')?.querySelector('article')?.innerHTML ?? '';
          const end = performance.now() + 5000;
          for (let quiet = 0, before = ''; quiet < 5; quiet += 1) {
            await nextFrame();
            const now = shown();
            if (now !== before || !now.includes(mark)) quiet = -1;
            before = now;
            if (performance.now() > end) return false;
          }
          return true;
        },
        async pokeFrame(title) {
          const owner = frameOf(title);
          if (!owner) return;
          for (const element of owner.querySelectorAll<HTMLElement>('*')) {
            send(element, previewEvents);
            element.focus?.();
          }
          for (const link of owner.querySelectorAll<HTMLElement>('a, area, button, summary, input')) {
            link.click?.();
            link.dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true, cancelable: true }));
          }
          await nextFrame();
          await nextFrame();
        },
        pokeWindow() {
          for (const element of document.querySelectorAll('body *')) send(element, windowEvents);
        },
      };
      Object.assign(globalThis, { hostileTools: tools });
    },
    { previewEvents, windowEvents },
  );
}

/**
 * Puts `text` in the place of all that the editor holds, waits until the preview shows `mark`, and pokes everything in
 * it. Resolves to false when the preview did not follow.
 */
export async function playPost(window: BlogWindow, text: string, mark: string): Promise<boolean> {
  let isShown = false;
  // A link that was clicked may open its post late, and the editor takes nothing while one opens.
  for (let tries = 0; tries < 4 && !isShown; tries += 1) {
    // In the body all of the body is selected first, then all of the text.
    await window.editor.press('ControlOrMeta+a');
    await window.editor.press('ControlOrMeta+a');
    isShown = await window.page.evaluate(
      async given => {
        hostileTools.paste(given.text);
        return hostileTools.settle(given.mark);
      },
      { text, mark },
    );
  }
  await pokeFrame(window.page, 'Preview');
  return isShown;
}

/** Sends every event to everything in a frame and clicks all there is to click. */
export async function pokeFrame(page: Page, title: string): Promise<void> {
  await page.evaluate(given => hostileTools.pokeFrame(given), title);
}

/** Waits until the preview shows `mark`, then pokes it and the window around it. */
export async function pokeAll(page: Page, mark: string): Promise<void> {
  await page.evaluate(async given => {
    await hostileTools.settle(given);
    await hostileTools.pokeFrame('Preview');
    hostileTools.pokeWindow();
  }, mark);
}

/** Moves over everything the window itself shows. */
export async function pokeWindow(page: Page): Promise<void> {
  await page.evaluate(() => hostileTools.pokeWindow());
}

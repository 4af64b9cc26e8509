import { createPreview, type Preview } from '../../../renderer/preview/create-preview.ts';
import type { PreviewAnswer, RenderContext } from '../../../shared/markdown/preview-protocol.ts';
import type { TextChanges } from '../../../shared/model/text-change.ts';

/** True in the control build alone: no cleaning, no sandbox, no policy. Set by the rig's vite configuration. */
declare const __IS_CONTROL__: boolean;

/** What the test asks of the page. */
export interface Rig {
  /** Resolves with the number of blocks when the text is on the page. */
  show(text: string, context: RenderContext): Promise<number>;
  /** Sends every event to every element and clicks every link, then waits for the frame to come to rest. */
  poke(): Promise<void>;
  /** Addresses the preview wanted to open. */
  takeLinks(): { href: string; kind: string }[];
  /** How many there are, left where they are. */
  peekLinks(): number;
  /** Whether the frame still shows its own file and no marker of a payload is set. */
  isFrameWell(): boolean;
  /** Resolves with the answer that follows the changes, when it is on the page. */
  change(changes: TextChanges): Promise<PreviewAnswer>;
  readonly preview: Preview;
  readonly frame: HTMLIFrameElement;
  /** Lines that were clicked. */
  takeLines(): number[];
  /** What the preview said of its worker, in order. */
  readonly stalls: boolean[];
}

declare global {
  interface Window {
    rig: Rig;
    __pwn?: unknown;
  }
}

const eventNames = [
  ...[
    'mouseover',
    'mouseenter',
    'mousemove',
    'mousedown',
    'mouseup',
    'mouseout',
    'mouseleave',
    'dblclick',
    'wheel',
  ],
  ...[
    'pointerdown',
    'pointerover',
    'pointerenter',
    'pointermove',
    'pointerup',
    'touchstart',
    'touchend',
    'contextmenu',
  ],
  ...[
    'keydown',
    'keypress',
    'keyup',
    'focus',
    'focusin',
    'blur',
    'focusout',
    'input',
    'change',
    'select',
    'submit',
  ],
  ...[
    'copy',
    'cut',
    'paste',
    'drag',
    'dragstart',
    'dragenter',
    'dragover',
    'dragend',
    'drop',
    'load',
    'error',
    'abort',
  ],
  ...[
    'toggle',
    'beforetoggle',
    'scroll',
    'scrollend',
    'resize',
    'animationstart',
    'animationend',
    'transitionend',
  ],
  ...[
    'canplay',
    'loadstart',
    'loadeddata',
    'play',
    'ended',
    'message',
    'hashchange',
    'pageshow',
    'unload',
    'begin',
  ],
];

const links: { href: string; kind: string }[] = [];
const frame = document.createElement('iframe');
frame.title = 'Preview';
if (!__IS_CONTROL__) frame.setAttribute('sandbox', 'allow-same-origin');
frame.width = '800';
frame.height = '600';
frame.src = '/renderer/preview/frame.html';
document.body.append(frame);

const lines: number[] = [];
const stalls: boolean[] = [];
let onAnswer: ((answer: PreviewAnswer) => void) | undefined;
const loaded = new Promise(resolve => frame.addEventListener('load', resolve, { once: true }));
const preview = createPreview({
  frame,
  onAnswer: answer => onAnswer?.(answer),
  onOpenLink: (href, kind) => links.push({ href, kind }),
  onPick: ({ line }) => lines.push(line),
  onWrite: () => {},
  onKey: () => false,
  onHand: () => {},
  onScroll: () => {},
  onRest: () => {},
  lastLine: () => 1,
  isFollowing: () => true,
  caretTop: () => undefined,
  onStanding: standing => stalls.push(standing !== 'following'),
});

function answered(): Promise<PreviewAnswer> {
  return new Promise(resolve => {
    onAnswer = resolve;
  });
}

function nextFrame(): Promise<unknown> {
  return new Promise(resolve => requestAnimationFrame(resolve));
}

async function rest(owner: Document): Promise<void> {
  const images = [...owner.querySelectorAll('img')];
  await Promise.all(
    images.map(
      image =>
        image.complete ||
        new Promise(resolve => {
          image.addEventListener('load', resolve);
          image.addEventListener('error', resolve);
        }),
    ),
  );
  await nextFrame();
  await nextFrame();
}

window.rig = {
  async show(text, context) {
    await loaded;
    const done = answered();
    preview.open(text, context);
    await done;
    await preview.printable();
    return frame.contentDocument?.querySelectorAll('article > *').length ?? 0;
  },
  async poke() {
    const owner = frame.contentDocument;
    if (!owner) return;
    // Pictures far down would wait for the window to come near, and this would wait for them.
    for (const image of owner.querySelectorAll('img')) image.loading = 'eager';
    for (const element of owner.querySelectorAll<HTMLElement>('*')) {
      for (const name of eventNames) element.dispatchEvent(new Event(name, { cancelable: true }));
      element.focus?.();
    }
    for (const link of owner.querySelectorAll('a')) {
      link.click();
      link.dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true, cancelable: true }));
    }
    await rest(owner);
  },
  takeLinks: () => links.splice(0),
  peekLinks: () => links.length,
  isFrameWell() {
    const view = frame.contentWindow;
    return (
      view?.location.pathname === '/renderer/preview/frame.html' &&
      view.document.querySelectorAll('body > article').length === 1 &&
      view.__pwn === undefined &&
      window.__pwn === undefined
    );
  },
  async change(changes) {
    const done = answered();
    preview.change(changes);
    const answer = await done;
    await preview.printable();
    return answer;
  },
  preview,
  frame,
  takeLines: () => lines.splice(0),
  stalls,
};

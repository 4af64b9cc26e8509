import { type DiagramAnswer, type DiagramRequest, greeting, readAnswer } from './diagram-protocol.ts';

export interface DiagramFrameOptions {
  /** Where the frame is to stand; it needs a place on a page that is laid out. */
  readonly parent: HTMLElement;
  readonly address: string;
  /** How long a picture may take, in ms. */
  readonly limitMs: number;
  /** How long the frame may take to load and hear its greeting, in ms. */
  readonly loadLimitMs: number;
}

/** A frame of another origin in which diagrams are drawn, one at a time. */
export interface DiagramFrame {
  /** The answer; `late`, `absent`: there was none in time, or no frame to give one. The next request loads it anew. */
  draw(request: DiagramRequest): Promise<DiagramAnswer | 'late' | 'absent'>;
  /** Takes the frame away. */
  close(): void;
}

/** A frame that is loaded with the first request. */
export function createDiagramFrame(options: DiagramFrameOptions): DiagramFrame {
  let opened:
    | { readonly element: HTMLIFrameElement; readonly port: Promise<MessagePort | undefined> }
    | undefined;

  const close = (): void => {
    opened?.element.remove();
    opened = undefined;
  };
  const open = () => {
    const element = createElement(options);
    return { element, port: greet(element, options) };
  };

  return {
    async draw(request) {
      opened ??= open();
      const { element, port } = opened;
      const found = await port;
      const answer = found && (await ask(found, request, options.limitMs));
      if (answer) return answer;
      // Whatever goes on in there goes on for nobody; the page is free of it.
      if (opened?.element === element) close();
      return found ? 'late' : 'absent';
    },
    close,
  };
}

function createElement({ parent, address }: DiagramFrameOptions): HTMLIFrameElement {
  const element = parent.ownerDocument.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.title = 'Diagrams';
  element.setAttribute('aria-hidden', 'true');
  element.tabIndex = -1;
  element.inert = true;
  // Seen by nobody, yet laid out, as wide as a column of text: some diagrams fill the place they are given.
  Object.assign(element.style, {
    position: 'fixed',
    inset: '0 auto auto 0',
    width: '720px',
    height: '800px',
    border: '0',
    opacity: '0',
    pointerEvents: 'none',
    zIndex: '-1',
  });
  element.src = address;
  parent.append(element);
  return element;
}

/** Gives a loaded frame its port, and keeps the other end. */
function greet(
  element: HTMLIFrameElement,
  { loadLimitMs }: DiagramFrameOptions,
): Promise<MessagePort | undefined> {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(undefined), loadLimitMs);
    element.addEventListener(
      'load',
      () => {
        clearTimeout(timer);
        const { port1, port2 } = new MessageChannel();
        port1.start();
        // An opaque origin has no name to send to; what stands in the frame is what our own server gave.
        element.contentWindow?.postMessage(greeting, '*', [port2]);
        resolve(port1);
      },
      { once: true },
    );
  });
}

/** Only what comes over the frame's own port, with the number asked for, counts as its answer. */
function ask(
  port: MessagePort,
  request: DiagramRequest,
  limitMs: number,
): Promise<DiagramAnswer | undefined> {
  return new Promise(resolve => {
    const finish = (answer: DiagramAnswer | undefined): void => {
      clearTimeout(timer);
      port.removeEventListener('message', onMessage);
      resolve(answer);
    };
    const onMessage = ({ data }: MessageEvent): void => {
      const answer = readAnswer(data, request.id);
      if (answer) finish(answer);
    };
    const timer = setTimeout(() => finish(undefined), limitMs);
    port.addEventListener('message', onMessage);
    port.postMessage(request);
  });
}

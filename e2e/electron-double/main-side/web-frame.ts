/** A frame as `webContents.mainFrame` and `event.senderFrame` show it. */
export interface WebFrame {
  readonly url: string;
  readonly origin: string;
  readonly routingId: number;
  readonly frameTreeNodeId: number;
  readonly processId: number;
  readonly osProcessId: number;
  readonly frameToken: string;
  readonly name: string;
  readonly parent: WebFrame | null;
  readonly top: WebFrame;
  readonly frames: readonly WebFrame[];
  readonly framesInSubtree: readonly WebFrame[];
  readonly detached: boolean;
  isDestroyed(): boolean;
  send(channel: string, ...args: readonly unknown[]): void;
}

/** Makes the main frame of a window; `url` is asked for at each look. */
export function createMainFrame(
  id: number,
  url: () => string,
  send: (channel: string, args: readonly unknown[]) => void,
): WebFrame {
  return frame({ id, url, send, token: `main-${id}` });
}

/** Makes the frame a forged message claims to come from: another main frame, or one inside `top`. */
export function createForgedFrame(id: number, url: string, top: WebFrame | null): WebFrame {
  return frame({ id, url: () => url, send: () => {}, token: `forged-${id}-${url}`, top });
}

function frame(parts: {
  readonly id: number;
  readonly url: () => string;
  readonly send: (channel: string, args: readonly unknown[]) => void;
  readonly token: string;
  readonly top?: WebFrame | null;
}): WebFrame {
  const top = parts.top ?? null;
  const routingId = top ? parts.id + 1000 : parts.id;
  const made: WebFrame = {
    get url() {
      return parts.url();
    },
    get origin() {
      return originOf(parts.url());
    },
    routingId,
    frameTreeNodeId: routingId,
    processId: parts.id + 1,
    osProcessId: process.pid,
    frameToken: parts.token,
    name: '',
    parent: top,
    get top() {
      return top ?? made;
    },
    get frames() {
      return [];
    },
    get framesInSubtree() {
      return [made];
    },
    detached: false,
    isDestroyed: () => false,
    send: (channel, ...args) => parts.send(channel, args),
  };
  return made;
}

function originOf(url: string): string {
  try {
    const { protocol, host, origin } = new URL(url);
    return origin === 'null' && host !== '' ? `${protocol}//${host}` : origin;
  } catch {
    return 'null';
  }
}

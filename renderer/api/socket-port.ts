import { decodeFrame, encodeFrame } from '../../shared/api/json-frames.ts';
import type { Port } from '../../shared/api/wire.ts';
import { AppError } from '../../shared/app-error.ts';

/** What of `WebSocket` a port needs, so that a test can bring its own. */
export interface Socket {
  send(text: string): void;
  close(): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** The address of the page's own socket. */
export function socketAddress(location: { readonly protocol: string; readonly host: string }): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/socket`;
}

/**
 * Brings a port over a socket once that is open.
 * @throws shell.lost when the socket closes before it opened.
 */
export function openSocketPort(socket: Socket): Promise<Port> {
  return new Promise((resolve, reject) => {
    let isOpen = false;
    let isClosed = false;
    let receive: (message: unknown) => void = () => {};
    let closed: () => void = () => {};
    const port: Port = {
      send: frame => socket.send(encodeFrame(frame)),
      onMessage: listener => {
        receive = listener;
      },
      onClose: listener => {
        closed = listener;
        if (isClosed) listener();
      },
      close: () => socket.close(),
    };
    socket.addEventListener('message', ({ data }) =>
      receive(typeof data === 'string' ? decodeFrame(data) : undefined),
    );
    socket.addEventListener('open', () => {
      isOpen = true;
      resolve(port);
    });
    socket.addEventListener('close', () => {
      isClosed = true;
      if (isOpen) closed();
      else reject(new AppError('shell.lost'));
    });
  });
}

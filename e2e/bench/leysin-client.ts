import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Calls of a running Leysin, as its window makes them: JSON frames over the WebSocket of the browser shell. */
export interface LeysinClient {
  /** `onProgress` hears what comes before the answer. @throws Error with the code of the error that Leysin answers. */
  call(name: string, params: unknown, onProgress?: (value: unknown) => void): Promise<unknown>;
  close(): void;
}

interface Frame {
  readonly kind: string;
  readonly id?: number;
  readonly result?: unknown;
  readonly value?: unknown;
  readonly error?: { readonly code: string; readonly data: unknown };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((value: unknown) => void) | undefined;
}

/** Takes up the session of a one-time address and says hello. */
export async function connectToLeysin(address: string): Promise<LeysinClient> {
  const { origin, host } = new URL(address);
  const opened = await fetch(address, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`${opened.status} and no cookie`);
  const page = await (await fetch(`${origin}/`, { headers: { cookie } })).text();
  const key = /<meta name="leysin-key" content="(\w+)">/.exec(page)?.[1];
  const socket = new WebSocket(`ws://${host}/socket`, { headers: { cookie, origin } });
  await once(socket, 'open');
  const waiting = new Map<number, Waiting>();
  const welcome = new Promise<void>(resolve => {
    socket.on('message', data => {
      const frame = JSON.parse(String(data)) as Frame;
      if (frame.kind === 'welcome') resolve();
      const call = frame.id === undefined ? undefined : waiting.get(frame.id);
      if (frame.kind === 'progress') call?.onProgress?.(frame.value);
      if (frame.kind === 'done') call?.resolve(frame.result);
      if (frame.kind === 'fail')
        call?.reject(new Error(`${frame.error?.code} ${JSON.stringify(frame.error?.data)}`));
    });
  });
  socket.send(JSON.stringify({ kind: 'hello', version: 1, key }));
  await welcome;
  let lastId = 0;
  return {
    call: (name, params, onProgress) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject, onProgress });
        socket.send(JSON.stringify({ kind: 'call', id: lastId, name, params }));
      }),
    close: () => socket.close(),
  };
}

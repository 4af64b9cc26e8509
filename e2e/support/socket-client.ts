import { request } from 'node:http';
import { WebSocket } from 'ws';

/** What a browser has after it used the link: the cookie, and the key that the page gets once. */
export interface BrowserSession {
  readonly cookie: string;
  readonly key: string;
  readonly origin: string;
}

/** An answer of the server, read to its end. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** A frame that came from the program. */
export interface AnswerFrame {
  readonly kind: string;
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly code: string };
}

/** A connection that speaks the contract by hand. */
export interface SocketClient {
  readonly socket: WebSocket;
  readonly answers: readonly AnswerFrame[];
  /** Sends a call and brings the frame that ends it. */
  call(name: string, params: unknown): Promise<AnswerFrame>;
}

/** Asks for an address with exactly this path: nothing tidies it up on the way. */
export function getExactly(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> {
  const { host, port } = new URL(origin);
  return sendExactly(Number(port), 'GET', path, { host, ...headers });
}

/** Sends a request with exactly these headers to a port of this machine. */
export function sendExactly(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    request({ hostname: '127.0.0.1', port, method, path, headers, setHost: false }, response => {
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** Uses a one-time link as a browser would. */
export async function openSession(address: string): Promise<BrowserSession> {
  const { origin, pathname } = new URL(address);
  const opened = await getExactly(origin, pathname, {});
  const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
  const page = await getExactly(origin, '/', { cookie });
  const key = /name="leysin-key" content="(\w*)"/.exec(page.body)?.[1] ?? '';
  return { cookie, key, origin };
}

/** Connects without saying hello. */
export async function connectSocket({ cookie, origin }: BrowserSession): Promise<SocketClient> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket`, { headers: { cookie, origin } });
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
  // A server that closes while we send is right, and no error of the test.
  socket.on('error', () => {});
  const answers: AnswerFrame[] = [];
  const waiting = new Map<number, (frame: AnswerFrame) => void>();
  socket.on('message', data => {
    const frame = JSON.parse(String(data)) as AnswerFrame;
    answers.push(frame);
    if (frame.id !== undefined && frame.kind !== 'progress') waiting.get(frame.id)?.(frame);
  });
  let lastId = 1_000_000;
  return {
    socket,
    answers,
    call: (name, params) =>
      new Promise(resolve => {
        const id = ++lastId;
        waiting.set(id, resolve);
        socket.send(JSON.stringify({ kind: 'call', id, name, params }));
      }),
  };
}

/** Connects as a window of ours and opens the blog that the program was started with. */
export async function connectWindow(
  session: BrowserSession,
): Promise<SocketClient & { readonly blog: object }> {
  const client = await connectSocket(session);
  const welcome = new Promise(resolve => client.socket.once('message', resolve));
  client.socket.send(JSON.stringify({ kind: 'hello', version: 1, key: session.key }));
  await welcome;
  const { kind, result } = await client.call('blog.open', { folder: null });
  if (kind !== 'done') throw new Error(`blog.open ended with ${kind}`);
  return { ...client, blog: result as object };
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { App } from '../app/app.ts';
import type { StartPlace } from '../app/shell.ts';
import type { Answer, Question } from '../pages/answer.ts';
import { answerAppPage, answerRendererFile } from '../pages/app-page.ts';
import { answerAsset } from '../pages/asset.ts';
import { plainAnswer } from '../pages/plain-answer.ts';
import { commonHeaders } from '../pages/security-headers.ts';
import { askForNewLink } from './link-page.ts';
import { refusePaddedHosts } from './padded-host.ts';
import {
  cookieName,
  isOurOrigin,
  isOurUpgrade,
  isSameSecret,
  loopbackAddress,
  sessionCookie,
} from './request-gate.ts';
import { createSessions, type Session, type Sessions } from './sessions.ts';
import { createSocketPort } from './socket-port.ts';
import { writeAnswer } from './write-answer.ts';

/** Largest frame a window may send: an image of 50 MB as base64 in JSON. */
const maxFrameBytes = 72 * 1024 * 1024;

/** A running browser shell. */
export interface LoopbackServer {
  readonly port: number;
  /** A new one-time address: `http://127.0.0.1:PORT/open/TOKEN`. */
  newLink(): string;
  /** Resolves when no window has been connected for `graceMs` after one was. */
  onLastWindowClosed(graceMs: number): Promise<void>;
  close(): Promise<void>;
}

/** What the browser shell serves. */
export interface ServerOptions {
  readonly app: App;
  /** What is shown first: the blog in every window, the post in the first one. */
  readonly start: StartPlace;
  readonly rendererFolder: string;
  /** 0 takes a free one. */
  readonly port: number;
}

interface Serving extends Omit<ServerOptions, 'port' | 'start'> {
  readonly sessions: Sessions;
  port: number;
}

/**
 * Starts the browser shell on 127.0.0.1.
 * @throws the listen error of Node (EADDRINUSE, EACCES) for the caller to word.
 */
export async function startServer(options: ServerOptions): Promise<LoopbackServer> {
  const { app, port } = options;
  const serving: Serving = { ...options, sessions: createSessions() };
  const windows = trackWindows();
  const start = startOnce(options.start);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
  });
  const server = createServer((request, response) => {
    if (request.socket.destroyed) return;
    answer(request, response, serving).catch(error => {
      app.logInternal(error);
      refuse(response, 500);
    });
  });
  refusePaddedHosts(server);
  server.on('upgrade', (request, socket: Socket, head) => {
    if (socket.destroyed) return;
    // Node has taken its own listener off: a peer that resets the connection must not end the server.
    socket.on('error', () => socket.destroy());
    const isSocketPath = request.url === '/socket' && request.method === 'GET';
    const session = isOurUpgrade(request, serving.port) ? sessionOf(request, serving) : undefined;
    if (!isSocketPath || session === undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, webSocket => {
      windows.add(webSocket);
      const isOurs = (key: string | undefined) => isSameSecret(key, session.key);
      app.connect(createSocketPort(webSocket), { start, isOurs });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopbackAddress, resolve);
  });
  serving.port = (server.address() as AddressInfo).port;
  return {
    port: serving.port,
    newLink: () => `http://${loopbackAddress}:${serving.port}/open/${serving.sessions.newToken()}`,
    onLastWindowClosed: windows.onLastClosed,
    close: () =>
      new Promise(resolve => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The post is for the first window only: one that is loaded again shows what was open in it last. */
function startOnce({ folder, file }: StartPlace): () => StartPlace {
  let first = file;
  return () => {
    const start = { folder, file: first };
    first = null;
    return start;
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const path = pathOf(request.url);
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405);
  if (path === undefined) return refuse(response, 400);
  if (!isOurOrigin(request, serving.port)) return refuse(response, 403);
  if (path.startsWith('/open/')) return openSession(request, response, serving, path.slice('/open/'.length));
  const session = sessionOf(request, serving);
  // A window that has the cookie but lost its key asks for this page itself.
  if (!session || path === '/new-link') return askForNewLink(response);
  const question = { method, path, range: request.headers.range } as const;
  if (path.startsWith('/asset/') && !isEmbedding(request)) return refuse(response, 403);
  writeAnswer(response, await answerPath(serving, question, session));
}

function answerPath(
  { app, rendererFolder, sessions }: Serving,
  question: Question,
  session: Session,
): Promise<Answer> {
  const { path, method } = question;
  if (path.startsWith('/asset/')) return answerAsset(app, question);
  if (path !== '/') return answerRendererFile(rendererFolder, path);
  return answerAppPage(rendererFolder, method === 'GET' ? sessions.takeKey(session) : '');
}

/** Where browsers may put a file of the blog: never a page, a frame, an object or a script's fetch. */
const embeddingDestinations = new Set(['image', 'audio', 'video', 'track']);

function isEmbedding({ headers }: IncomingMessage): boolean {
  const destination = headers['sec-fetch-dest'];
  return destination === undefined || embeddingDestinations.has(String(destination));
}

function sessionOf(request: IncomingMessage, { sessions, port }: Serving): Session | undefined {
  return sessions.find(sessionCookie(request, port));
}

/** Trades a one-time token for the session cookie; a browser that has the cookie already is just sent on. */
function openSession(
  request: IncomingMessage,
  response: ServerResponse,
  serving: Serving,
  token: string,
): void {
  const known = sessionOf(request, serving);
  // HEAD is what link checkers and chat programs send: it must not use the link up.
  if (request.method === 'HEAD') {
    response.writeHead(204, commonHeaders).end();
    return;
  }
  const session = serving.sessions.open(token, known) ?? known;
  if (!session) {
    askForNewLink(response);
    return;
  }
  const cookie = `${cookieName(serving.port)}=${session.cookie}; HttpOnly; SameSite=Strict; Path=/`;
  response.writeHead(303, { ...commonHeaders, Location: '/', 'Set-Cookie': cookie }).end();
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy();
  writeAnswer(response, plainAnswer(status));
}

function pathOf(url: string | undefined): string | undefined {
  if (url === undefined || !url.startsWith('/') || url.startsWith('//')) return undefined;
  return url.split('?', 1)[0];
}

function trackWindows() {
  const open = new Set<unknown>();
  let changed = () => {};
  return {
    add: (socket: { once(event: 'close', closed: () => void): unknown }) => {
      open.add(socket);
      changed();
      socket.once('close', () => {
        open.delete(socket);
        changed();
      });
    },
    onLastClosed: (graceMs: number) =>
      new Promise<void>(resolve => {
        let timer: NodeJS.Timeout | undefined;
        let hadOne = open.size > 0;
        changed = () => {
          hadOne ||= open.size > 0;
          clearTimeout(timer);
          if (hadOne && open.size === 0) timer = setTimeout(resolve, graceMs);
        };
      }),
  };
}

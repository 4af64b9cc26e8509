import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { App } from '../app/app.ts';
import { answerAsset } from './asset-route.ts';
import { askForNewLink } from './link-page.ts';
import {
  cookieName,
  isOurOrigin,
  isOurUpgrade,
  isSameSecret,
  loopbackAddress,
  sessionCookie,
} from './request-gate.ts';
import { commonHeaders, framePolicy, pagePolicy } from './security-headers.ts';
import { createSessions, newSecret, type Session, type Sessions } from './sessions.ts';
import { createSocketPort } from './socket-port.ts';
import { readStaticFile, type StaticFile } from './static-files.ts';

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

interface Serving {
  readonly app: App;
  readonly rendererFolder: string;
  readonly sessions: Sessions;
  port: number;
}

/**
 * Starts the browser shell on 127.0.0.1. `port` 0 takes a free one.
 * @throws the listen error of Node (EADDRINUSE, EACCES) for the caller to word.
 */
export async function startServer(app: App, rendererFolder: string, port: number): Promise<LoopbackServer> {
  const serving: Serving = { app, rendererFolder, sessions: createSessions(), port };
  const windows = trackWindows();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
  });
  const server = createServer((request, response) => {
    answer(request, response, serving).catch(error => {
      app.logInternal(error);
      refuse(response, 500);
    });
  });
  server.on('upgrade', (request, socket: Socket, head) => {
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
      app.connect(createSocketPort(webSocket), key => isSameSecret(key, session.key));
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

async function answer(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const path = pathOf(request.url);
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (!isReading || path === undefined) return refuse(response, isReading ? 400 : 405);
  if (!isOurOrigin(request, serving.port)) return refuse(response, 403);
  if (path.startsWith('/open/')) return openSession(request, response, serving, path.slice('/open/'.length));
  const session = sessionOf(request, serving);
  // A window that has the cookie but lost its key asks for this page itself.
  if (!session || path === '/new-link') return askForNewLink(response);
  if (path.startsWith('/asset/')) return answerAsset(request, response, serving.app, path);
  if (path === '/') return answerPage(response, serving, request.method === 'GET' ? session : undefined);
  return answerStatic(response, serving, path);
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

/** The app's page, with a new nonce and, right after a link was used, the session's key. */
async function answerPage(
  response: ServerResponse,
  { rendererFolder, sessions }: Serving,
  session: Session | undefined,
): Promise<void> {
  const file = await readStaticFile(rendererFolder, '/index.html');
  if (!file) return refuse(response, 404);
  const nonce = newSecret();
  const key = session ? sessions.takeKey(session) : '';
  const page = file.body.toString('utf8').replace('__CSP_NONCE__', nonce).replace('__SESSION_KEY__', key);
  send(response, { ...file, body: Buffer.from(page) }, pagePolicy(nonce));
}

async function answerStatic(
  response: ServerResponse,
  { rendererFolder }: Serving,
  path: string,
): Promise<void> {
  const file = path === '/index.html' ? undefined : await readStaticFile(rendererFolder, path);
  if (file) send(response, file, framePolicy);
  else refuse(response, 404);
}

function send(response: ServerResponse, { type, body }: StaticFile, policy: string): void {
  response.writeHead(200, { ...commonHeaders, 'Content-Type': type, 'Content-Security-Policy': policy });
  response.end(body);
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { ...commonHeaders, 'Content-Length': 0 }).end();
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

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Protocol } from './protocol.ts';
import type { WebRequest } from './web-request.ts';

// From reading, not from running: a page of a custom scheme has no cookies there, and Electron fills in none of the others.
const notForSchemes = /^(?:sec-.*|origin|host|cookie|referer|connection|upgrade-insecure-requests)$/;

/** Serves pages of custom schemes to a browser that knows none: each scheme and host is an address on this machine. */
export class AppSchemeServer {
  private readonly protocol: Protocol;
  private readonly webRequest: WebRequest;
  private readonly places = new Map<string, Promise<string>>();
  private readonly appAddresses = new Map<string, string>();
  private readonly announce: (origin: string) => void;
  private readonly seed: () => string;

  constructor(parts: {
    readonly protocol: Protocol;
    readonly webRequest: WebRequest;
    readonly announce: (origin: string) => void;
    /** What the port is derived from, so that the storage of pages outlives a restart. */
    readonly seed: () => string;
  }) {
    this.protocol = parts.protocol;
    this.webRequest = parts.webRequest;
    this.announce = parts.announce;
    this.seed = parts.seed;
  }

  /** The address the browser can load, or the name of the error that loading ends with. */
  async toReal(address: string): Promise<{ readonly real: string } | { readonly failure: string }> {
    const url = new URL(address);
    if (['http:', 'https:', 'data:', 'about:', 'blob:'].includes(url.protocol)) return { real: address };
    const scheme = url.protocol.slice(0, -1);
    const found = this.protocol._find(scheme);
    if ('failure' in found) return found;
    const root = `${scheme}://${url.host}`;
    if (!this.places.has(root)) this.places.set(root, this.open(root, scheme));
    const origin = await (this.places.get(root) as Promise<string>);
    return { real: `${origin}${address.slice(root.length) || '/'}` };
  }

  /** The address as the main bundle knows it. */
  toApp(real: string): string {
    for (const [origin, root] of this.appAddresses) {
      if (real === origin || real.startsWith(`${origin}/`)) return root + real.slice(origin.length);
    }
    return real;
  }

  private async open(root: string, scheme: string): Promise<string> {
    const server = createServer((request, response) => {
      this.answer(root, scheme, request, response).catch(error => {
        process.stderr.write(`${root}${request.url}: ${error instanceof Error ? error.stack : error}\n`);
        response.destroy();
      });
    });
    const port = await listen(server, portFor(this.seed() + root));
    server.unref();
    const origin = `http://127.0.0.1:${port}`;
    this.appAddresses.set(origin, root);
    this.announce(origin);
    return origin;
  }

  private async answer(
    root: string,
    scheme: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const url = root + request.url;
    const found = this.protocol._find(scheme);
    const verdict = await this.webRequest._ask('onBeforeRequest', describe(url, request));
    if ('failure' in found || verdict.cancel || verdict.redirectURL !== undefined) {
      response.destroy();
      return;
    }
    const given = await found.handler(await toRequest(url, request));
    response.writeHead(given.status, headersOf(given));
    if (!given.body || request.method === 'HEAD') response.end();
    else await pipeline(Readable.fromWeb(given.body as ReadableStream), response).catch(() => {});
  }
}

function describe(url: string, request: IncomingMessage) {
  const type = String(request.headers['sec-fetch-dest'] ?? 'other');
  const names: Record<string, string> = {
    document: 'mainFrame',
    iframe: 'subFrame',
    style: 'stylesheet',
    empty: 'xhr',
  };
  return {
    id: 0,
    url,
    method: request.method ?? 'GET',
    resourceType: names[type] ?? type,
    referrer: '',
    timestamp: Date.now(),
  };
}

async function toRequest(url: string, request: IncomingMessage): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !notForSchemes.test(name)) headers.set(name, String(value));
  }
  const method = request.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  const body = Readable.toWeb(request) as unknown as BodyInit;
  return new Request(url, { method, headers, body, duplex: 'half' } as RequestInit);
}

function headersOf(response: Response): Record<string, string> {
  const headers = Object.fromEntries(response.headers);
  delete headers['set-cookie'];
  return headers;
}

function portFor(text: string): number {
  return 20_000 + (createHash('sha256').update(text).digest().readUInt16BE() % 10_000);
}

async function listen(server: Server, port: number): Promise<number> {
  const tryPort = (wanted: number) =>
    new Promise<boolean>(resolve => {
      server.once('error', () => resolve(false));
      server.listen(wanted, '127.0.0.1', () => resolve(true));
    });
  if (!(await tryPort(port))) await tryPort(0);
  return (server.address() as AddressInfo).port;
}

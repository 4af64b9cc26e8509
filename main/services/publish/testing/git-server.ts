import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** How a {@link GitServer} behaves. */
export interface ServerRules {
  /** `user:password` it asks for; null: it asks for nothing. */
  login?: string | null;
  /** Whether reading needs no login. */
  isPublic?: boolean;
  /** Status to answer everything with instead of serving. */
  status?: number | null;
  /** Whether it never answers. */
  hangs?: boolean;
  /** Whether it takes what is pushed, then drops the connection before it says so. */
  cutsReply?: boolean;
}

/** Serves the bare repositories of a folder over http on loopback through `git http-backend`. */
export class GitServer {
  readonly rules: ServerRules;
  /** The port it listens on, once it was started. */
  port = 0;
  private readonly server: Server;
  /** The git processes that serve now. */
  private readonly working = new Set<ChildProcess>();

  constructor(folder: string, rules: ServerRules = {}) {
    this.rules = rules;
    this.server = createServer((request, response) => {
      serve(folder, this.rules, request, response, this.working).catch(error =>
        response.destroy(error as Error),
      );
    });
  }

  /** Begins to listen, on the same port as before when it was stopped, and gives its address without a slash at the end. */
  async start(): Promise<string> {
    await new Promise<void>(resolve => this.server.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
    return `http://127.0.0.1:${this.port}`;
  }

  /** Kills every git process that serves now, with all it has started, and drops the connections. */
  kill(): void {
    for (const { pid } of this.working) {
      try {
        if (pid !== undefined) process.kill(-pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    this.server.closeAllConnections();
  }

  /** Stops serving; the port is dead then. */
  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }
}

async function serve(
  folder: string,
  rules: ServerRules,
  request: IncomingMessage,
  response: ServerResponse,
  working: Set<ChildProcess>,
): Promise<void> {
  if (rules.hangs) return;
  if (rules.status) {
    response.writeHead(rules.status).end();
    return;
  }
  if (!mayPass(rules, request)) {
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="blog"' }).end();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const isGzip = request.headers['content-encoding'] === 'gzip';
  const body = isGzip ? gunzipSync(Buffer.concat(chunks)) : Buffer.concat(chunks);
  const answer = await runBackend(folder, request, body, working);
  if (rules.cutsReply && request.url?.endsWith('/git-receive-pack')) {
    response.destroy();
    return;
  }
  const end = answer.indexOf('\r\n\r\n');
  // A server that was killed has nothing to say.
  if (end < 0) {
    response.destroy();
    return;
  }
  const headers = answer.subarray(0, end).toString('latin1').split('\r\n');
  let status = 200;
  for (const line of headers) {
    const [name = '', value = ''] = line.split(/:\s*/, 2);
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.writeHead(status).end(answer.subarray(end + 4));
}

function mayPass(rules: ServerRules, request: IncomingMessage): boolean {
  if (!rules.login) return true;
  if (rules.isPublic && !request.url?.includes('git-receive-pack')) return true;
  return request.headers.authorization === `Basic ${Buffer.from(rules.login).toString('base64')}`;
}

function runBackend(
  folder: string,
  request: IncomingMessage,
  body: Buffer,
  working: Set<ChildProcess>,
): Promise<Buffer> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const child = spawn('git', ['http-backend'], {
    detached: true,
    env: {
      ...process.env,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
      GIT_CONFIG_KEY_1: 'http.receivepack',
      GIT_CONFIG_VALUE_1: 'true',
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: String(body.length),
      HTTP_GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_USER: 'writer',
      REMOTE_ADDR: '127.0.0.1',
    },
  });
  working.add(child);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(body);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      working.delete(child);
      resolve(Buffer.concat(chunks));
    });
  });
}

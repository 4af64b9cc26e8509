import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** A server of the files in one folder, for pages that Leysin is compared with. */
export interface BareServer {
  readonly address: string;
  close(): void;
}

/** Serves `folder` on a free port; `post` stands at `/post.md`. */
export async function serveBarePage(folder: string, post: () => string): Promise<BareServer> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://bare').pathname);
    if (path === '/post.md') {
      response.end(post());
      return;
    }
    try {
      const file = join(folder, path === '/' ? 'index.html' : path);
      response
        .setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream')
        .end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

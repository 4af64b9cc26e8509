import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { framePolicy, pagePolicy } from '../../../main/pages/security-headers.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Where the rig is served. */
export interface ServedRig {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a built rig on loopback, with the policies of the app unless it is the control. */
export async function serveRig(folder: string, isControl: boolean): Promise<ServedRig> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://rig.invalid').pathname);
    const policy = path.endsWith('/frame.html') ? framePolicy : pagePolicy('rig');
    readFile(join(folder, path)).then(
      bytes => {
        response.writeHead(200, {
          'Content-Type': types[extname(path)] ?? 'application/octet-stream',
          ...(isControl ? {} : { 'Content-Security-Policy': policy }),
        });
        response.end(bytes);
      },
      () => {
        response.writeHead(404);
        response.end();
      },
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

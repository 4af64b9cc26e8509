import { once } from 'node:events';
import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tinyPng } from './nikola-blog.ts';
import { selfSigned } from './self-signed.ts';

/** What a site learns of who asks it for a picture. */
export interface PictureRequest {
  /** The host it was asked as, without port. */
  readonly host: string;
  readonly path: string;
  readonly cookie: string | undefined;
  readonly referrer: string | undefined;
}

/** A site of pictures on this machine, which any name can be led to, and a plain one beside it, as a router has one. */
export interface PictureSite {
  readonly port: number;
  /** The port of the plain site. */
  readonly plainPort: number;
  /** All that was asked so far, of either. */
  readonly requests: readonly PictureRequest[];
  close(): Promise<void>;
}

/** Starts both. `/to-plain.png` leads on to the plain site; every answer tries to set a cookie. */
export async function startPictureSite(): Promise<PictureSite> {
  const requests: PictureRequest[] = [];
  const plain = createPlainServer((request, response) => {
    requests.push({ host: 'plain', path: request.url ?? '', cookie: undefined, referrer: undefined });
    response.end();
  });
  const plainPort = await listen(plain);
  const site = createServer(selfSigned('pictures.example'), (request, response) => {
    const { cookie, referer, host = '' } = request.headers;
    requests.push({ host: host.replace(/:\d+$/, ''), path: request.url ?? '', cookie, referrer: referer });
    if (request.url === '/to-plain.png') {
      response.writeHead(302, { Location: `http://127.0.0.1:${plainPort}/router.png` }).end();
      return;
    }
    response
      .writeHead(200, {
        'Content-Type': 'image/png',
        'Cache-Control': 'no-store',
        'Set-Cookie': 'reader=1; SameSite=None; Secure; Path=/',
      })
      .end(tinyPng);
  });
  const port = await listen(site);
  return {
    port,
    plainPort,
    requests,
    close: async () => {
      for (const server of [site, plain]) {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      }
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()));
  return (server.address() as AddressInfo).port;
}

import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { expect, test } from '../../support/fixtures.ts';
import { findSharedData } from '../../support/shared-data.ts';
import { sendExactly as send } from '../../support/socket-client.ts';

/** Sends these very bytes; resolves to the status of the first answer, 0 when the connection just closed. */
function sendRaw(port: number, text: string): Promise<number> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setTimeout(5_000, () => socket.destroy());
    socket.once('data', data => {
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString())?.[1] ?? 0));
      socket.destroy();
    });
    socket.once('error', () => resolve(0));
    socket.once('close', () => resolve(0));
  });
}

interface TableRow {
  readonly request: string;
  readonly host: string;
  readonly origin: string | null;
  readonly token: string;
  readonly allow: boolean;
}

const upgradeHeaders =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n';

/** The request line and extra headers that stand for a row; other rows are plain requests of their method for `/`. */
const specialRequests: readonly (readonly [
  RegExp,
  (row: TableRow, port: number) => readonly [string, string],
])[] = [
  [/^WebSocket/, () => ['GET /socket HTTP/1.1', upgradeHeaders]],
  [/^GET websocket path/, () => ['GET /socket HTTP/1.1', '']],
  [/^GET (\/asset\S+)/, ({ request }) => [`${request} HTTP/1.1`, '']],
  [/^GET with 1 MB header/, () => ['GET / HTTP/1.1', `X-Long: ${'x'.repeat(1_000_000)}\r\n`]],
  [/^HTTP\/1\.0/, () => ['GET / HTTP/1.0', '']],
  [/^CONNECT/, () => ['CONNECT x:1 HTTP/1.1', '']],
  [/^two Host/, (_row, port) => ['GET / HTTP/1.1', `Host: 127.0.0.1:${port}\r\n`]],
  [/^absolute-form/, () => ['GET http://evil.test/ HTTP/1.1', '']],
  [/1 GB length/, () => ['POST / HTTP/1.1', 'Content-Length: 1073741824\r\n']],
  [/^pipelined/, () => ['POST / HTTP/1.1', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n']],
  [/^OPTIONS/, () => ['OPTIONS / HTTP/1.1', 'Access-Control-Request-Method: POST\r\n']],
];

/** Sends a row of the table to the address of ours that is nearest to it. */
function answerTo(row: TableRow, port: number, cookie: string): Promise<number> {
  const here = (text: string) =>
    text.replaceAll('OTHERPORT', String(port + 1)).replaceAll('PORT', String(port));
  const cookies: Readonly<Record<string, string>> = {
    right: cookie,
    'right-with-trailing-byte': `${cookie}a`,
    wrong: `leysin-${port}=${'0'.repeat(64)}`,
    'old-session': `leysin-${port}=${'1'.repeat(64)}`,
  };
  const special = specialRequests.find(([pattern]) => pattern.test(row.request))?.[1];
  const [method = 'GET'] = row.request.split(' ');
  const path = row.token === 'right-but-in-query' ? `/?token=${cookie.split('=')[1]}` : '/';
  const [line, extra] = special?.(row, port) ?? [`${method} ${path} HTTP/1.1`, ''];
  const headers = [
    row.request.startsWith('HTTP/1.0') ? '' : `Host: ${here(row.host)}\r\n`,
    row.origin === null ? '' : `Origin: ${here(row.origin)}\r\n`,
    cookies[row.token] ? `Cookie: ${cookies[row.token]}\r\n` : '',
    extra,
  ];
  return sendRaw(port, `${line}\r\n${headers.join('')}\r\n`);
}

/** What is allowed may still be no method of ours: only GET and HEAD have answers, and a socket must name its origin. */
function isAsAllowed(row: TableRow, status: number): boolean {
  const isAnswered = status === 101 || (status >= 200 && status < 400);
  const isNoneOfOurs =
    row.request.startsWith('POST') || (row.request.startsWith('WebSocket') && row.origin === null);
  return isAnswered === row.allow || (row.allow && isNoneOfOurs);
}

test.describe('the loopback server', () => {
  test('opens one browser with its address, and tells any other how to get a new one', async ({ desk }) => {
    const { address } = await desk.serve(desk.makeBlog());
    const { port: portText, pathname } = new URL(address);
    const port = Number(portText);
    const host = `127.0.0.1:${port}`;
    expect((await send(port, 'GET', '/', { host })).status).toBe(401);
    expect((await send(port, 'HEAD', pathname, { host })).status).toBe(204);
    const first = await send(port, 'GET', pathname, { host });
    expect(first.status).toBe(303);
    const cookie = String(first.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const second = await send(port, 'GET', pathname, { host });
    expect(second.status).toBe(401);
    expect(second.body).toContain('leysin serve');
    expect(second.headers['set-cookie']).toBeUndefined();
    const session = { host, cookie: cookie.split(';')[0] ?? '' };
    const page = await send(port, 'GET', '/', session);
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    expect((await send(port, 'GET', pathname, session)).status).toBe(303);
  });

  test('does nothing for a host that ends in white space: not even the link is used up', async ({ desk }) => {
    const { address } = await desk.serve(desk.makeBlog());
    const { host, port, pathname } = new URL(address);
    expect(await sendRaw(Number(port), `GET ${pathname} HTTP/1.1\r\nHost: ${host} \r\n\r\n`)).toBe(0);
    expect((await send(Number(port), 'GET', pathname, { host })).status).toBe(303);
  });

  test('serves no file of the blog as a page, and none that is no picture at all', async ({ desk }) => {
    const { address } = await desk.serve(
      desk.makeBlog({
        'index.md': '# Hello',
        'evil.html': '<script>1</script>',
        'evil.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      }),
    );
    const { port: portText, pathname } = new URL(address);
    const port = Number(portText);
    const host = `127.0.0.1:${port}`;
    const cookie =
      String((await send(port, 'GET', pathname, { host })).headers['set-cookie']).split(';')[0] ?? '';
    for (const path of [
      '/evil.html',
      '/blog/evil.html',
      '/../evil.html',
      '/%2e%2e/evil.html',
      '/asset/x/evil.svg',
    ])
      expect((await send(port, 'GET', path, { host, cookie })).status, path).toBe(404);
    expect(
      (await send(port, 'GET', '/asset/x/evil.svg', { host, cookie, 'sec-fetch-dest': 'document' })).status,
    ).toBe(403);
    expect((await send(port, 'POST', '/', { host, cookie })).status).toBe(405);
  });

  test('answers exactly the requests of the table that are allowed', async ({ desk }) => {
    const file = findSharedData('payloads/loopback-requests.json');
    test.skip(!file, 'needs ../shared/payloads');
    const { items } = JSON.parse(readFileSync(file ?? '', 'utf8')) as {
      items: TableRow[];
    };
    const blog = desk.makeBlog();
    const { address } = await desk.serve(blog);
    const { port: portText, pathname } = new URL(address);
    const port = Number(portText);
    const cookie = String(
      (await send(port, 'GET', pathname, { host: `127.0.0.1:${port}` })).headers['set-cookie'],
    ).split(';')[0];
    const wrong: string[] = [];
    for (const item of items) {
      const status = await answerTo(item, port, cookie ?? '');
      if (!isAsAllowed(item, status)) wrong.push(`${JSON.stringify(item)} → ${status}`);
    }
    expect(wrong).toEqual([]);
    expect(items.length).toBeGreaterThan(200);
  });

  test('does not speak to a program that has only the cookie, which browsers send to every port', async ({
    desk,
  }) => {
    const { address } = await desk.serve(desk.makeBlog());
    const { port: portText, pathname, origin } = new URL(address);
    const port = Number(portText);
    const host = `127.0.0.1:${port}`;
    const cookie =
      String((await send(port, 'GET', pathname, { host })).headers['set-cookie']).split(';')[0] ?? '';
    const keyOf = async () =>
      /name="leysin-key" content="(\w*)"/.exec((await send(port, 'GET', '/', { host, cookie })).body)?.[1];
    const key = await keyOf();
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    // Given once, right after the link; a thief of the cookie comes too late, and a used link gives no new one.
    expect(await keyOf()).toBe('');
    await send(port, 'GET', pathname, { host, cookie });
    expect(await keyOf()).toBe('');
    const answerTo = (hello: object) =>
      new Promise<string>(resolve => {
        const socket = new WebSocket(`ws://${host}/socket`, { headers: { cookie, origin } });
        socket.once('open', () => socket.send(JSON.stringify({ kind: 'hello', version: 1, ...hello })));
        socket.once('message', data => {
          resolve((JSON.parse(String(data)) as { kind: string }).kind);
          socket.close();
        });
        socket.once('close', () => resolve('closed'));
      });
    expect(await answerTo({})).toBe('closed');
    expect(await answerTo({ key: 'f'.repeat(64) })).toBe('closed');
    expect(await answerTo({ key })).toBe('welcome');
  });

  test('goes on when a peer resets a handshake that is refused', async ({ desk }) => {
    const { address, child } = await desk.serve(desk.makeBlog());
    const port = Number(new URL(address).port);
    for (let round = 0; round < 50; round += 1)
      await new Promise<void>(resolve => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(
            `GET /socket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://evil.invalid\r\n${upgradeHeaders}\r\n`,
            () => socket.resetAndDestroy(),
          );
        });
        socket.once('close', () => resolve());
      });
    expect((await send(port, 'GET', '/', { host: `127.0.0.1:${port}` })).status).toBe(401);
    expect(child.exitCode).toBeNull();
  });

  test('ends with 0 on SIGTERM', async ({ desk }) => {
    const leysin = await desk.serve(desk.makeBlog());
    expect(await leysin.stop()).toBe(0);
  });
});

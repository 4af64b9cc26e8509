import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { canConnect, downloadAddress, proxyFor } from './reach-host.ts';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

/** A listener on loopback that takes connections and never says anything. */
async function startSilent(): Promise<{ port: number; server: Server }> {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  running.push(
    () =>
      new Promise(resolve => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  );
  return { port: (server.address() as { port: number }).port, server };
}

const forever = () => new AbortController().signal;

test('connects to a host that accepts', async () => {
  const { port } = await startSilent();
  expect(await canConnect(new URL(`http://127.0.0.1:${port}/`), forever())).toBe(true);
});

test('does not connect where nothing listens', async () => {
  const { port, server } = await startSilent();
  await new Promise(resolve => server.close(resolve));
  running.length = 0;
  expect(await canConnect(new URL(`http://127.0.0.1:${port}/`), forever())).toBe(false);
});

test('gives up on a host that never answers', async () => {
  const { port } = await startSilent();
  const address = new URL(`https://127.0.0.1:${port}/`);
  expect(await canConnect(address, AbortSignal.timeout(50))).toBe(false);
  expect(await canConnect(address, AbortSignal.abort())).toBe(false);
});

test('reads mirrors as the package electron does', () => {
  expect(downloadAddress({})?.host).toBe('github.com');
  expect(downloadAddress({ ELECTRON_MIRROR: 'http://mirror.test:8080/e/' })?.href).toBe(
    'http://mirror.test:8080/e/',
  );
  const both = { ELECTRON_MIRROR: 'http://b.test/', npm_config_electron_mirror: 'http://a.test/' };
  expect(downloadAddress(both)?.host).toBe('a.test');
  expect(downloadAddress({ ELECTRON_MIRROR: 'no address' })).toBeUndefined();
});

test('knows which proxy stands before a host', () => {
  const host = new URL('https://files.example.test/');
  const proxy = (env: NodeJS.ProcessEnv, address = host) => proxyFor(address, env)?.host;
  expect(proxy({})).toBeUndefined();
  expect(proxy({ HTTP_PROXY: 'http://proxy.test:3128' })).toBeUndefined();
  expect(proxy({ HTTPS_PROXY: 'http://proxy.test:3128' })).toBe('proxy.test:3128');
  expect(proxy({ https_proxy: 'proxy.test:3128' })).toBe('proxy.test:3128');
  expect(proxy({ HTTP_PROXY: 'http://proxy.test:3128' }, new URL('http://files.example.test/'))).toBe(
    'proxy.test:3128',
  );
  const env = (NO_PROXY: string) => ({ HTTPS_PROXY: 'http://proxy.test:3128', NO_PROXY });
  for (const list of ['*', 'other.test, example.test', '.example.test', 'files.example.test:443'])
    expect(proxy(env(list)), list).toBeUndefined();
  for (const list of ['', 'other.test', 'ample.test']) expect(proxy(env(list)), list).toBe('proxy.test:3128');
});

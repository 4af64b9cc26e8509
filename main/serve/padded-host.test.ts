import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { refusePaddedHosts } from './padded-host.ts';

let server: Server;
let asked: string[];

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    if (request.socket.destroyed) return;
    asked.push(request.url ?? '');
    response.end('ok');
  });
  server.on('upgrade', (_request, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
    socket.on('data', chunk => socket.end(`echo ${String(chunk)}`));
  });
  refusePaddedHosts(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

/** Sends parts one after the other, each when the one before has arrived; brings everything that came back. */
async function talk(...parts: readonly string[]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setNoDelay();
  const said: string[] = [];
  socket.on('data', chunk => said.push(String(chunk))).on('error', () => {});
  await once(socket, 'connect');
  for (const part of parts) {
    if (!socket.destroyed) socket.write(part);
    await new Promise(resolve => setTimeout(resolve, 30));
  }
  socket.end();
  if (!socket.closed) await once(socket, 'close');
  return said.join('');
}

const request = (host: string, path = '/') => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nA: b \r\n\r\n`;

it('answers hosts as they should be written, also several on one connection', async () => {
  expect(await talk(request('a:1', '/1'), request('a:1', '/2'))).toMatch(/ok.*ok/s);
  expect(asked).toEqual(['/1', '/2']);
});

it('closes the connection for one that ends in white space, wherever it stands', async () => {
  for (const host of ['a:1 ', 'a:1\t', ' a:1  ']) expect(await talk(request(host))).toBe('');
  const whole = request('a:1 ');
  const middle = whole.indexOf(' \r\n') - 2;
  expect(await talk(whole.slice(0, middle), whole.slice(middle))).toBe('');
  expect(asked).toEqual([]);
  expect(await talk(request('a:1', '/1'), request('a:1 ', '/2'))).toMatch(/^HTTP\/1\.1 200.*ok$/s);
  expect(asked).toEqual(['/1']);
});

it('does not look at what follows an upgrade', async () => {
  const upgrade = 'GET / HTTP/1.1\r\nHost: a:1\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n';
  expect(await talk(upgrade, '\r\nhost: a \r\n')).toContain('echo \r\nhost: a ');
});

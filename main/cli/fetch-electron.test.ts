import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ElectronFetch, fetchElectron } from './fetch-electron.ts';
import { findElectron } from './find-electron.ts';

const realPackage = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const version = '99.1.0';
const zipName = `electron-v${version}-${process.platform}-${process.arch}.zip`;
const executable =
  {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  }[process.platform as string] ?? 'electron';

let root: string;
let packageFolder: string;
const stops: (() => void)[] = [];

/** A program whose package `electron` is a release that does not exist, with the installer of the real one. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'leysin-fetch-'));
  packageFolder = join(root, 'node_modules/electron');
  mkdirSync(packageFolder, { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"name":"program"}');
  writeFileSync(join(packageFolder, 'package.json'), JSON.stringify({ name: 'electron', version }));
  cpSync(join(realPackage, 'install.js'), join(packageFolder, 'install.js'));
  for (const scope of ['@electron', '@electron-internal'])
    symlinkSync(join(dirname(realPackage), scope), join(root, 'node_modules', scope), 'junction');
  promise('0'.repeat(64));
  mkdirSync(join(root, 'tmp'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, join(root, 'tmp'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  for (const stop of stops.splice(0)) stop();
  rmSync(root, { recursive: true, force: true });
});

/** Sets the checksum the package promises for its zip. */
function promise(sha256: string): void {
  writeFileSync(join(packageFolder, 'checksums.json'), JSON.stringify({ [zipName]: sha256 }));
}

async function startMirror(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function fetchFrom(mirror: string, more: Partial<ElectronFetch> = {}) {
  const hosts: string[] = [];
  const counts: number[] = [];
  const problem = fetchElectron({
    packageFolder,
    env: { PATH: process.env.PATH, ELECTRON_MIRROR: mirror, electron_config_cache: join(root, 'cache') },
    isForbidden: false,
    signal: new AbortController().signal,
    onStart: host => hosts.push(host),
    onBytes: count => counts.push(count),
    ...more,
  });
  return { problem, hosts, counts };
}

/** A zip without compression, its entries executable. */
function zip(files: Readonly<Record<string, Buffer>>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of Object.entries(files)) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(0o100755 * 65_536, 6);
    tail.writeUInt32LE(offset, 10);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data]);
    // The last byte of the version says that the mode is Unix's.
    directory.push(Buffer.from('PK\x01\x02\x14\x03'), common, tail, Buffer.from(name));
    bodies.push(body);
    offset += body.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  for (const at of [4, 6]) end.writeUInt16LE(bodies.length, at);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, listed, Buffer.from('PK\x05\x06'), end]);
}

/** A release whose checksum the package promises. */
function makeRelease(): Buffer {
  const release = zip({ [executable]: Buffer.from('#!/bin/sh\nexit 0\n'), version: Buffer.from(version) });
  promise(createHash('sha256').update(release).digest('hex'));
  return release;
}

const state = () => findElectron(root, {}, process.platform);

test('fetches with the package’s installer, which checks the sum, and leaves nothing else behind', async () => {
  const release = makeRelease();
  const asked: string[] = [];
  const mirror = await startMirror(({ url }, response) => {
    asked.push(String(url));
    response.end(release);
  });
  const { problem, hosts } = fetchFrom(mirror);
  expect(await problem).toBeUndefined();
  expect(hosts).toEqual([new URL(mirror).host]);
  expect(asked).toEqual([`/v${version}/${zipName}`]);
  expect(state()).toEqual({ kind: 'here', executable: join(packageFolder, 'dist', executable), version });
});

test('does not keep what has another sum than the package promises', async () => {
  const mirror = await startMirror((_, response) => response.end('not what was promised'));
  expect(await fetchFrom(mirror).problem).toMatch(/^Electron could not be fetched \(.*checksum/i);
  expect(state().kind).toBe('fetchable');
  expect(existsSync(join(packageFolder, 'dist'))).toBe(false);
});

test('says in one line what the host answered', async () => {
  const mirror = await startMirror((_, response) => response.writeHead(404).end());
  const problem = await fetchFrom(mirror).problem;
  expect(problem).toMatch(/^Electron could not be fetched \(.*404.*\)$/);
});

test('does not begin where the host cannot be reached', async () => {
  const mirror = await startMirror((_, response) => response.end());
  for (const stop of stops.splice(0)) stop();
  const { problem, hosts } = fetchFrom(mirror);
  expect(await problem).toBe(
    `Electron's binary is not here and its download host cannot be reached (${new URL(mirror).host})`,
  );
  expect(hosts).toEqual([]);
});

test('gives up on a host that takes the connection and never answers', async () => {
  const server = createTcpServer(socket => stops.push(() => socket.destroy()));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  // Before the handshake: our own limit.
  expect(await fetchFrom(`https://127.0.0.1:${port}/`).problem).toMatch(/cannot be reached \(127\.0\.0\.1:/);
  // After it: without progress.
  expect(await fetchFrom(`http://127.0.0.1:${port}/`, { stallLimitMs: 1_000 }).problem).toMatch(
    /no progress/,
  );
  expect(state().kind).toBe('fetchable');
});

test('says that it is the proxy when that is what cannot be reached', async () => {
  const env = { ELECTRON_MIRROR: 'https://mirror.invalid/', HTTPS_PROXY: 'http://127.0.0.1:9' };
  expect(await fetchFrom('', { env }).problem).toMatch(/the proxy .* cannot be reached \(127\.0\.0\.1:9\)$/);
});

test('fetches through the proxy the environment names', async () => {
  const release = makeRelease();
  const mirror = new URL(await startMirror((_, response) => response.end(release)));
  let tunnels = 0;
  const proxy = createServer();
  proxy.on('connect', (request, near) => {
    tunnels += 1;
    expect(request.url).toBe('mirror.invalid:80');
    const far = connect(Number(mirror.port), mirror.hostname, () => near.write('HTTP/1.1 200 OK\r\n\r\n'));
    stops.push(() => far.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
  stops.push(() => proxy.close());
  const HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const env = {
    ELECTRON_MIRROR: 'http://mirror.invalid/',
    HTTP_PROXY,
    electron_config_cache: join(root, 'cache'),
  };
  expect(await fetchFrom('', { env }).problem).toBeUndefined();
  expect(tunnels).toBe(1);
  expect(state().kind).toBe('here');
});

test('fetches nothing where the user said so', async () => {
  const mirror = await startMirror(() => expect.unreachable());
  const told = fetchFrom(mirror, { isForbidden: true });
  expect(await told.problem).toMatch(/--no-download/);
  const env = { ELECTRON_MIRROR: mirror, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
  expect(await fetchFrom(mirror, { env }).problem).toMatch(/ELECTRON_SKIP_BINARY_DOWNLOAD/);
});

test.skipIf(process.getuid?.() === 0)('fetches nothing where it could not be kept', async () => {
  const mirror = await startMirror(() => expect.unreachable());
  chmodSync(packageFolder, 0o555);
  expect(await fetchFrom(mirror).problem).toMatch(/may not be written/);
  chmodSync(packageFolder, 0o755);
});

test('ends when cancelled, with its temporary files, and tells of progress before', async () => {
  const mirror = await startMirror((_, response) => void response.write(Buffer.alloc(300_000)));
  const controller = new AbortController();
  const { problem } = fetchFrom(mirror, {
    signal: controller.signal,
    onBytes: count => count >= 300_000 && controller.abort(),
  });
  await expect(problem).rejects.toMatchObject({ code: 'cancelled' });
  expect(readdirSync(join(root, 'tmp'))).toEqual([]);
  expect(state().kind).toBe('fetchable');
});

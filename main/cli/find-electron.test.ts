import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findElectron } from './find-electron.ts';

let root: string;
let packageFolder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'leysin-find-'));
  packageFolder = join(root, 'node_modules/electron');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
}

/** A program with the package `electron`, whose index would fail the test if it were loaded. */
function makeProgram(): void {
  write(join(root, 'package.json'), '{"name":"program"}');
  write(join(packageFolder, 'package.json'), '{"name":"electron","version":"45.4.1"}');
  write(join(packageFolder, 'index.js'), 'throw new Error("loaded");');
}

/** What the package's installer leaves behind. */
function unpack(name: string, version = '45.4.1'): void {
  write(join(packageFolder, 'dist', name), 'binary', 0o755);
  write(join(packageFolder, 'dist/version'), version);
  write(join(packageFolder, 'path.txt'), name);
}

const names = [
  ['linux', 'electron'],
  ['darwin', 'Electron.app/Contents/MacOS/Electron'],
  ['win32', 'electron.exe'],
] as const;

test.each(names)('finds the binary of the package on %s', (platform, name) => {
  makeProgram();
  unpack(name, 'v45.4.1\n');
  expect(findElectron(root, {}, platform)).toEqual({
    kind: 'here',
    executable: join(packageFolder, 'dist', name),
    version: '45.4.1',
  });
});

test.each(names)('finds the binary of the folder that is named by hand on %s', (platform, name) => {
  const override = join(root, 'own');
  write(join(override, name), 'binary', 0o755);
  write(join(override, 'version'), '44.0.0');
  // The package itself may be missing.
  expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: override }, platform)).toEqual({
    kind: 'here',
    executable: join(override, name),
    version: '44.0.0',
  });
});

test('does not look elsewhere when the folder named by hand has no binary', () => {
  makeProgram();
  unpack('electron');
  expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'nothing') }, 'linux')).toMatchObject({
    kind: 'unusable',
    reason: expect.stringContaining('ELECTRON_OVERRIDE_DIST_PATH'),
  });
});

const fetchable = () => ({ kind: 'fetchable', packageFolder, version: '45.4.1' });

test('offers to fetch what the package does not hold', () => {
  makeProgram();
  expect(findElectron(root, {}, 'linux')).toEqual(fetchable());
});

test('does not take for whole what was cut off while it was unpacked', () => {
  makeProgram();
  unpack('electron');
  rmSync(join(packageFolder, 'path.txt'));
  expect(findElectron(root, {}, 'linux')).toEqual(fetchable());
});

test('does not take another version, or the binary of another system', () => {
  makeProgram();
  unpack('electron', '44.0.0');
  expect(findElectron(root, {}, 'linux')).toEqual(fetchable());
  unpack('electron.exe');
  expect(findElectron(root, {}, 'linux')).toEqual(fetchable());
});

test('says when Electron is not part of the installation or not made for the system', () => {
  write(join(root, 'package.json'), '{"name":"program"}');
  expect(findElectron(root, {}, 'linux')).toEqual({
    kind: 'unusable',
    reason: 'Electron is not part of this installation',
  });
  expect(findElectron(root, {}, 'aix')).toEqual({
    kind: 'unusable',
    reason: 'Electron is not made for aix',
  });
});

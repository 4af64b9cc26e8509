import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type DesktopFacts, isDesktopBuilt, refuseDesktop } from './refuse-desktop.ts';

const ordinary: DesktopFacts = {
  values: {},
  env: { DISPLAY: ':0' },
  platform: 'linux',
  uid: 1000,
  isBuilt: true,
};
const refuse = (facts: Partial<DesktopFacts>) => refuseDesktop({ ...ordinary, ...facts });

test('tries the desktop shell for an ordinary user with a display', () => {
  expect(refuse({})).toBeUndefined();
  expect(refuse({ env: { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: '' } })).toBeUndefined();
  expect(refuse({ values: { 'no-download': true } })).toBeUndefined();
});

test('leaves options of the browser shell to it', () => {
  expect(refuse({ values: { 'no-open': true } })).toBe('--no-open asks for it');
  expect(refuse({ values: { port: '0' } })).toBe('--port asks for it');
});

test('does not try without a display, where displays are named in the environment', () => {
  expect(refuse({ env: {} })).toBe('there is no display');
  expect(refuse({ env: { DISPLAY: '', WAYLAND_DISPLAY: '' } })).toBe('there is no display');
  for (const platform of ['darwin', 'win32'] as const) expect(refuse({ env: {}, platform })).toBeUndefined();
});

test('does not try as root on Linux, since the sandbox stays on', () => {
  expect(refuse({ uid: 0 })).toMatch(/sandbox .* root/);
  expect(refuse({ uid: 0, platform: 'darwin' })).toBeUndefined();
  expect(refuse({ uid: undefined, platform: 'win32', env: {} })).toBeUndefined();
});

test('does not try what is not built', () => {
  expect(refuse({ isBuilt: false })).toMatch(/not built/);
});

test('takes for built what package.json names and is there', () => {
  const root = mkdtempSync(join(tmpdir(), 'leysin-built-'));
  const isBuilt = () => isDesktopBuilt(root);
  expect(isBuilt()).toBe(false);
  writeFileSync(join(root, 'package.json'), '{}');
  expect(isBuilt()).toBe(false);
  writeFileSync(join(root, 'package.json'), '{"main":"dist/shell.cjs"}');
  expect(isBuilt()).toBe(false);
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'dist/shell.cjs'), '');
  expect(isBuilt()).toBe(true);
  rmSync(root, { recursive: true });
});

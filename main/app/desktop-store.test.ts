import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDesktopStore } from './desktop-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leysin-desktop-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (warnings: string[] = []) => openDesktopStore(folder, message => warnings.push(message));

it('knows at the next start what was set, however many facts at once', async () => {
  const store = await open();
  expect(store.problem).toBe(undefined);
  store.set('windowPlace', { bounds: { x: 1 } });
  store.set('spellingLanguages', ['sv']);
  store.set('spellingLanguages', ['sv', 'en-GB']);
  await store.close();
  const again = await open();
  expect(again.get('windowPlace')).toEqual({ bounds: { x: 1 } });
  expect(again.get('spellingLanguages')).toEqual(['sv', 'en-GB']);
  expect(again.get('looksForUpdates')).toBe(undefined);
});

it('says what was damaged, and begins anew', async () => {
  writeFileSync(join(folder, 'desktop.json'), '{"windowPlace": ');
  const store = await open();
  expect(store.problem).toMatch(/Where the window stood could not be read, so it begins anew/);
  expect(store.get('windowPlace')).toBe(undefined);
});

it('goes on, and says so in the log, where it cannot be written', async () => {
  const warnings: string[] = [];
  const store = await open(warnings);
  rmSync(folder, { recursive: true });
  store.set('windowPlace', 1);
  await store.close();
  expect(warnings).toHaveLength(1);
  expect(store.get('windowPlace')).toBe(1);
});

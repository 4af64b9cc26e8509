import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAppError } from '../../../shared/app-error.ts';
import { createVersionKeeper, type VersionKeeper } from './keep-versions.ts';
import { listKept, readKept } from './kept-versions.ts';

let home: string;
let keeper: VersionKeeper;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'leysin-kept-'));
  keeper = createVersionKeeper(home);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const isGone = (id: string, blogRoot = '/blog') =>
  readKept(home, blogRoot, id).then(
    () => false,
    error => isAppError(error, 'history.gone'),
  );

test('lists what was put aside of one blog, the newest first, and reads it', async () => {
  expect(await listKept(home, '/blog', null)).toEqual([]);
  const file = await keeper.keepVersion('/blog', 'a.md', 'first', 'conflict');
  await keeper.keepVersion('/other', 'a.md', 'of another blog', 'conflict');
  const later = file.replace(/[^/\\]+$/, '2999-01-02T03-04-05-006Z-later-00000000.txt');
  writeFileSync(later, 'second');
  await keeper.keepVersion('/blog', 'b.md', 'third', 'restored');
  const all = await listKept(home, '/blog', null);
  expect(all.map(({ path, reason }) => [path, reason])).toEqual([
    ['a.md', 'later'],
    ['b.md', 'restored'],
    ['a.md', 'conflict'],
  ]);
  expect(all[0]?.instant).toBe(Date.UTC(2999, 0, 2, 3, 4, 5, 6));
  const texts = await Promise.all(all.map(({ id }) => readKept(home, '/blog', id)));
  expect(texts.map(({ text }) => text)).toEqual(['second', 'third', 'first']);
  expect((await listKept(home, '/blog', ['b.md', 'b.meta'])).map(({ path }) => path)).toEqual(['b.md']);
});

test('reads nothing but what was put aside of this blog', async () => {
  const file = await keeper.keepVersion('/blog', 'a.md', 'text', 'conflict');
  const [{ id } = { id: '' }] = await listKept(home, '/blog', null);
  expect(await isGone(id)).toBe(false);
  expect(await isGone(id, '/other')).toBe(true);
  const secret = join(home, 'history', 'secret.txt');
  writeFileSync(secret, 'secret');
  const name = '2026-01-02T03-04-05-006Z-conflict-00000000.txt';
  symlinkSync(secret, join(dirname(file), name));
  mkdirSync(join(home, 'history', 'x'));
  for (const other of [`${id}x`, '../secret.txt', `${id.split('/')[0]}/origin.json`, `x/${name}`, ''])
    expect(await isGone(other), other).toBe(true);
  expect(await isGone(`${id.split('/')[0]}/${name}`)).toBe(true);
});

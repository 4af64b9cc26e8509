import { mkdtemp, open, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sweepCaches } from './sweep-caches.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leysin-caches-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const day = 24 * 3_600_000;
const now = Date.UTC(2026, 5, 1);
const nameOf = (letter: string) => `${letter.repeat(32)}-01234567.posts`;

/** A sparse file: as large as it says, and no load for the disk. */
async function put(name: string, size: number, daysAgo: number): Promise<void> {
  const file = await open(join(folder, name), 'w');
  await file.truncate(size);
  await file.close();
  const at = new Date(now - daysAgo * day);
  await utimes(join(folder, name), at, at);
}

it('removes what was not opened for 90 days and nothing younger', async () => {
  await put(nameOf('a'), 10, 91);
  await put(nameOf('b'), 10, 89);
  await put(nameOf('c'), 10, 0);
  await sweepCaches(folder, now);
  expect((await readdir(folder)).sort()).toEqual([nameOf('b'), nameOf('c')]);
});

it('removes the longest unopened while all together are too large', async () => {
  const size = 100 * 1024 * 1024;
  await put(nameOf('a'), size, 1);
  await put(nameOf('b'), size, 3);
  await put(nameOf('c'), size, 2);
  await sweepCaches(folder, now);
  expect((await readdir(folder)).sort()).toEqual([nameOf('a'), nameOf('c')]);
});

it('removes what a process that is gone was writing, and leaves files that are not ours', async () => {
  await writeFile(join(folder, '.leysin-999999999-0123456789abcdef.tmp'), 'half');
  await put('notes.txt', 10, 500);
  await sweepCaches(folder, now);
  expect(await readdir(folder)).toEqual(['notes.txt']);
});

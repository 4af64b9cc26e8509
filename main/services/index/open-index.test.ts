import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { byPath, type IndexBlog, makeIndexBlog, yamlPost } from './index-blog.test-support.ts';
import { type IndexPlace, openIndex } from './open-index.ts';

let blog: IndexBlog;
let workerFile: string;

beforeEach(async () => {
  blog = await makeIndexBlog();
  await blog.write({ 'a.md': yamlPost('One') });
  workerFile = join(blog.root, '../worker.mjs');
  await writeFile(workerFile, 'first');
  // Only files that were left alone for a while are kept.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
});

afterEach(async () => {
  vi.useRealTimers();
  await blog.remove();
});

async function listOnce(place: IndexPlace) {
  const index = openIndex(await blog.open(), place);
  const { entries } = await index.ask('list', { known: null });
  await index.close();
  return byPath(entries ?? []);
}

const keptFiles = async () => (existsSync(blog.cacheFolder) ? readdir(blog.cacheFolder) : []);

it('keeps its index between starts by the rules that the built worker holds', async () => {
  const place = { workerFile, cacheFolder: blog.cacheFolder };
  expect(await listOnce(place)).toEqual({ 'a.md': 'One' });
  const [first] = await keptFiles();
  expect(await listOnce(place)).toEqual({ 'a.md': 'One' });
  expect(await keptFiles()).toEqual([first]);
  await writeFile(workerFile, 'second');
  expect(await listOnce(place)).toEqual({ 'a.md': 'One' });
  expect(await keptFiles()).toHaveLength(2);
});

it.each([
  ['it has no place to keep it', () => ({ workerFile })],
  ['it knows no rules', () => ({ cacheFolder: blog.cacheFolder })],
  ['its worker cannot be read', () => ({ workerFile: `${workerFile}.none`, cacheFolder: blog.cacheFolder })],
])('keeps nothing when %s', async (_why, place) => {
  expect(await listOnce(place())).toEqual({ 'a.md': 'One' });
  expect(await keptFiles()).toEqual([]);
});

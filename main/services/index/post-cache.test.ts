import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Blog } from '../../../shared/model/blog.ts';
import type { PostRecord } from '../posts/post-record.ts';
import {
  type IndexBlog,
  makeIndexBlog,
  plainContext,
  titlesOf,
  yamlPost,
} from './index-blog.test-support.ts';
import { createPostCache, type PostCacheOptions } from './post-cache.ts';
import { createPostStore } from './post-store.ts';

let blog: IndexBlog;

beforeEach(async () => {
  blog = await makeIndexBlog();
});

afterEach(async () => {
  vi.useRealTimers();
  await blog.remove();
});

const never = (error: unknown) => {
  throw error;
};

function cacheOf(opened: Blog, change: Partial<PostCacheOptions> = {}) {
  return createPostCache(opened, { folder: blog.cacheFolder, rules: 'first', failed: never, ...change });
}

/** What the next start of the program sees. */
async function nextTitles(change: Partial<PostCacheOptions> = {}) {
  const opened = await blog.open();
  return titlesOf(createPostStore(opened, cacheOf(opened, change)));
}

/**
 * Leaves a cache in which every post has a title that stands in no file: whoever lists it has used the cache, whoever
 * lists the real one has read the file.
 */
async function plant(): Promise<void> {
  const opened = await blog.open();
  const store = createPostStore(opened);
  await store.survey(plainContext);
  const planted = [...store.records()].map(([path, record]): [string, PostRecord] => [
    path,
    {
      ...record,
      isSettled: true,
      entry: record.entry && { ...record.entry, title: `Kept ${record.entry.title}` },
    },
  ]);
  await cacheOf(opened).save(new Map(planted));
}

async function cacheFile(): Promise<string> {
  const [name = ''] = await readdir(blog.cacheFolder);
  return join(blog.cacheFolder, name);
}

describe('a start after one that kept its index', () => {
  beforeEach(async () => {
    await blog.write({ 'a.md': yamlPost('One'), 'b.md': yamlPost('Two') });
    await plant();
  });

  it('reads no unchanged file', async () => {
    expect(await nextTitles()).toEqual({ 'a.md': 'Kept One', 'b.md': 'Kept Two' });
  });

  it('reads a file of another size, and lists what came and not what went', async () => {
    await blog.write({ 'a.md': yamlPost('Longer'), 'c.md': yamlPost('New') });
    await rm(join(blog.root, 'b.md'));
    expect(await nextTitles()).toEqual({ 'a.md': 'Longer', 'c.md': 'New' });
  });

  it('reads a file of the same size and time with other contents', async () => {
    const path = join(blog.root, 'a.md');
    const { atime, mtime } = await stat(path);
    await blog.write({ 'a.md': yamlPost('Six') });
    await utimes(path, atime, mtime);
    expect(await nextTitles()).toMatchObject({ 'a.md': 'Six', 'b.md': 'Kept Two' });
  });

  it('reads a file that another one of the same size and time took the place of', async () => {
    const path = join(blog.root, 'a.md');
    const { atime, mtime } = await stat(path);
    await writeFile(`${path}.new`, yamlPost('Six'));
    await utimes(`${path}.new`, atime, mtime);
    await rename(`${path}.new`, path);
    expect(await nextTitles()).toMatchObject({ 'a.md': 'Six', 'b.md': 'Kept Two' });
  });

  it('reads all when the rules of reading are others, and keeps both for those who go back and forth', async () => {
    expect(await nextTitles({ rules: 'second' })).toEqual({ 'a.md': 'One', 'b.md': 'Two' });
    expect(await nextTitles()).toMatchObject({ 'a.md': 'Kept One' });
  });

  it('reads all when it is told not to trust what was kept', async () => {
    expect(await nextTitles({ isRead: false })).toEqual({ 'a.md': 'One', 'b.md': 'Two' });
  });

  it.each([
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['one bit off', (bytes: Buffer) => bytes.map((byte, at) => (at === bytes.length - 40 ? byte ^ 1 : byte))],
    ['something else', () => Buffer.from('[["a.md", 1]]')],
    ['no text', () => Buffer.from([0xff, 0x0a, 0xfe, 0x00])],
  ])('reads all when the cache is %s', async (_what, damage) => {
    const file = await cacheFile();
    await writeFile(file, damage(await readFile(file)));
    expect(await nextTitles()).toEqual({ 'a.md': 'One', 'b.md': 'Two' });
  });

  it('reads all when a folder is where the cache was', async () => {
    const file = await cacheFile();
    await rm(file);
    await mkdir(file);
    expect(await nextTitles()).toEqual({ 'a.md': 'One', 'b.md': 'Two' });
  });

  it('writes nothing into the blog', async () => {
    expect((await readdir(blog.root)).sort()).toEqual(['a.md', 'b.md']);
  });
});

it('reads all when the configuration of the blog is another', async () => {
  const conf = (zone: string) =>
    `POSTS = (("posts/*.md", "posts", "x"),)\nCOMPILERS = {}\nTIMEZONE = "${zone}"\n`;
  const post = '<!--\n.. title: One\n.. date: 2024-01-01 00:30:00\n-->\n';
  await blog.write({ 'conf.py': conf('Europe/Zurich'), 'posts/a.md': post });
  await plant();
  expect(await nextTitles()).toEqual({ 'posts/a.md': 'Kept One' });
  await blog.write({ 'conf.py': conf('Asia/Tokyo') });
  expect(await nextTitles()).toEqual({ 'posts/a.md': 'One' });
});

it('keeps what links translations', async () => {
  const front = (title: string) => `---\ntitle: ${title}\ntranslationKey: x\n---\n`;
  await blog.write({
    'hugo.toml': '[languages.en]\n[languages.fr]\n',
    'content/posts/a.md': front('A'),
    'content/posts/b.fr.md': front('B'),
  });
  await plant();
  const opened = await blog.open();
  const { survey } = await createPostStore(opened, cacheOf(opened)).survey(plainContext);
  expect(survey.entries.map(({ title, translations }) => [title, translations])).toEqual([
    ['Kept A', ['content/posts/b.fr.md']],
    ['Kept B', ['content/posts/a.md']],
  ]);
});

it('reads a sidecar that changed beside an unchanged post', async () => {
  await blog.write({
    'conf.py': 'POSTS = (("posts/*.md", "", ""),)\nCOMPILERS = {}\n',
    'posts/a.md': 'Text.\n',
  });
  await blog.write({ 'posts/a.meta': '.. title: Beside\n' });
  await plant();
  expect(await nextTitles()).toEqual({ 'posts/a.md': 'Kept Beside' });
  await blog.write({ 'posts/a.meta': '.. title: Changed\n' });
  expect(await nextTitles()).toEqual({ 'posts/a.md': 'Changed' });
});

it('keeps only what was read more than two seconds after its last change', async () => {
  await blog.write({ 'a.md': yamlPost('One') });
  const opened = await blog.open();
  const fresh = createPostStore(opened, cacheOf(opened));
  await fresh.survey(plainContext);
  await fresh.keep();
  expect(cacheOf(opened).load().size).toBe(0);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5_000 });
  const later = createPostStore(opened, cacheOf(opened));
  await later.survey(plainContext);
  await later.keep();
  expect([...cacheOf(opened).load().keys()]).toEqual(['a.md']);
});

it('is whole whenever it is looked at, while two processes write it', async () => {
  await blog.write({ 'a.md': yamlPost('One') });
  const opened = await blog.open();
  const script = new URL('./save-caches.test-support.ts', import.meta.url);
  const writers = ['left', 'right'].map(title =>
    fork(script, [JSON.stringify(opened), blog.cacheFolder, title], { execArgv: ['--import', 'tsx'] }),
  );
  const ends = writers.map(writer => once(writer, 'exit'));
  await Promise.all(writers.map(writer => once(writer, 'message')));
  const seen = new Set<string>();
  const areWriting = () => writers.every(({ exitCode }) => exitCode === null);
  // Both are seen only while both go on writing, however the machine shares its time.
  for (let looks = 0; areWriting() && (looks < 40 || seen.size < 2); looks += 1) {
    const records = cacheOf(opened).load();
    const titles = new Set([...records.values()].map(({ entry }) => entry?.title));
    seen.add(`${records.size} of ${[...titles].join(' and ')}`);
    await new Promise(setImmediate);
  }
  for (const writer of writers) if (writer.connected) writer.send('enough');
  expect(await Promise.all(ends)).toEqual([
    [0, null],
    [0, null],
  ]);
  expect([...seen].sort()).toEqual(['500 of left', '500 of right']);
  expect(await readdir(blog.cacheFolder)).toHaveLength(1);
});

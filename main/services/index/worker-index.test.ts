import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadingProgress } from '../../../shared/model/reading-progress.ts';
import { createPostIndex } from '../posts/post-index.ts';
import { byPath, type IndexBlog, makeIndexBlog, slowPosts, yamlPost } from './index-blog.test-support.ts';
import type { IndexClient } from './index-calls.ts';
import type { IndexWorkerData } from './index-worker.ts';
import { createLocalIndex } from './local-index.ts';
import { createPostStore } from './post-store.ts';
import { createWorkerIndex, type WorkerIndex, type WorkerIndexOptions } from './worker-index.ts';

/** The source runs as it is: what is built is tested end to end. */
const file = fileURLToPath(new URL('./index-worker.test-support.mjs', import.meta.url));

let blog: IndexBlog;
let index: WorkerIndex | undefined;
let warnings: string[];

beforeEach(async () => {
  blog = await makeIndexBlog();
  warnings = [];
});

afterEach(async () => {
  await index?.close();
  index = undefined;
  await blog.remove();
});

async function open(change: Partial<WorkerIndexOptions> = {}): Promise<WorkerIndex> {
  const opened = await blog.open();
  const cache = (isRead: boolean) => ({ folder: blog.cacheFolder, rules: 'test', isRead });
  const made = createWorkerIndex({
    file,
    data: (isFirst): IndexWorkerData => ({ blog: opened, cache: cache(isFirst) }),
    openFallback: () => createLocalIndex(createPostStore(opened, undefined, { isFallback: true })),
    warn: message => warnings.push(message),
    ...change,
  });
  index = made;
  return made;
}

const never = new AbortController().signal;

async function list(client: IndexClient, onProgress?: (progress: ReadingProgress) => void, signal = never) {
  const { entries } = await client.ask('list', { known: null }, { signal, onProgress });
  return byPath(entries ?? []);
}

describe('an index in a worker', () => {
  it('answers as one in this thread does, and reads what it is told has changed', async () => {
    await blog.write({ 'a.md': yamlPost('One'), 'sub/b.md': yamlPost('Two') });
    const there = await open();
    const here = createLocalIndex(createPostStore(await blog.open()));
    for (const name of ['survey', 'postFolders'] as const)
      expect(await there.ask(name, null)).toEqual(await here.ask(name, null));
    expect(await there.ask('entry', { path: 'a.md' })).toEqual(await here.ask('entry', { path: 'a.md' }));
    await blog.write({ 'a.md': yamlPost('Six') });
    await there.ask('changed', { paths: ['a.md'] });
    expect(await list(there)).toEqual({ 'a.md': 'Six', 'sub/b.md': 'Two' });
    await expect(there.ask('entry', { path: 'none.md' })).rejects.toMatchObject({ code: 'post.not-found' });
    expect(warnings).toEqual([]);
  });

  it('sends a list once: who has it is told that it is the same', async () => {
    await blog.write({ 'a.md': yamlPost('One') });
    const there = await open();
    const { revision, entries } = await there.ask('list', { known: null });
    expect(entries).toHaveLength(1);
    expect(await there.ask('list', { known: revision })).toEqual({ revision, entries: null });
    await blog.write({ 'b.md': yamlPost('Two') });
    const next = await there.ask('list', { known: revision });
    expect(next.entries).toHaveLength(2);
  });

  it('sends it once to all who wait for the list of a blog', async () => {
    await blog.write({ 'a.md': yamlPost('One') });
    const there = createPostIndex(await blog.open(), { workerFile: file, isInBackground: true });
    const [first, second] = await Promise.all([there.list(), there.list()]);
    expect(first).toHaveLength(1);
    // What comes over a port twice is two copies.
    expect(second).toBe(first);
    await blog.write({ 'a.md': yamlPost('Two') });
    expect(byPath(await there.list())).toEqual({ 'a.md': 'Two' });
    await there.close();
  });

  it('tells how far it is and ends when it is cancelled in the middle', async () => {
    await blog.write(slowPosts(700));
    const there = await open();
    const controller = new AbortController();
    const told: ReadingProgress[] = [];
    const listing = list(
      there,
      progress => {
        told.push(progress);
        controller.abort();
      },
      controller.signal,
    );
    await expect(listing).rejects.toMatchObject({ code: 'cancelled' });
    expect(told[0]).toMatchObject({ all: 700, isFallback: false });
    expect(told[0]?.read).toBeLessThan(700);
    expect(Object.keys(await list(there))).toHaveLength(700);
  });

  it('starts again after it was closed', async () => {
    await blog.write({ 'a.md': yamlPost('One') });
    const there = await open();
    await list(there);
    await there.close();
    expect(await list(there)).toEqual({ 'a.md': 'One' });
    expect(warnings).toEqual([]);
  });
});

/** Writes a post until it is told: a watch sees only what happens after its first look. */
async function changeUntilTold(told: readonly (readonly string[])[]): Promise<void> {
  let round = 0;
  const before = told.length;
  const write = () => blog.write({ 'a.md': yamlPost(`Round ${++round}`) });
  await expect
    .poll(
      async () => {
        if (told.length === before) await write();
        return told.length;
      },
      { timeout: 25_000, interval: 1_000 },
    )
    .toBeGreaterThan(before);
}

describe('a worker that is killed', () => {
  it('in the middle of a list is started once more, and the list comes all the same', async () => {
    await blog.write(slowPosts(700));
    const there = await open();
    const kill = vi.fn().mockImplementationOnce(there.kill);
    expect(Object.keys(await list(there, kill))).toHaveLength(700);
    expect(kill).toHaveBeenCalled();
    expect(warnings).toEqual([expect.stringMatching(/in the background ended \(.+\)\. It begins anew\.$/)]);
  });

  it('twice leaves the reading to the program itself, which says so', async () => {
    await blog.write(slowPosts(700));
    const there = await open();
    const told: ReadingProgress[] = [];
    const titles = await list(there, progress => {
      told.push(progress);
      there.kill();
    });
    expect(Object.keys(titles)).toHaveLength(700);
    expect(warnings).toHaveLength(2);
    expect(warnings[1]).toMatch(/From now on the program itself does\.$/);
    expect(told.at(-1)).toMatchObject({ isFallback: true });
  });

  it('goes on to tell what changes, and that something may have meanwhile', async () => {
    await blog.write({ 'a.md': yamlPost('One') });
    const there = await open();
    const told: (readonly string[])[] = [];
    there.watch(paths => told.push(paths));
    await list(there);
    await changeUntilTold(told);
    expect(told.at(-1)).toEqual(['a.md']);
    told.length = 0;
    there.kill();
    await expect.poll(() => told.some(({ length }) => length === 0), { timeout: 20_000 }).toBe(true);
    expect(warnings).toHaveLength(1);
    await list(there);
    await changeUntilTold(told);
    expect(told.at(-1)).toEqual(['a.md']);
    await there.close();
  });

  it('or cannot be started at all costs nothing but a warning', async () => {
    await blog.write({ 'a.md': yamlPost('One') });
    const there = await open({ file: `${file}.missing` });
    expect(await list(there)).toEqual({ 'a.md': 'One' });
    expect(warnings).toHaveLength(2);
  });
});

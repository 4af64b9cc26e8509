import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBlog } from '../blog/open-blog.ts';
import { watchFolder } from '../files/watch-folder.ts';
import { createPostIndex } from '../posts/post-index.ts';
import { few, leastQuietMs, sweepChanges } from './sweep-changes.ts';

let root: string;
let told: (readonly string[])[];
const tell = (paths: readonly string[]) => told.push(paths);
const named = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `p/${from + at}.md`);

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'leysin-sweep-')));
  told = [];
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(root, { recursive: true, force: true });
});

describe('changes', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  });

  it('of few files are told at once', () => {
    const sweep = sweepChanges(root, tell);
    sweep.add(['a.md']);
    sweep.add(['b.md', 'c.md']);
    expect(told).toEqual([['a.md'], ['b.md', 'c.md']]);
  });

  it('of many files are told once, when no more come', () => {
    const sweep = sweepChanges(root, tell);
    for (let from = 0; from < 5_000; from += 500) {
      sweep.add(named(from, from + 500));
      sweep.add(['p/0.md']);
      vi.advanceTimersByTime(1_000);
    }
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([named(0, 5_000)]);
    sweep.add(['a.md']);
    expect(told[1]).toEqual(['a.md']);
  });

  it('that never end are told all the same', () => {
    const sweep = sweepChanges(root, tell);
    for (let round = 0; round < 40; round += 1) {
      sweep.add(named(0, 100));
      vi.advanceTimersByTime(1_000);
    }
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]).toHaveLength(100);
  });

  it('that were not told yet are forgotten at the end', () => {
    const sweep = sweepChanges(root, tell);
    sweep.add(named(0, 100));
    sweep.cancel();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
  });

  it('that git makes wait for git, however few come first, but not for a lock that was left behind', async () => {
    await mkdir(join(root, '.git'));
    await writeFile(join(root, '.git/index.lock'), '');
    const sweep = sweepChanges(root, tell);
    sweep.add(['a.md']);
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([]);
    sweep.add(['b.md']);
    await rm(join(root, '.git/index.lock'));
    vi.advanceTimersByTime(2_000);
    expect(told).toEqual([['a.md', 'b.md']]);
    await writeFile(join(root, '.git/index.lock'), '');
    sweep.add(['c.md']);
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([['a.md', 'b.md'], ['c.md']]);
  });
});

/** What a watcher told, and when, in milliseconds. */
interface WatchedBatch {
  readonly at: number;
  readonly size: number;
}

/**
 * How often a sweep may tell of these batches at most: a watcher that a busy machine holds up for longer than a sweep
 * waits begins another one, and after such a pause few files are told at once.
 */
function mostTold(batches: readonly WatchedBatch[]): number {
  let count = 0;
  let isSweeping = false;
  for (const [index, { at, size }] of batches.entries()) {
    const pause = at - (batches[index - 1]?.at ?? Number.NEGATIVE_INFINITY);
    if (isSweeping && pause < leastQuietMs) continue;
    count += 1;
    isSweeping = size > few;
  }
  return count;
}

it('counts a new sweep only after a pause or for few files (control)', () => {
  const at = (...batches: readonly (readonly [number, number])[]) =>
    mostTold(batches.map(([time, size]) => ({ at: time, size })));
  expect(at([0, 500], [1_000, 400], [2_000, 3])).toBe(1);
  expect(at([0, 500], [1_000, 400], [2_300, 1])).toBe(2);
  expect(at([0, 3], [100, 3], [200, 500], [300, 500])).toBe(3);
});

/** Files that a branch switch changes. */
const switched = process.env.LEYSIN_LONG === '1' ? 5_000 : 1_000;

it(`a switch to a branch that differs in ${switched} files is one change, after which the list is right`, async () => {
  const git = async (...args: string[]) => {
    const identity = ['-c', 'user.name=T', '-c', 'user.email=t@invalid', '-c', 'commit.gpgsign=false'];
    await promisify(execFile)('git', [...identity, ...args], { cwd: root });
  };
  const writeAll = async (title: string) => {
    await mkdir(join(root, 'p'), { recursive: true });
    await Promise.all(named(0, switched).map(path => writeFile(join(root, path), `# ${title}\n`)));
  };
  await git('init', '-q', '-b', 'one');
  await writeAll('One');
  await git('add', '-A');
  await git('commit', '-qm', 'one');
  await git('switch', '-qc', 'two');
  await writeAll('Two');
  await git('commit', '-qam', 'two');
  const index = createPostIndex(await openBlog(root, { isSample: false, isTrusted: false }));
  const titles = async () => new Set((await index.list()).map(({ title }) => title));
  expect(await titles()).toEqual(new Set(['Two']));
  const sweep = sweepChanges(root, paths => {
    index.changed(paths);
    tell(paths);
  });
  const batches: WatchedBatch[] = [];
  const watch = watchFolder(root, paths => {
    batches.push({ at: performance.now(), size: paths.length });
    sweep.add(paths);
  });
  try {
    await watch.ready;
    await git('switch', '-q', 'one');
    await expect.poll(() => told.length, { timeout: 50_000 }).toBeGreaterThan(0);
    expect(await titles()).toEqual(new Set(['One']));
    await writeFile(join(root, 'last.md'), '# Last\n');
    await expect.poll(() => told.flat(), { timeout: 50_000 }).toContain('last.md');
    // Where the system's queue of events runs over some are missing; the list above does not depend on them.
    expect(Math.max(...told.map(paths => paths.length))).toBeGreaterThan(switched / 5);
    expect(told.length).toBeLessThanOrEqual(mostTold(batches));
    expect(batches.length).toBeGreaterThan(1);
  } finally {
    await watch.close();
    sweep.cancel();
  }
}, 120_000);

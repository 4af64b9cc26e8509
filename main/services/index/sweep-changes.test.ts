import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBlog } from '../blog/open-blog.ts';
import { watchFolder } from '../files/watch-folder.ts';
import { createPostIndex } from '../posts/post-index.ts';
import { sweepChanges } from './sweep-changes.ts';

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
  const watch = watchFolder(root, sweep.add);
  try {
    await watch.ready;
    await git('switch', '-q', 'one');
    await expect.poll(() => told.length, { timeout: 50_000 }).toBe(1);
    expect(await titles()).toEqual(new Set(['One']));
    // Whatever came late would be told before this one.
    await writeFile(join(root, 'last.md'), '# Last\n');
    await expect.poll(() => told.at(-1), { timeout: 50_000 }).toEqual(['last.md']);
    // Where the system's queue of events runs over some are missing; the list above does not depend on them.
    expect(told[0]?.length).toBeGreaterThan(switched / 5);
    expect(told).toHaveLength(2);
  } finally {
    await watch.close();
    sweep.cancel();
  }
}, 120_000);

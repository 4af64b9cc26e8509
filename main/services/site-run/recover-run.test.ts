import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { versionOf } from '../files/file-version.ts';
import { compareTrees, type TreeChange } from '../git/diff.ts';
import { openRepository } from '../git/repository.ts';
import { markProcess } from '../processes/process-mark.ts';
import { paragraphs, SiteFixture } from '../publish/testing/site-fixture.ts';
import { OpenRun, type ReturnRecord, type RewriteRecord } from './run-record.ts';

let site: SiteFixture;
let lock: string;
beforeEach(() => {
  site = new SiteFixture();
  lock = join(site.blog, '.git/index.lock');
  site.write('posts/one.md', 'changed');
});
afterEach(() => site.remove());

const dead = { pid: spawnSync('true').pid, start: '1' };
const publish = () => site.publish(['posts/one.md']);

interface Remains {
  readonly app?: unknown;
  readonly children?: readonly unknown[];
  readonly head?: string;
  readonly branch?: string;
  readonly planned?: readonly TreeChange[];
  readonly target?: string;
  readonly rewritten?: readonly RewriteRecord[];
  readonly returning?: readonly ReturnRecord[];
}

/** Leaves the record of a run that was killed. */
async function leaveRecord(remains: Remains = {}): Promise<void> {
  await new OpenRun(site.runFolder, await openRepository(site.blog), Date.now()).begin();
  const name = readdirSync(site.runFolder).find(entry => entry.endsWith('.json')) ?? '';
  const file = join(site.runFolder, name);
  const record = { ...JSON.parse(readFileSync(file, 'utf8')), app: dead, ...remains };
  writeFileSync(file, JSON.stringify(record));
}

describe('a lock', () => {
  test('left by a dead run of ours is removed', async () => {
    await leaveRecord({ children: [dead] });
    const locks = [
      lock,
      join(site.blog, '.git/refs/heads/main.lock'),
      join(site.blog, `.git/next-index-${dead.pid}.lock`),
    ];
    for (const path of locks) writeFileSync(path, '');
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(locks.filter(path => existsSync(path))).toEqual([]);
    expect(readdirSync(site.runFolder)).toEqual([]);
  });

  test('that is older than our dead run stays', async () => {
    await leaveRecord();
    writeFileSync(lock, '');
    utimesSync(lock, 1_000_000, 1_000_000);
    const outcome = await publish();
    expect(outcome).toMatchObject({ result: 'refused', error: { code: 'git.locked', data: { path: lock } } });
    expect(outcome.error?.data.ageSeconds).toBeGreaterThan(1_000);
    expect(existsSync(lock)).toBe(true);
  });

  test('of nobody we know stays', async () => {
    writeFileSync(lock, '');
    expect(await publish()).toMatchObject({ result: 'refused', error: { code: 'git.locked' } });
    expect(existsSync(lock)).toBe(true);
  });

  test.skipIf(process.platform !== 'linux')('stays while some git works in the repository', async () => {
    await leaveRecord();
    const other = spawn('git', ['cat-file', '--batch'], { cwd: site.blog });
    const ended = new Promise(resolve => other.on('close', resolve));
    try {
      other.stdin.write('HEAD\n');
      await new Promise(resolve => other.stdout.once('data', resolve));
      writeFileSync(lock, '');
      expect(await publish()).toMatchObject({ result: 'refused', error: { code: 'git.locked' } });
      expect(existsSync(lock)).toBe(true);
    } finally {
      other.stdin.end();
      await ended;
    }
    expect(await publish()).toMatchObject({ result: 'published' });
  });
});

test('a run that is alive in another process is not disturbed', async () => {
  const other = spawn('sleep', ['600']);
  const ended = new Promise(resolve => other.on('close', resolve));
  try {
    await leaveRecord({ app: markProcess(other.pid ?? 0) });
    const before = site.snapshot();
    expect(await publish()).toMatchObject({ result: 'refused', error: { code: 'publish.running' } });
    expect(site.snapshot()).toBe(before);
  } finally {
    other.kill();
    await ended;
  }
  expect(await publish()).toMatchObject({ result: 'published' });
});

test('a git of a dead run that does not end is named', async () => {
  const other = spawn('sleep', ['600']);
  const ended = new Promise(resolve => other.on('close', resolve));
  try {
    await leaveRecord({ children: [markProcess(other.pid ?? 0)] });
    const before = site.snapshot();
    const error = { code: 'git.locked', data: { pid: other.pid } };
    expect(await publish()).toMatchObject({ result: 'refused', error });
    expect(site.snapshot()).toBe(before);
  } finally {
    other.kill();
    await ended;
  }
  expect(await publish()).toMatchObject({ result: 'published' });
}, 30_000);

describe('a commit whose index was not put in place', () => {
  /** HEAD has three changed posts, the index still the old ones. */
  async function leaveBehind(): Promise<Remains> {
    const head = site.git('rev-parse', 'HEAD').trim();
    const old = site.git('ls-files', '--stage', 'posts/one.md', 'posts/two.md');
    site.write('posts/new.md', 'new');
    site.drop('posts/two.md');
    site.git('add', '-A', 'posts');
    site.git('commit', '-q', '-m', 'Killed');
    const planned = await compareTrees(await openRepository(site.blog), head, 'HEAD');
    for (const line of old.trim().split('\n')) {
      const [mode, oid, , path] = line.split(/\s/);
      site.git('update-index', '--add', '--cacheinfo', `${mode},${oid},${path}`);
    }
    site.git('rm', '-q', '--cached', 'posts/new.md');
    site.git('add', '-N', 'posts/new.md');
    return { head, planned };
  }

  test('gets its index', async () => {
    await leaveRecord(await leaveBehind());
    expect(site.git('status', '--porcelain')).not.toBe('');
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('keeps what the user has changed since', async () => {
    await leaveRecord(await leaveBehind());
    for (const path of ['posts/one.md', 'posts/new.md']) site.write(path, 'changed again');
    expect(await site.publish(['posts/three.md'])).toMatchObject({ result: 'published' });
    expect(site.read('posts/one.md')).toBe('changed again');
    expect(site.gitIn(site.remote, 'show', 'main:posts/one.md')).toBe('changed');
    expect(site.git('status', '--porcelain')).toBe(' M posts/new.md\n M posts/one.md\n');
  });

  test('is left alone when no run of ours says so (control)', async () => {
    await leaveBehind();
    await site.publish(['posts/new.md']);
    expect(site.git('status', '--porcelain')).toContain('posts/one.md');
  });
});

test('names announced for a commit that never came are taken back', async () => {
  const before = site.git('ls-files', '--stage');
  site.write('posts/new.md', 'new');
  const after = { mode: '100644', oid: site.git('hash-object', 'posts/new.md').trim() };
  await leaveRecord({
    head: site.git('rev-parse', 'HEAD').trim(),
    planned: [{ path: 'posts/new.md', before: null, after }],
  });
  site.git('add', '-N', 'posts/new.md');
  site.git('remote', 'remove', 'origin');
  expect(await publish()).toMatchObject({ result: 'refused', error: { code: 'git.no-remote' } });
  expect(site.git('ls-files', '--stage')).toBe(before);
});

test('a half-done merge is finished before anything else', async () => {
  site.pushFromElsewhere({
    'posts/two.md': paragraphs('two', { 1: 'elsewhere' }),
    'posts/three.md': null,
    'a.md': 'a',
  });
  site.git('fetch', '-q');
  const target = site.git('rev-parse', 'origin/main').trim();
  await leaveRecord({ target });
  site.write('posts/two.md', paragraphs('two', { 1: 'elsewhere' }));
  site.pushFromElsewhere({ 'posts/two.md': paragraphs('two', { 1: 'elsewhere', 2: 'once more' }) });
  expect(await publish()).toMatchObject({ result: 'published' });
  expect(site.read('posts/two.md')).toBe(paragraphs('two', { 1: 'elsewhere', 2: 'once more' }));
  expect(site.read('posts/three.md')).toBeNull();
  expect(site.git('status', '--porcelain')).toBe('');
});

test.each([
  ['main', null],
  ['other', 'a'],
])('a half-done merge of %s does not move another branch', async (branch, found) => {
  site.pushFromElsewhere({ 'a.md': 'a' });
  site.git('fetch', '-q');
  await leaveRecord({ target: site.git('rev-parse', 'origin/main').trim(), branch });
  site.git('switch', '-q', '-c', 'other');
  expect(await publish()).toMatchObject({ result: 'published' });
  expect(site.read('a.md')).toBe(found);
});

describe('an edit that was being joined with what comes', () => {
  const two = 'posts/two.md';
  const mine = paragraphs('two', { 5: 'from here' });
  const joined = paragraphs('two', { 1: 'elsewhere', 5: 'from here' });
  const comes = () => ({ mode: '100644', oid: site.git('rev-parse', `origin/main:${two}`).trim() });

  /** Leaves what a run leaves that was killed between two steps of it: the file as `text`, the index as it comes. */
  async function leaveJoining(text: string): Promise<void> {
    site.write(two, mine);
    site.pushFromElsewhere({ [two]: paragraphs('two', { 1: 'elsewhere' }) });
    site.git('fetch', '-q');
    const rewritten = [{ path: two, after: comes(), version: versionOf(Buffer.from(joined)) }];
    await leaveRecord({ target: site.git('rev-parse', 'origin/main').trim(), rewritten });
    site.write(two, text);
    site.git('update-index', '--cacheinfo', `100644,${comes().oid},${two}`);
  }

  test.each([
    ['is finished when it stands already', joined, joined],
    ['is joined anew when it does not', mine, joined],
    [
      'takes along what was saved since',
      joined.replace('Paragraph 3 of two.', 'saved since'),
      joined.replace('Paragraph 3 of two.', 'saved since'),
    ],
  ])('%s', async (_, left, end) => {
    await leaveJoining(left);
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(site.read(two)).toBe(end);
    expect(site.git('show', `HEAD:${two}`)).toBe(paragraphs('two', { 1: 'elsewhere' }));
    expect(site.git('status', '--porcelain')).toBe(` M ${two}\n`);
    expect(site.gitIn(site.remote, 'show', `main:${two}`)).not.toContain('from here');
  });

  test('is in the way of what comes when no run of ours says so (control)', async () => {
    await leaveJoining(joined);
    for (const name of readdirSync(site.runFolder)) rmSync(join(site.runFolder, name), { recursive: true });
    expect(await publish()).toMatchObject({ result: 'published', left: [two] });
    expect(site.git('rev-parse', 'HEAD')).not.toBe(site.git('rev-parse', 'origin/main'));
  });

  test.each([true, false])('comes back when it had to be out of the way (record left: %s)', async isLeft => {
    site.pushFromElsewhere({ [two]: null });
    site.git('fetch', '-q');
    site.write(two, mine);
    const oid = site.git('hash-object', '-w', two).trim();
    site.drop(two);
    const target = site.git('rev-parse', 'origin/main').trim();
    const rewritten = [{ path: two, after: null, version: null }];
    if (isLeft) await leaveRecord({ target, rewritten, returning: [{ path: two, oid }] });
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(site.read(two)).toBe(isLeft ? mine : null);
  });
});

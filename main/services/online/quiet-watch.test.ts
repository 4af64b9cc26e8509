import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { observeGit } from '../git/run-git.ts';
import { GitServer } from '../publish/testing/git-server.ts';
import { paragraphs, SiteFixture } from '../publish/testing/site-fixture.ts';
import { type BackgroundWork, createBackgroundWork } from './background-work.ts';
import { createQuietWatch, type QuietWatch } from './quiet-watch.ts';
import { ManualClock } from './testing/manual-clock.ts';

let site: SiteFixture;
let server: GitServer;
let clock: ManualClock;
let background: BackgroundWork;
let watch: QuietWatch;
let settings: { isOn: boolean; isTrusted: boolean };
let told: number;
let looked: number;
let calls: string[];
let stopObserving: () => void;
beforeEach(async () => {
  site = new SiteFixture();
  server = new GitServer(site.folder);
  site.git('remote', 'set-url', 'origin', `${await server.start()}/remote.git`);
  clock = new ManualClock();
  background = createBackgroundWork();
  settings = { isOn: true, isTrusted: true };
  told = 0;
  looked = 0;
  calls = [];
  stopObserving = observeGit((args, cwd) => {
    if (cwd.startsWith(site.blog)) calls.push(args[0] ?? '');
  });
  watch = createQuietWatch({
    clock,
    background,
    isOn: () => settings.isOn,
    isTrusted: async () => settings.isTrusted,
    targetOf: () => null,
    onChange: () => {
      told += 1;
    },
    onLooked: () => {
      looked += 1;
    },
    warn: message => expect.unreachable(message),
  });
});
afterEach(async () => {
  watch.close();
  await background.close();
  stopObserving();
  await server.stop();
  site.remove();
});

/** Lets the next look happen; gives how long it had waited, in ms. */
async function look(): Promise<number | null> {
  const waited = clock.next();
  await vi.waitFor(() => expect(clock.waiting).toBe(1), { timeout: 20_000, interval: 5 });
  return waited;
}

const known = () => watch.known(site.blog);

describe('a watched blog', () => {
  test('tells what changed online, by whom, and where it is by now', async () => {
    site.pushFromElsewhere({ 'posts/one.md': paragraphs('one', { 2: 'changed' }), 'posts/new.md': 'new' });
    site.pushFromElsewhere({ 'posts/two.md': null, 'posts/second.md': paragraphs('two') });
    site.pushFromElsewhere({ 'posts/three.md': null });
    watch.show(site.blog);
    await look();
    expect(known()).toMatchObject({ problem: null, news: { behind: 3, ahead: 0 } });
    const changes = [...(known().news?.changes ?? [])].sort((a, b) => a.path.localeCompare(b.path));
    expect(changes).toMatchObject([
      { path: 'posts/new.md', change: 'added', to: null, author: 'A Writer' },
      { path: 'posts/one.md', change: 'modified', to: null, author: 'A Writer' },
      { path: 'posts/three.md', change: 'deleted', to: null, author: 'A Writer' },
      { path: 'posts/two.md', change: 'renamed', to: 'posts/second.md', author: 'A Writer' },
    ]);
    expect(Math.abs(Date.now() - (changes[0]?.when ?? 0))).toBeLessThan(3_600_000);
    expect(told).toBe(1);
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('is looked at every four minutes with one fetch, and nothing is told when nothing is new', async () => {
    watch.show(site.blog);
    expect([await look(), await look(), await look()]).toEqual([1_500, 240_000, 240_000]);
    expect(calls.filter(name => name === 'fetch')).toHaveLength(3);
    expect([told, looked]).toEqual([1, 3]);
  });

  test('is looked at less often while nobody answers, and says nothing new each time', async () => {
    await server.stop();
    watch.show(site.blog);
    const waits = [await look(), await look(), await look(), await look()];
    expect(waits).toEqual([1_500, 240_000, 480_000, 960_000]);
    expect(known().problem).toMatchObject({ code: 'git.host-unreachable' });
    expect([told, looked]).toEqual([1, 0]);
    watch.wake(site.blog);
    expect(await look()).toBe(0);
  });

  test('stops when its last window is gone', async () => {
    const stops = [watch.show(site.blog), watch.show(site.blog)];
    await look();
    stops[0]?.();
    stops[0]?.();
    expect(clock.waiting).toBe(1);
    stops[1]?.();
    expect(clock.waiting).toBe(0);
  });

  test('forgets what came when it is here', async () => {
    site.pushFromElsewhere({ 'posts/one.md': 'changed' });
    watch.show(site.blog);
    await look();
    site.git('merge', '-q', '--ff-only', 'origin/main');
    await watch.compare(site.blog);
    expect(known().news).toMatchObject({ behind: 0, changes: [] });
    expect(told).toBe(2);
  });
});

test('before the blog is trusted no git runs', async () => {
  settings.isTrusted = false;
  watch.show(site.blog);
  clock.next();
  await background.close();
  expect(clock.waiting).toBe(0);
  expect(calls).toEqual([]);
});

test('when the user does not want it, only what git has seen already is told, without a network', async () => {
  site.pushFromElsewhere({ 'posts/one.md': 'changed' });
  site.git('fetch', '-q', site.remote, 'main:refs/remotes/origin/main');
  settings.isOn = false;
  watch.show(site.blog);
  clock.next();
  await vi.waitFor(() => expect(known().news?.behind).toBe(1), { timeout: 20_000, interval: 5 });
  expect(calls).not.toContain('fetch');
  expect(clock.waiting).toBe(0);
});

test('nobody is asked for a password, by no program, and it is tried again after an hour', async () => {
  server.rules.login = 'writer:secret';
  const asked = join(site.folder, 'asked');
  site.write('ask', `#!/bin/sh\ntouch ${asked}\necho x\n`, site.folder);
  chmodSync(join(site.folder, 'ask'), 0o755);
  site.git('config', 'core.askPass', join(site.folder, 'ask'));
  vi.stubEnv('GIT_ASKPASS', join(site.folder, 'ask'));
  vi.stubEnv('SSH_ASKPASS', join(site.folder, 'ask'));
  vi.stubEnv('DISPLAY', ':99');
  try {
    watch.show(site.blog);
    await look();
    expect(known().problem).toMatchObject({ code: 'git.auth-failed' });
    expect(await look()).toBe(60 * 60_000);
    expect(existsSync(asked)).toBe(false);
  } finally {
    vi.unstubAllEnvs();
  }
});

test('gives way to what the user asks for, and begins nothing meanwhile', async () => {
  server.rules.hangs = true;
  watch.show(site.blog);
  clock.next();
  await vi.waitFor(() => expect(calls).toContain('fetch'), { timeout: 20_000, interval: 5 });
  server.rules.hangs = false;
  const during = await background.inFront(site.blog, async () => {
    calls = [];
    watch.wake(site.blog);
    clock.next();
    await vi.waitFor(() => expect(clock.waiting).toBe(1), { timeout: 20_000, interval: 5 });
    return calls.length;
  });
  expect(during).toBe(0);
  expect(await look()).toBe(20_000);
  expect(known().news).toMatchObject({ behind: 0 });
});

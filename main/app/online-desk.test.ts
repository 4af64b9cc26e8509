import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WireError } from '../../shared/app-error.ts';
import { openBlog } from '../services/blog/open-blog.ts';
import { ManualClock } from '../services/online/testing/manual-clock.ts';
import { createWaitingStore } from '../services/online/waiting-store.ts';
import { SiteFixture } from '../services/publish/testing/site-fixture.ts';
import { createBlogFolders } from './blog-folders.ts';
import { createOnlineDesk, type OnlineDesk } from './online-desk.ts';

let site: SiteFixture;
let clock: ManualClock;
let desk: OnlineDesk;
let isQuietFetchOn: boolean;
const warnings: string[] = [];
beforeEach(() => {
  site = new SiteFixture();
  clock = new ManualClock();
  isQuietFetchOn = false;
  desk = createOnlineDesk({
    profile: join(site.folder, 'profile'),
    isAutomatic: true,
    isQuietFetchOn: () => isQuietFetchOn,
    isTrusted: async () => true,
    targetOf: () => null,
    warn: message => warnings.push(message),
    clock,
  });
});
afterEach(async () => {
  await desk.close();
  site.remove();
  expect(warnings.splice(0)).toEqual([]);
});

const store = () => createWaitingStore(join(site.folder, 'profile/waiting'));
const post = 'content/post.md';
const text = (title: string, date: string) => `Title: ${title}\nDate: ${date}\nLang: en\n\nText.\n`;

/** Has a commit wait since an earlier start, in a blog that no window shows: for the network, or for the user. */
async function leaveWaiting(stopped: WireError | null = null): Promise<void> {
  site.commitAndPush({ 'pelicanconf.py': "PATH = 'content'\n", [post]: text('One', '2024-01-01') });
  site.write(post, text('Two', '2024-01-01'));
  site.git('commit', '-q', '-am', 'Waiting');
  const commit = site.git('rev-parse', 'HEAD').trim();
  const times = { since: clock.now(), failures: 1, nextTry: clock.now() };
  const state = { publishes: 1, problem: null, stopped };
  await store().write({ root: site.blog, branch: 'main', commit, files: [post], ...times, ...state });
}

test('what waits in a blog that no window shows is joined by that blog’s own rules', async () => {
  await leaveWaiting();
  site.pushFromElsewhere({ [post]: text('One', '2025-01-01') });
  await desk.start();
  clock.next();
  await vi.waitFor(async () => expect(await store().read(site.blog)).toBeNull(), { timeout: 25_000 });
  expect(site.read(post)).toBe(text('Two', '2025-01-01'));
  expect(site.gitIn(site.remote, 'show', `main:${post}`)).toBe(text('Two', '2025-01-01'));
});

test('what waits in a folder that is not there is tried again', async () => {
  await leaveWaiting();
  rmSync(site.blog, { recursive: true });
  await desk.start();
  const failed = (await store().read(site.blog))?.nextTry;
  clock.next();
  await vi.waitFor(async () => expect((await store().read(site.blog))?.nextTry).not.toBe(failed), {
    timeout: 25_000,
  });
  expect(await store().read(site.blog)).toMatchObject({ stopped: null });
  await vi.waitFor(() => expect(clock.waiting).toBe(1));
});

test('what was cancelled while it was being sent waits no more once it is seen online', async () => {
  await leaveWaiting({ code: 'cancelled', data: { isSent: true } });
  isQuietFetchOn = true;
  const folders = createBlogFolders({ isWatching: false, warn: message => warnings.push(message) });
  const folder = folders.use(await openBlog(site.blog, { isSample: false, isTrusted: true }));
  const stop = desk.follow(folder, () => undefined);
  expect((await desk.state(folder)).waiting).toMatchObject({ stopped: { code: 'cancelled' } });
  site.gitIn(site.remote, 'fetch', '-q', site.blog, 'main:main');
  clock.next();
  await vi.waitFor(async () => expect(await store().read(site.blog)).toBeNull(), { timeout: 25_000 });
  stop();
  await folders.close();
});

test('and no more once anything else has seen it online', async () => {
  await leaveWaiting({ code: 'cancelled', data: { isSent: true } });
  site.git('push', '-q');
  const outcome = { result: 'nothing', commit: null, url: null, files: [] } as const;
  await desk.attend(site.blog, async () => ({ outcome, branch: null }));
  expect(await store().read(site.blog)).toBeNull();
});

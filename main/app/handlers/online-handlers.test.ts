import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OnlineTold } from '../../../shared/model/online.ts';
import { ManualClock } from '../../services/online/testing/manual-clock.ts';
import { GitServer } from '../../services/publish/testing/git-server.ts';
import { paragraphs, SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { context, openTestWindow, type TestWindow } from '../app-parts.test-support.ts';

let site: SiteFixture;
let window: TestWindow;
let server: GitServer;
let clock: ManualClock;
let told: OnlineTold[];

beforeEach(async () => {
  site = new SiteFixture();
  server = new GitServer(site.folder);
  clock = new ManualClock();
  window = await openTestWindow(join(site.folder, 'program'), clock);
  told = [];
  window.session.onShown(folder => window.parts.online.follow(folder, news => told.push(news)));
  site.git('remote', 'set-url', 'origin', `${await server.start()}/remote.git`);
  await window.handlers['blog.open']({ folder: site.blog }, context);
});
afterEach(async () => {
  await window.close();
  await server.stop();
  site.remove();
});

const trust = () => window.handlers['blog.trust'](undefined, context);
const publish = () =>
  window.handlers['publish.run'](
    { posts: ['posts/one.md'], message: null, seen: null, files: null, isUnseen: false },
    context,
  );
const heard = (what: (news: OnlineTold) => boolean) =>
  vi.waitFor(() => expect(told.some(what)).toBe(true), { timeout: 20_000, interval: 5 });

test('a window hears what waits, sends it, and hears that nothing waits', async () => {
  await trust();
  await server.stop();
  site.write('posts/one.md', 'changed');
  expect(await publish()).toMatchObject({ result: 'committed' });
  await heard(({ waiting }) => waiting?.files[0] === 'posts/one.md');
  await expect(window.handlers['queue.send'](undefined, context)).resolves.toMatchObject({
    result: 'committed',
  });
  site.git('remote', 'set-url', 'origin', `${await server.start()}/remote.git`);
  expect(await window.handlers['queue.send'](undefined, context)).toMatchObject({ result: 'published' });
  expect(await window.handlers['online.state'](undefined, context)).toMatchObject({ waiting: null });
  expect(await window.handlers['queue.send'](undefined, context)).toMatchObject({ result: 'nothing' });
  await heard(({ waiting }) => waiting === null);
});

test('a window hears what changed online, looks at it, and gets it', async () => {
  site.pushFromElsewhere({
    'posts/one.md': paragraphs('one', { 2: 'Changed.', 4: 'Changed, too.' }),
    'logo.png': 'x',
  });
  await trust();
  clock.next();
  await heard(({ news }) => news?.behind === 1);
  const { news } = await window.handlers['online.state'](undefined, context);
  expect(news).toMatchObject({ posts: [{ path: 'posts/one.md', change: 'modified' }], otherFiles: 1 });
  const look = await window.handlers['online.look']({ path: 'posts/one.md' }, context);
  expect(look).toMatchObject({
    paragraphs: 2,
    text: paragraphs('one', { 2: 'Changed.', 4: 'Changed, too.' }),
  });
  await expect(window.handlers['online.look']({ path: 'posts/two.md' }, context)).rejects.toMatchObject({
    code: 'post.not-found',
  });
  expect(await window.handlers['publish.pull'](undefined, context)).toMatchObject({ result: 'published' });
  await heard(({ news: left }) => left?.behind === 0);
});

test('in a blog that is not trusted nothing is known, looked at or sent', async () => {
  expect(await window.handlers['online.state'](undefined, context)).toEqual({
    waiting: null,
    news: null,
    problem: null,
  });
  await expect(window.handlers['queue.send'](undefined, context)).rejects.toMatchObject({
    code: 'blog.untrusted',
  });
  await expect(window.handlers['online.look']({ path: 'posts/one.md' }, context)).rejects.toMatchObject({
    code: 'blog.untrusted',
  });
});

test('a change of a post’s sidecar is a change of the post', async () => {
  site.write(
    'conf.py',
    'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\nCOMPILERS = {"markdown": (".md",)}\n',
  );
  site.write('posts/four.md', 'Text.\n');
  site.write('posts/four.meta', '.. title: Four\n');
  site.git('add', '.');
  site.git('commit', '-q', '-m', 'Nikola');
  site.git('push', '-q', site.remote, 'main');
  site.pushFromElsewhere({ 'posts/four.meta': '.. title: Fourth\n', 'logo.png': 'x' });
  await window.handlers['blog.open']({ folder: site.blog }, context);
  await trust();
  clock.next();
  await heard(({ news }) => news?.behind === 1);
  const { news } = await window.handlers['online.state'](undefined, context);
  expect(news).toMatchObject({ posts: [{ path: 'posts/four.md', change: 'modified' }], otherFiles: 1 });
  expect(await window.handlers['online.look']({ path: 'posts/four.md' }, context)).toMatchObject({
    paragraphs: 0,
    text: 'Text.\n',
  });
});

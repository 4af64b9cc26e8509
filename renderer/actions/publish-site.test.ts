import { expect, test } from 'vitest';
import { AppError, type ErrorCode } from '../../shared/app-error.ts';
import type { PublishOutcome } from '../../shared/model/publish.ts';
import type { TrustFindings } from '../../shared/model/trust.ts';
import { seenPlan } from '../../shared/publish/seen-plan.ts';
import { describePublish } from '../errors/describe-publish.ts';
import { aBlog, aFile, aPlan } from '../state/samples.test-support.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { openPost } from './open-post.ts';
import { publishPlan, publishSite, reviewChanges } from './publish-site.ts';
import { trustBlog } from './trust-blog.ts';

const nothingFound: TrustFindings = {
  isRepository: true,
  remotes: [],
  found: [],
  left: 0,
  hasChanged: false,
};
const published: PublishOutcome = { result: 'published', commit: 'c', url: null, files: ['a.md'] };

test('on a blog that is not trusted nothing is asked of git', async () => {
  const { app, names } = createFakeApp({ 'trust.findings': () => nothingFound });
  app.state.blog.show(aBlog({ isTrusted: false }));
  await publishSite(app);
  expect(names()).toEqual(['trust.findings']);
  const dialog = { kind: 'trust', purpose: 'publish', findings: nothingFound };
  expect(app.state.dialogs.current.peek()).toEqual(dialog);
});

test('a blog in which something that runs has changed meanwhile is asked about, not reported', async () => {
  const { app } = createFakeApp({
    'posts.read': () => aFile(),
    'publish.run': () => {
      throw new AppError('blog.untrusted');
    },
    'trust.findings': () => nothingFound,
  });
  await openPost(app, 'a.md');
  await publishSite(app);
  expect(app.state.dialogs.current.peek()).toMatchObject({ kind: 'trust', purpose: 'publish' });
  expect(app.state.notices.notices.peek()).toEqual([]);
  expect(app.state.publish.status.peek()).toEqual({ kind: 'idle' });
});

test('after trusting the changes are shown before anything is published', async () => {
  const { app, names } = createFakeApp({ 'blog.trust': () => aBlog(), 'publish.plan': () => aPlan() });
  app.state.blog.show(aBlog({ isTrusted: false }));
  await trustBlog(app, 'publish');
  expect(app.state.dialogs.current.peek()).toMatchObject({ kind: 'publish' });
  expect(names()).not.toContain('publish.run');
});

test('a trusted blog without anything to decide publishes the open post at once, by one call', async () => {
  const runs: unknown[] = [];
  const { app, names } = createFakeApp({
    'posts.read': () => aFile(),
    'publish.run': params => {
      runs.push(params);
      return published;
    },
  });
  await openPost(app, 'a.md');
  await publishSite(app);
  expect(runs).toEqual([{ posts: ['a.md'], message: null, seen: null, files: null, isUnseen: true }]);
  expect(names().filter(name => /^(publish|checks)\./.test(name))).toEqual(['publish.run']);
  expect(describePublish(app.state.publish.status.peek())).toMatch(/^Published/);
});

test('a plan that has to be seen first opens the dialog instead', async () => {
  const plan = aPlan({ decisions: [{ kind: 'no-upstream', detail: 'main' }] });
  const { app } = createFakeApp({
    'posts.read': () => aFile(),
    'publish.run': () => ({ result: 'refused', commit: null, url: null, files: [], plan }),
  });
  await openPost(app, 'a.md');
  await publishSite(app);
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'publish', plan, path: 'a.md' });
  expect(app.state.publish.status.peek()).toEqual({ kind: 'idle' });
});

test('what was shown is published as seen', async () => {
  const runs: unknown[] = [];
  const { app } = createFakeApp({
    'checks.run': () => ({ findings: [], posts: 1, problems: [] }),
    'publish.run': params => {
      runs.push(params);
      return published;
    },
  });
  await publishPlan(app, { plan: aPlan(), path: 'a.md', message: '', files: null });
  expect(runs).toMatchObject([{ seen: seenPlan(aPlan()), isUnseen: false }]);
});

test('without an open post the changed posts are shown, never published unseen', async () => {
  const { app, names } = createFakeApp({ 'publish.plan': () => aPlan() });
  await publishSite(app);
  expect(app.state.dialogs.current.peek()).toMatchObject({ kind: 'publish', path: null });
  expect(names()).not.toContain('publish.run');
});

test('a post that cannot be saved is not published', async () => {
  const { app, type, names } = createFakeApp({
    'posts.read': () => aFile(),
    'journal.append': () => undefined,
    'posts.save': () => {
      throw new AppError('file.disk-full');
    },
  });
  await openPost(app, 'a.md');
  type('more');
  await publishSite(app);
  app.desk.writer?.stop();
  expect(names()).not.toContain('publish.run');
  expect(app.state.publish.status.peek().kind).toBe('idle');
});

test('a review of an unchanged post shows every changed one', async () => {
  const { app } = createFakeApp({
    'posts.read': () => aFile(),
    'publish.plan': ({ posts }) => (posts ? aPlan({ files: [] }) : aPlan()),
  });
  await openPost(app, 'a.md');
  await reviewChanges(app);
  expect(app.state.dialogs.current.peek()).toMatchObject({ kind: 'publish', path: null });
});

/** Publishes a plan of which the commit does not get online. */
async function stopBeforePush(code: ErrorCode) {
  const fake = createFakeApp({
    'publish.run': () => ({
      result: 'committed',
      commit: 'c',
      url: null,
      files: ['a.md'],
      error: { code, data: {} },
    }),
  });
  await publishPlan(fake.app, { plan: aPlan(), path: 'a.md', message: 'Words', files: null });
  return fake;
}

test('a commit that is not online yet is named as such, with the reason as an error', async () => {
  const { app } = await stopBeforePush('git.auth-failed');
  expect(describePublish(app.state.publish.status.peek())).toMatch(
    /^Committed here, not online yet: The host/,
  );
  expect(app.state.notices.notices.peek()).toMatchObject([{ kind: 'error', key: 'publish' }]);
});

test('a commit that waits for the network is told as such, and is no error', async () => {
  const { app } = await stopBeforePush('git.host-unreachable');
  expect(describePublish(app.state.publish.status.peek())).toBe(
    'Committed here, not online yet · waiting for network',
  );
  expect(app.state.notices.notices.peek()).toEqual([]);
});

test('a cancelled publish is no error', async () => {
  const { app } = createFakeApp({
    'publish.run': () => {
      throw new AppError('cancelled');
    },
  });
  await publishPlan(app, { plan: aPlan(), path: 'a.md', message: '', files: null });
  expect(app.state.notices.notices.peek()).toEqual([]);
  expect(describePublish(app.state.publish.status.peek())).toBe('Not published: Cancelled');
});

test('a second click while a publish runs does nothing', async () => {
  const { app, names } = createFakeApp({ 'publish.plan': () => aPlan() });
  app.state.publish.start('publish', () => {});
  await publishSite(app);
  expect(names().filter(name => name.startsWith('publish.'))).toEqual([]);
});

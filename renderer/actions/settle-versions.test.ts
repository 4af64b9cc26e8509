import { expect, test } from 'vitest';
import type { PublishOutcome } from '../../shared/model/publish.ts';
import type { PublishConflicts } from '../../shared/model/settle.ts';
import { aBlog, aFile, anEntry, aPlan } from '../state/samples.test-support.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { openPost } from './open-post.ts';
import { openSettle } from './open-settle.ts';
import { publishSite } from './publish-site.ts';
import { settleVersions } from './settle-versions.ts';

const conflicts: PublishConflicts = {
  online: 'tip',
  files: [{ path: 'a.md', kind: 'changed', base: '', mine: 'm', online: 'o', version: 'v' }],
  blocked: [],
};
const refused: PublishOutcome = {
  result: 'refused',
  commit: null,
  url: null,
  files: [],
  error: { code: 'publish.conflict', data: { paths: ['a.md'] } },
};

test('a publish that is stopped by what is online asks at once what is to stay', async () => {
  const { app } = createFakeApp({
    'posts.read': () => aFile(),
    'publish.plan': () => aPlan(),
    'publish.run': () => refused,
    'publish.conflicts': () => conflicts,
  });
  await openPost(app, 'a.md');
  await publishSite(app);
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'settle', conflicts });
});

test('when nothing waits, it is said', async () => {
  const { app } = createFakeApp({ 'publish.conflicts': () => ({ ...conflicts, files: [] }) });
  await openSettle(app);
  expect(app.state.dialogs.current.peek()).toBeNull();
  expect(app.state.notices.notices.peek()).toMatchObject([{ kind: 'info', key: 'settled' }]);
});

test('what only stands in the way is named', async () => {
  const { app } = createFakeApp({
    'publish.conflicts': () => ({ ...conflicts, files: [], blocked: ['staged.md'] }),
  });
  await openSettle(app);
  expect(app.state.notices.notices.peek()).toMatchObject([
    { kind: 'error', error: { code: 'publish.would-overwrite', data: { paths: ['staged.md'] } } },
  ]);
});

test('a file that was left as it is beside what was published is named', async () => {
  const { app } = createFakeApp({
    'posts.read': () => aFile(),
    'publish.plan': () => aPlan(),
    'publish.run': () => ({ result: 'published', commit: 'c', url: null, files: ['a.md'], left: ['b.md'] }),
  });
  await openPost(app, 'a.md');
  await publishSite(app);
  expect(app.state.notices.notices.peek()).toMatchObject([{ kind: 'info', key: 'left' }]);
  expect(JSON.stringify(app.state.notices.notices.peek())).toContain('b.md was changed here and online');
  expect(app.state.dialogs.current.peek()).toBeNull();
});

test('what was not chosen is named with its place', async () => {
  const asked: unknown[] = [];
  const aside = [{ path: 'a.md', whose: 'online', kind: 'aside', place: '/home/history/x.txt' }] as const;
  const { app } = createFakeApp({
    'publish.settle': params => {
      asked.push(params);
      return { outcome: { result: 'published', commit: 'c', url: null, files: ['a.md'] }, aside, both: [] };
    },
  });
  const choice = { path: 'a.md', choice: 'mine', text: null, version: 'v' } as const;
  await settleVersions(app, conflicts, [{ choice, kept: 'mine' }]);
  expect(asked).toEqual([{ online: 'tip', choices: [choice] }]);
  const [notice] = app.state.notices.notices.peek();
  expect(JSON.stringify(notice)).toContain('the version online is kept for 30 days in /home/history/x.txt');
});

test('when another version is online by now, it is asked anew, and nothing is said to be settled', async () => {
  const newer = { ...conflicts, online: 'newer' };
  const { app } = createFakeApp({
    'publish.conflicts': () => newer,
    'publish.settle': () => ({
      outcome: { ...refused, error: { code: 'publish.plan-changed', data: {} } },
      aside: [],
      both: [],
    }),
  });
  await settleVersions(app, conflicts, []);
  expect(app.state.notices.notices.peek()).toMatchObject([
    { kind: 'error', error: { code: 'publish.plan-changed' } },
  ]);
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'settle', conflicts: newer });
});

test('the post that is open stays open, and one that has both versions is offered', async () => {
  const entries = [anEntry({ path: 'a.md' }), anEntry({ path: 'b.md', title: 'Twofold' })];
  const { app } = createFakeApp({
    'posts.read': ({ path }) => aFile({ path }),
    'posts.list': () => entries,
    'publish.settle': () => ({
      outcome: { result: 'published', commit: 'c', url: null, files: [] },
      aside: [],
      both: [],
    }),
    'publish.plan': () => aPlan(),
    'publish.run': () => ({ result: 'published', commit: 'd', url: null, files: ['b.md'] }),
  });
  app.state.blog.show(aBlog());
  app.state.blog.list(entries);
  const choice = { path: 'b.md', choice: 'both', text: null, version: 'v' } as const;
  await openPost(app, 'a.md');
  await settleVersions(app, conflicts, [{ choice, kept: 'both' }]);
  expect(app.desk.writer?.path).toBe('a.md');
  const [notice] = app.state.notices.notices.peek();
  expect(notice).toMatchObject({ key: 'settled', path: 'b.md' });
  expect(JSON.stringify(notice)).toContain('Both versions are in “Twofold” now');
  await publishSite(app);
  expect(app.state.notices.notices.peek()).toEqual([]);
});

import { expect, test } from 'vitest';
import { describeError } from '../../shared/errors/describe-error.ts';
import { describePublish } from '../errors/describe-publish.ts';
import { aFile, allOnline, anEntry, aPlan } from '../state/samples.test-support.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { openPost } from './open-post.ts';
import { publishAnew, putOnlineAnew } from './publish-anew.ts';
import { publishSite } from './publish-site.ts';
import { askToTakeOnline, takeOnline } from './take-online.ts';

const published = { result: 'published', commit: 'c', url: null, files: ['a.md'] } as const;

test.each([
  ['publish.history-rewritten', 'publish.takeOnline'],
  ['publish.branch-gone', 'publish.anew'],
] as const)('a publish stopped by %s offers the way out', async (code, command) => {
  const { app } = createFakeApp({
    'posts.read': () => aFile(),
    'publish.plan': () => aPlan(),
    'publish.run': () => ({ ...published, result: 'refused', commit: null, error: { code, data: {} } }),
  });
  await openPost(app, 'a.md');
  await publishSite(app);
  const [notice] = app.state.notices.notices.peek();
  expect(notice).toMatchObject({ kind: 'error', error: { code } });
  const { buttons } = describeError({ code, data: {} });
  expect(buttons[0]).toMatchObject({ command });
});

test('where a history was taken over, it is said what became of one’s own, and what is kept', async () => {
  const aside = [{ path: 'a.md', whose: 'online', kind: 'aside', place: '/home/history/x.txt' }] as const;
  const kept = ['refs/leysin/kept/0123456789ab'];
  const { app } = createFakeApp({
    'publish.takeOnline': () => ({ outcome: published, aside, both: [], kept }),
  });
  await takeOnline(app, allOnline);
  const [notice] = app.state.notices.notices.peek();
  expect(notice).toMatchObject({ kind: 'info', key: 'settled' });
  expect(JSON.stringify(notice)).toContain('kept for 30 days in /home/history/x.txt');
  expect(JSON.stringify(notice)).toContain(kept[0]);
});

test('where a history was taken over, it is said what is where, and which post has both versions', async () => {
  const taken = { outcome: published, aside: [], both: ['a.md'], kept: ['refs/leysin/kept/0'] };
  const { app } = createFakeApp({
    'posts.list': () => [anEntry({ title: 'Gamma' })],
    'posts.read': () => aFile(),
    'publish.takeOnline': () => taken,
  });
  await takeOnline(app, allOnline);
  const [notice] = app.state.notices.notices.peek();
  const text = notice?.kind === 'info' ? notice.text : '';
  expect(text).toMatch(/What you had not published is in your files, still unpublished/);
  expect(text).toMatch(/was taken away there is gone from your files, too; it is kept/);
  expect(text).toMatch(
    /Both versions are in “Gamma” now, one below the other: keep what you want of them\. Look/,
  );
  expect(notice).toMatchObject({ path: 'a.md' });
  await openPost(app, 'a.md');
  await takeOnline(app, allOnline);
  expect(app.state.notices.notices.peek()[0]).not.toHaveProperty('path');
});

test('where a history would be taken over from is shown first, and again when that is another place by now', async () => {
  const { app, answers } = createFakeApp({ 'publish.earlier': () => allOnline });
  await askToTakeOnline(app);
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'take-online', standing: allOnline });
  const error = { code: 'publish.plan-changed', data: {} } as const;
  const outcome = { ...published, result: 'refused', commit: null, error } as const;
  answers['publish.takeOnline'] = () => ({ outcome, aside: [], both: [], kept: [] });
  const other = { ...allOnline, remoteUrl: '/else.git' };
  answers['publish.earlier'] = () => other;
  await takeOnline(app, allOnline);
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'take-online', standing: other });
});

test('where it was not, nothing of the kind is said', async () => {
  const outcome = { ...published, result: 'nothing', commit: null, files: [] } as const;
  const { app } = createFakeApp({ 'publish.takeOnline': () => ({ outcome, aside: [], both: [], kept: [] }) });
  await takeOnline(app, allOnline);
  expect(app.state.notices.notices.peek()).toEqual([]);
});

test('a branch that went online again counts as published', async () => {
  const { app } = createFakeApp({ 'publish.anew': () => published });
  await putOnlineAnew(app, allOnline);
  expect(app.state.publish.status.peek()).toMatchObject({
    kind: 'done',
    what: 'publish',
    outcome: published,
  });
  // Edits are not in it.
  expect(app.state.notices.notices.peek()).toMatchObject([
    { kind: 'info', text: expect.stringContaining('not in it yet') },
  ]);
});

test('where the branch is online again, that is said, and publishing is the next step', async () => {
  const error = { code: 'publish.branch-back', data: { branch: 'main', remote: 'origin' } } as const;
  const refused = { result: 'refused', commit: null, url: null, files: [], error } as const;
  const { app } = createFakeApp({ 'publish.anew': () => refused });
  await putOnlineAnew(app, allOnline);
  expect(describePublish(app.state.publish.status.peek())).toBe('Not published: The branch is online again');
  expect(app.state.notices.notices.peek()).toMatchObject([{ kind: 'error', error: { code: error.code } }]);
  // It is another way on, not the same once more.
  expect(describeError(error).buttons[0]).toEqual({ label: 'Publish as usual', command: 'publish.run' });
});

test('the place a branch goes to again is shown before it does, also where no commit goes with it', async () => {
  const { app } = createFakeApp({ 'publish.earlier': () => allOnline });
  await publishAnew(app);
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'publish-anew', standing: allOnline });
});

test('commits that would go online with the branch are shown first, and again when there are others by now', async () => {
  const heads: string[] = [];
  const range = { head: 'd'.repeat(40), online: null, remote: 'origin' };
  const standing = { ...allOnline, head: 'd'.repeat(40), earlier: { range, commits: [], more: 1 } };
  const { app, answers } = createFakeApp({
    'publish.earlier': () => standing,
    'publish.anew': ({ stand }) => {
      heads.push(stand.head);
      return published;
    },
  });
  await publishAnew(app);
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'publish-anew', standing });
  expect(heads).toEqual([]);
  const other = { ...standing, head: 'e'.repeat(40) };
  const error = { code: 'publish.plan-changed', data: {} } as const;
  answers['publish.anew'] = () => ({ ...published, result: 'refused', commit: null, error });
  answers['publish.earlier'] = () => other;
  await putOnlineAnew(app, standing);
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'publish-anew', standing: other });
  answers['publish.anew'] = ({ stand }) => {
    heads.push(stand.head);
    return published;
  };
  await putOnlineAnew(app, other);
  expect(heads).toEqual([other.head]);
  expect(app.state.dialogs.current.peek()).toBeNull();
});

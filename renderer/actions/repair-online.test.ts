import { expect, test } from 'vitest';
import { describeError } from '../../shared/errors/describe-error.ts';
import { aFile, aPlan } from '../state/samples.test-support.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { openPost } from './open-post.ts';
import { publishAnew } from './publish-anew.ts';
import { publishSite } from './publish-site.ts';
import { takeOnline } from './take-online.ts';

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
  const { app } = createFakeApp({ 'publish.takeOnline': () => ({ outcome: published, aside, kept }) });
  await takeOnline(app);
  const [notice] = app.state.notices.notices.peek();
  expect(notice).toMatchObject({ kind: 'info', key: 'settled' });
  expect(JSON.stringify(notice)).toContain('kept for 30 days in /home/history/x.txt');
  expect(JSON.stringify(notice)).toContain(kept[0]);
});

test('where it was not, nothing of the kind is said', async () => {
  const outcome = { ...published, result: 'nothing', commit: null, files: [] } as const;
  const { app } = createFakeApp({ 'publish.takeOnline': () => ({ outcome, aside: [], kept: [] }) });
  await takeOnline(app);
  expect(app.state.notices.notices.peek()).toEqual([]);
});

test('a branch that went online again counts as published', async () => {
  const { app } = createFakeApp({ 'publish.anew': () => published });
  await publishAnew(app);
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

import { expect, test, vi } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { OnlineChange, OnlineState, OnlineTold } from '../../shared/model/online.ts';
import { aBlog, aFile, aPlan, aWaiting } from '../state/samples.test-support.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { followOnline } from './follow-online.ts';
import { openPost } from './open-post.ts';
import { forgetWaiting, sendWaiting } from './send-waiting.ts';

const nothing: OnlineState = { waiting: null, news: null, problem: null };
const waiting = aWaiting();
const change: OnlineChange = { path: 'a.md', change: 'modified', to: null, author: 'Zoë', when: 0 };
const news = { tip: 't', behind: 1, ahead: 0, posts: [change], otherFiles: 0 };

function follow(state: OnlineState = nothing) {
  const fake = createFakeApp({
    'online.state': () => state,
    'online.look': () => ({ change, text: 'Online\n', paragraphs: 1 }),
    'posts.read': () => aFile(),
    'queue.forget': () => undefined,
    'queue.send': () => ({ result: 'published', commit: 'c', url: null, files: ['a.md'] }),
  });
  followOnline(fake.app);
  const tell = (told: Partial<OnlineTold>) =>
    fake.emit('online.changed', { ...nothing, ended: null, ...told });
  return { ...fake, tell, ...fake.app.state };
}

const failed = (code: 'git.auth-failed' | 'publish.waiting-gone') => ({ code, data: {} }) as const;

test('a window knows at once what waits in the blog it shows, and forgets it with the blog', async () => {
  const { app, online } = follow({ ...nothing, waiting });
  await vi.waitFor(() => expect(online.waiting.peek()).toEqual(waiting));
  app.state.blog.show(aBlog({ root: '/other' }));
  expect(online.waiting.peek()).toBeNull();
});

test('an open plan does not go on saying that what was sent by itself goes online', async () => {
  const { tell, answers, app } = follow();
  const { dialogs } = app.state;
  dialogs.show({ kind: 'publish', plan: aPlan({ commitsWaiting: 1 }), path: 'a.md' });
  answers['publish.plan'] = ({ posts }) => aPlan({ commitsWaiting: posts?.[0] === 'a.md' ? 0 : 2 });
  tell({ ended: { result: 'published', commit: 'c', url: null, files: ['a.md'] } });
  await vi.waitFor(() =>
    expect(dialogs.current.peek()).toMatchObject({
      kind: 'publish',
      path: 'a.md',
      plan: { commitsWaiting: 0 },
    }),
  );
});

test('what was sent by itself is told as a publish', async () => {
  const { tell, publish, notices } = follow();
  notices.fail('publish', new AppError('git.auth-failed'));
  notices.tell('settled', 'Not published yet.', { unpublished: ['a.md'] });
  tell({ ended: { result: 'published', commit: 'c', url: null, files: ['a.md'] } });
  expect(publish.status.peek()).toMatchObject({
    kind: 'done',
    what: 'publish',
    outcome: { files: ['a.md'] },
  });
  expect(notices.notices.peek()).toEqual([]);
});

test('why it stopped is told once, and again when it stopped again', () => {
  const { tell, notices } = follow();
  const stopped = { ...waiting, stopped: failed('git.auth-failed') };
  tell({ waiting: stopped });
  expect(notices.notices.peek()).toMatchObject([{ kind: 'error', error: { code: 'git.auth-failed' } }]);
  notices.clear('publish');
  tell({ waiting: stopped, news });
  expect(notices.notices.peek()).toEqual([]);
  tell({ waiting: { ...waiting, isSending: true } });
  tell({ waiting: stopped });
  expect(notices.notices.peek()).toHaveLength(1);
});

test('that it can no longer be sent is an error', () => {
  const { tell, notices } = follow();
  const error = failed('publish.waiting-gone');
  tell({ ended: { result: 'refused', commit: null, url: null, files: [], error } });
  expect(notices.notices.peek()).toMatchObject([{ kind: 'error', error: { code: 'publish.waiting-gone' } }]);
});

test('the open post is looked at when it changed online, and no more when it is here', async () => {
  const { app, tell, online } = follow();
  await openPost(app, 'a.md');
  tell({ news });
  await vi.waitFor(() => expect(online.openText.peek()).toMatchObject({ text: 'Online\n' }));
  expect(online.isPutAway.peek()).toBe(false);
  online.putAway();
  expect(online.isPutAway.peek()).toBe(true);
  tell({ news: { ...news, tip: 'another' } });
  expect(online.isPutAway.peek()).toBe(false);
  tell({ news: { ...news, behind: 0, posts: [] } });
  expect([online.news.peek(), online.openText.peek()]).toEqual([null, null]);
});

test('Send now says how it went; Don’t send by itself leaves it to the next publish', async () => {
  const { app, publish, names, notices } = follow({ ...nothing, waiting });
  await sendWaiting(app);
  expect(publish.status.peek()).toMatchObject({ kind: 'done', outcome: { result: 'published' } });
  await forgetWaiting(app);
  expect(names()).toContain('queue.forget');
  expect(publish.status.peek()).toEqual({ kind: 'idle' });
  expect(notices.notices.peek()).toMatchObject([
    { kind: 'info', text: expect.stringMatching(/next publish takes it online/) },
  ]);
});

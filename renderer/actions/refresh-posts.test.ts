import { expect, test } from 'vitest';
import type { Api } from '../../shared/api/contract.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import type { ReadingProgress } from '../../shared/model/reading-progress.ts';
import { aBlog, anEntry } from '../state/samples.test-support.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { refreshPosts } from './refresh-posts.ts';

/** A window whose listings are answered by hand, in any order. */
function createSlowList() {
  const answers: ((entries: readonly PostEntry[]) => void)[] = [];
  const fake = createFakeApp({ 'posts.list': () => new Promise(resolve => answers.push(resolve)) });
  return {
    ...fake,
    answer: (index: number, title: string) => answers[index]?.([anEntry({ title })]),
    asked: () => answers.length,
    shown: () => fake.app.state.blog.entries.peek()?.map(({ title }) => title),
  };
}

test('any number of changes during a listing cause one more, and the newest list stays', async () => {
  const { app, answer, asked, shown } = createSlowList();
  const calls = [refreshPosts(app), refreshPosts(app), refreshPosts(app)];
  expect(asked()).toBe(1);
  answer(0, 'first');
  await calls[0];
  await expect.poll(asked).toBe(2);
  expect(shown()).toEqual(['first']);
  const late = refreshPosts(app);
  answer(1, 'second');
  await Promise.all(calls);
  expect(shown()).toEqual(['second']);
  await expect.poll(asked).toBe(3);
  answer(2, 'third');
  await late;
  expect(shown()).toEqual(['third']);
  const alone = refreshPosts(app);
  expect(asked()).toBe(4);
  answer(3, 'fourth');
  await alone;
  expect(shown()).toEqual(['fourth']);
});

test('another blog is listed at once, and the late list of the former one is not shown', async () => {
  const { app, answer, asked, shown } = createSlowList();
  const former = refreshPosts(app);
  const waiting = refreshPosts(app);
  app.state.blog.show(aBlog({ root: '/other' }));
  const present = refreshPosts(app);
  expect(asked()).toBe(2);
  answer(1, 'other');
  await present;
  answer(0, 'former');
  await Promise.all([former, waiting]);
  expect([asked(), shown()]).toEqual([2, ['other']]);
});

test('a listing that fails is told and does not stop the next one', async () => {
  let asked = 0;
  const { app } = createFakeApp({
    'posts.list': () => {
      asked += 1;
      if (asked !== 2) throw new Error('no');
      return [anEntry()];
    },
  });
  await Promise.all([refreshPosts(app), refreshPosts(app)]);
  expect([asked, app.state.blog.entries.peek()?.length, app.state.notices.notices.peek()]).toEqual([
    2,
    1,
    [],
  ]);
  await refreshPosts(app);
  expect(app.state.notices.notices.peek()).toMatchObject([{ kind: 'error', key: 'list' }]);
});

test('how far a listing is shows until it ends, and that of another blog ends it', async () => {
  const { app } = createFakeApp({});
  const made: {
    signal: AbortSignal;
    tell: (value: ReadingProgress) => void;
    answer: (value: never) => void;
  }[] = [];
  const call: Api['call'] = (_name, _params, { signal, onProgress } = {}) =>
    new Promise(resolve => {
      made.push({ signal: signal!, tell: onProgress as (value: ReadingProgress) => void, answer: resolve });
    });
  const slow = { ...app, api: { ...app.api, call } };
  const shown = () => app.state.blog.reading.peek()?.read;
  const first = refreshPosts(slow);
  made[0]!.tell({ read: 3, all: 9, isFallback: false });
  expect(shown()).toBe(3);
  made[0]!.answer([] as never);
  await first;
  expect(shown()).toBeUndefined();
  const former = refreshPosts(slow);
  expect(made[1]!.signal.aborted).toBe(false);
  app.state.blog.show(aBlog({ root: '/other' }));
  const present = refreshPosts(slow);
  expect([made[1]!.signal.aborted, made[2]!.signal.aborted]).toEqual([true, false]);
  made[2]!.tell({ read: 1, all: 2, isFallback: false });
  made[1]!.tell({ read: 8, all: 9, isFallback: false });
  made[1]!.answer([] as never);
  await former;
  expect(shown()).toBe(1);
  made[2]!.answer([] as never);
  await present;
  expect(shown()).toBeUndefined();
});

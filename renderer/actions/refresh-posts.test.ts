import { expect, test } from 'vitest';
import type { Api } from '../../shared/api/contract.ts';
import { AppError } from '../../shared/app-error.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import type { ReadingProgress } from '../../shared/model/reading-progress.ts';
import { aBlog, anEntry } from '../state/samples.test-support.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import type { PostWriter } from './post-writer.ts';
import { acceptAbsence, refreshPosts } from './refresh-posts.ts';

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

test('a folder that is gone or suddenly empty is said, and the list keeps what it knew until it is back', async () => {
  let answer = (): readonly PostEntry[] => [anEntry()];
  const { app } = createFakeApp({ 'posts.list': () => answer() });
  const { blog, notices } = app.state;
  const look = async () => {
    await refreshPosts(app);
    return [blog.absence.peek(), blog.entries.peek()?.length];
  };
  expect(await look()).toEqual([null, 1]);
  answer = () => [];
  expect(await look()).toEqual(['empty', 1]);
  for (const [code, absence] of [
    ['blog.gone', 'gone'],
    ['blog.unreadable', 'unreadable'],
  ] as const) {
    answer = () => {
      throw new AppError(code);
    };
    expect(await look()).toEqual([absence, 1]);
  }
  expect(notices.notices.peek()).toEqual([]);
  answer = () => [anEntry(), anEntry({ path: 'b.md' })];
  expect(await look()).toEqual([null, 2]);
  answer = () => [];
  expect(await look()).toEqual(['empty', 2]);
  await acceptAbsence(app);
  expect(await look()).toEqual([null, 0]);
});

test('a blog that has no posts from the start is no absence, and one that cannot be listed is an error', async () => {
  let answer = (): readonly PostEntry[] => [];
  const { app } = createFakeApp({ 'posts.list': () => answer() });
  await refreshPosts(app);
  expect(app.state.blog.absence.peek()).toBe(null);
  app.state.blog.show(aBlog({ root: '/other' }));
  answer = () => {
    throw new AppError('blog.unreadable');
  };
  await refreshPosts(app);
  expect(app.state.blog.absence.peek()).toBe(null);
  expect(app.state.notices.notices.peek()).toMatchObject([{ kind: 'error', key: 'list' }]);
});

test('what could not be saved while the folder was gone is saved when it is back', async () => {
  const { app, answers } = createFakeApp({ 'posts.list': () => [anEntry()] });
  let saves = 0;
  app.desk.writer = { save: async () => ++saves > 0 } as unknown as PostWriter;
  await refreshPosts(app);
  expect(saves).toBe(0);
  answers['posts.list'] = () => [];
  await refreshPosts(app);
  answers['posts.list'] = () => [anEntry()];
  await refreshPosts(app);
  expect(saves).toBe(1);
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

test('many posts that are gone at once are missed until they are back or said to be deleted', async () => {
  let isBelieved = false;
  const { app } = createFakeApp({
    'posts.list': () => {
      if (isBelieved) return [anEntry()];
      throw new AppError('blog.thinned', { missing: 4 });
    },
    'posts.believe': () => {
      isBelieved = true;
    },
  });
  app.state.blog.list([anEntry(), anEntry({ path: 'b.md' })]);
  await refreshPosts(app);
  expect([app.state.blog.absence.peek(), app.state.blog.entries.peek()?.length]).toEqual(['thinned', 2]);
  await acceptAbsence(app);
  expect([app.state.blog.absence.peek(), app.state.blog.entries.peek()?.length]).toEqual([null, 1]);
});

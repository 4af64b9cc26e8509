import { expect, test, vi } from 'vitest';
import type { PostEntry } from '../../shared/model/post.ts';
import { aFile, anEntry } from '../state/samples.test-support.ts';
import { createFakeApp, desktopHost } from './fake-app.test-support.ts';
import { followShell } from './follow-shell.ts';
import { openPost } from './open-post.ts';
import { refreshPosts } from './refresh-posts.ts';

async function openWindow(entries: readonly PostEntry[]) {
  let listed = entries;
  const fake = createFakeApp(
    {
      'posts.read': ({ path }) => aFile({ path }),
      'posts.list': () => listed,
      'posts.save': () => ({ version: 'v2' }),
      'journal.append': () => undefined,
    },
    desktopHost,
  );
  followShell(fake.app);
  await refreshPosts(fake.app);
  await openPost(fake.app, 'a.md');
  const put = (next: readonly PostEntry[]) => {
    listed = next;
  };
  const count = (name: string) => fake.names().filter(each => each === name).length;
  const openPath = () => fake.app.state.post.open.peek()?.path;
  return { ...fake, put, count, openPath };
}

test('a post of the list is opened, and the present one saved first', async () => {
  const { emit, type, names, openPath } = await openWindow([anEntry(), anEntry({ path: 'b.md' })]);
  type('more');
  emit('post.asked', { path: 'b.md' });
  await vi.waitFor(() => expect(openPath()).toBe('b.md'));
  expect(names().indexOf('posts.save')).toBeLessThan(names().lastIndexOf('posts.read'));
});

test('a post that was written just now is looked for', async () => {
  const { emit, put, openPath, count } = await openWindow([anEntry()]);
  put([anEntry(), anEntry({ path: 'new.md' })]);
  emit('post.asked', { path: 'new.md' });
  await vi.waitFor(() => expect(openPath()).toBe('new.md'));
  expect(count('posts.list')).toBe(2);
});

test('what is no post of this blog is named, and the open post stays', async () => {
  const { app, emit, openPath, count } = await openWindow([anEntry()]);
  emit('post.asked', { path: 'notes.txt' });
  await vi.waitFor(() => expect(app.state.notices.notices.peek()).toHaveLength(1));
  expect(app.state.notices.notices.peek()).toMatchObject([
    { kind: 'info', text: 'notes.txt is no post of this blog, so it was not opened.' },
  ]);
  expect([openPath(), count('posts.list')]).toEqual(['a.md', 2]);
  emit('post.asked', { path: 'a.md' });
  expect(app.state.notices.notices.peek()).toEqual([]);
});

test('the open post only takes the focus', async () => {
  const { app, emit, count } = await openWindow([anEntry()]);
  const focus = vi.fn();
  if (app.desk.editor) app.desk.editor.focus = focus;
  const reads = count('posts.read');
  emit('post.asked', { path: 'a.md' });
  expect(focus).toHaveBeenCalledTimes(1);
  expect(count('posts.read')).toBe(reads);
});

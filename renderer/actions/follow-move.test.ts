import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { PostFile } from '../../shared/model/post.ts';
import type { Editor } from '../editor/create-editor.ts';
import { aFile, anEntry } from '../state/samples.test-support.ts';
import type { App } from './app.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { followDisk } from './follow-disk.ts';
import { openPost } from './open-post.ts';
import { refreshPosts } from './refresh-posts.ts';

let opened: App | undefined;
afterEach(() => opened?.desk.writer?.stop());

const postAt = (path: string, change: Partial<PostFile> = {}) =>
  aFile({ path, entry: anEntry({ path }), ...change });

/** A window with `a.md` open, over a disk that the test changes. */
async function openOn(...others: readonly PostFile[]) {
  const disk = new Map([postAt('a.md'), ...others].map(file => [file.path, file]));
  const saved: { readonly path: string; readonly text: string }[] = [];
  const at = (path: string) => {
    const file = disk.get(path);
    if (!file) throw new AppError('post.not-found', { path });
    return file;
  };
  const fake = createFakeApp({
    'posts.read': ({ path }) => at(path),
    'posts.onDisk': ({ path }) => at(path),
    'posts.list': () => [...disk.values()].map(({ entry }) => entry),
    'posts.save': ({ path, text }) => {
      if (!disk.has(path)) throw new AppError('post.deleted-on-disk', { path });
      saved.push({ path, text });
      return { version: 'saved' };
    },
    'journal.append': () => undefined,
    'journal.discard': () => undefined,
  });
  opened = fake.app;
  followDisk(fake.app);
  await refreshPosts(fake.app);
  await openPost(fake.app, 'a.md');
  /** Takes files away and puts others there, in one sweep. */
  const change = (gone: readonly string[], ...come: readonly PostFile[]) => {
    for (const path of gone) disk.delete(path);
    for (const file of come) disk.set(file.path, file);
    fake.emit('blog.changed', { paths: [...gone, ...come.map(({ path }) => path)] });
    const open = fake.app.state.post.open.peek()?.path;
    if (open !== undefined && gone.includes(open))
      fake.emit('post.changedOnDisk', { path: open, version: null });
  };
  const path = () => fake.app.state.post.open.peek()?.path;
  const told = () => fake.app.state.notices.notices.peek().map(({ key }) => key);
  return { ...fake, disk, saved, change, path, told };
}

test('a clean post follows its file to a new name', async () => {
  const { app, change, path, type, saved } = await openOn(postAt('other.md'));
  change(['a.md'], postAt('sub/new.md'));
  await vi.waitFor(() => expect(path()).toBe('sub/new.md'));
  expect(app.state.notices.notices.peek()).toMatchObject([{ key: 'moved', text: 'Moved to sub/new.md' }]);
  expect([app.desk.editor?.text(), app.state.post.fileState.peek()]).toEqual(['Text\n', 'Saved']);
  type('more');
  expect(await app.desk.writer?.save()).toBe(true);
  expect(saved).toEqual([{ path: 'sub/new.md', text: 'Text\nmore' }]);
});

test('what is unsaved stays in the editor, goes into the journal of the new name and is saved there', async () => {
  const { app, change, path, type, saved, made, told } = await openOn();
  const show = vi.spyOn(app.desk.editor as Editor, 'open');
  type('mine');
  change(['a.md'], postAt('b.md'));
  await vi.waitFor(() => expect(path()).toBe('b.md'));
  expect(app.desk.editor?.text()).toBe('Text\nmine');
  // Opened anew, the editor would have nothing to undo.
  expect(show).not.toHaveBeenCalled();
  expect(await app.desk.writer?.save()).toBe(true);
  expect([saved, told()]).toEqual([[{ path: 'b.md', text: 'Text\nmine' }], ['moved']]);
  await vi.waitFor(() =>
    expect(made).toContainEqual({ name: 'journal.discard', params: { path: 'a.md', isSidecar: false } }),
  );
  const journaled = made.filter(({ name }) => name === 'journal.append' || name === 'journal.discard');
  expect(journaled.map(({ params }) => (params as { path: string }).path)).toEqual(['a.md', 'b.md', 'a.md']);
});

test('another post that is opened just then finds what was typed saved under the new name', async () => {
  const { app, disk, path, type, saved } = await openOn(postAt('other.md', { text: 'Other\n' }));
  type('mine');
  disk.delete('a.md');
  disk.set('b.md', postAt('b.md'));
  await openPost(app, 'other.md');
  expect([saved, path()]).toEqual([[{ path: 'b.md', text: 'Text\nmine' }], 'other.md']);
});

test('a question about a file that is gone ends when it turns up under another name', async () => {
  const { app, change, path, type } = await openOn(postAt('other.md'));
  type('mine');
  change(['a.md']);
  await vi.waitFor(() => expect(app.state.post.status.peek()).toMatchObject({ isAsking: true }));
  change([], postAt('b.md'));
  await vi.waitFor(() => expect(path()).toBe('b.md'));
  expect([app.desk.editor?.text(), app.state.post.fileState.peek()]).toEqual(['Text\nmine', 'Unsaved']);
});

test('neither a copy that was there before nor a new post with other bytes is what became of it', async () => {
  const { app, change, path, told } = await openOn(postAt('copy.md'));
  change(['a.md'], postAt('new.md', { version: 'v9', text: 'Else\n' }));
  await vi.waitFor(() => expect(path()).toBe(undefined));
  expect([app.desk.writer, told()]).toEqual([null, ['gone']]);
});

test('a post that was closed since it was gone is opened again when it is back, unless another one is open', async () => {
  const { app, change, path } = await openOn(postAt('other.md'));
  change(['a.md']);
  await vi.waitFor(() => expect(path()).toBe(undefined));
  change([], postAt('a.md', { version: 'v2', text: 'Back\n' }));
  await vi.waitFor(() => expect(path()).toBe('a.md'));
  expect(app.desk.editor?.text()).toBe('Back\n');
  change(['a.md']);
  await vi.waitFor(() => expect(path()).toBe(undefined));
  await openPost(app, 'other.md');
  change([], postAt('a.md'));
  await refreshPosts(app);
  expect(path()).toBe('other.md');
});

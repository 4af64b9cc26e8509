import { expect, test, vi } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { aFile } from '../state/samples.test-support.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { followDisk } from './follow-disk.ts';
import { openPost } from './open-post.ts';
import { refreshPosts } from './refresh-posts.ts';
import { resolveConflict } from './resolve-conflict.ts';

const files =
  (...all: ReturnType<typeof aFile>[]) =>
  ({ path }: { readonly path: string }) => {
    const file = all.find(each => each.path === path);
    if (!file) throw new AppError('post.not-found', { path });
    return file;
  };

test('opening another post saves the one that is open', async () => {
  const saved: string[] = [];
  const { app, type } = createFakeApp({
    'posts.read': files(aFile(), aFile({ path: 'b.md', text: 'B' })),
    'journal.append': () => undefined,
    'posts.save': ({ text }) => {
      saved.push(text);
      return { version: 'v2' };
    },
  });
  await openPost(app, 'a.md');
  type('more');
  await openPost(app, 'b.md');
  expect(saved).toEqual(['Text\nmore']);
  expect([app.state.post.open.peek()?.path, app.desk.editor?.text()]).toEqual(['b.md', 'B']);
});

test('when the open post cannot be saved it stays open with its text, and the reason is shown', async () => {
  const { app, type, made } = createFakeApp({
    'posts.read': files(aFile(), aFile({ path: 'b.md' })),
    'journal.append': () => undefined,
    'posts.save': () => {
      throw new AppError('file.disk-full');
    },
  });
  await openPost(app, 'a.md');
  type('more');
  await openPost(app, 'b.md');
  app.desk.writer?.stop();
  // Main takes the post read last for the open one.
  expect(made.filter(({ name }) => name === 'posts.read')).toEqual([
    { name: 'posts.read', params: { path: 'a.md' } },
  ]);
  expect([app.state.post.open.peek()?.path, app.desk.editor?.text()]).toEqual(['a.md', 'Text\nmore']);
  expect(app.state.notices.notices.peek()).toMatchObject([{ kind: 'error', key: 'save' }]);
});

test('when the other post cannot be read, main is given back the one that stays', async () => {
  const { app, type, made } = createFakeApp({
    'posts.read': files(aFile()),
    'journal.append': () => undefined,
    'posts.save': () => ({ version: 'v1' }),
  });
  await openPost(app, 'a.md');
  await openPost(app, 'gone.md');
  expect(made.findLast(({ name }) => name === 'posts.read')?.params).toEqual({ path: 'a.md' });
  expect(app.state.notices.notices.peek()).toMatchObject([{ kind: 'error', key: 'open' }]);
  expect(app.state.post.isOpening.peek()).toBe(false);
  type('more');
  expect([await app.desk.writer?.save(), app.desk.editor?.text()]).toEqual([true, 'Text\nmore']);
});

test('of two posts asked for quickly the last one is shown, however late the first answer comes', async () => {
  let answerFirst = () => {};
  const first = new Promise<void>(resolve => {
    answerFirst = resolve;
  });
  const read = files(aFile(), aFile({ path: 'b.md' }));
  const { app, names, made } = createFakeApp({
    'posts.read': async params => {
      if (params.path === 'a.md') await first;
      return read(params);
    },
  });
  const opening = openPost(app, 'a.md');
  await vi.waitFor(() => expect(names()).toContain('posts.read'));
  await openPost(app, 'b.md');
  answerFirst();
  await opening;
  expect(app.state.post.open.peek()?.path).toBe('b.md');
  expect(made.findLast(({ name }) => name === 'posts.read')?.params).toEqual({ path: 'b.md' });
  expect(made.filter(({ name }) => name === 'posts.read')).toHaveLength(3);
});

test('recovered text is put in as unsaved and announced', async () => {
  const { app } = createFakeApp({
    'posts.read': files(aFile({ recovered: { text: 'Text\nlost', baseVersion: 'v1', baseText: 'Text' } })),
  });
  await openPost(app, 'a.md');
  expect([app.desk.editor?.text(), app.desk.writer?.isClean()]).toEqual(['Text\nlost', false]);
  expect(app.state.post.fileState.peek()).toBe('Unsaved');
  expect(app.state.notices.notices.peek()[0]).toMatchObject({ key: 'recovered' });
  app.desk.writer?.stop();
});

test('text recovered over another version than the file has now is left to the user', async () => {
  const { app, names } = createFakeApp({
    'posts.read': files(aFile({ recovered: { text: 'mine', baseVersion: 'v0', baseText: 'Text' } })),
  });
  await openPost(app, 'a.md');
  expect(await app.desk.writer?.save()).toBe(false);
  expect(app.state.post.fileState.peek()).toBe('Changed on disk');
  expect(names()).not.toContain('posts.save');
  app.desk.writer?.stop();
});

test('a clean post follows its file without a question', async () => {
  let file = aFile();
  const { app, emit } = createFakeApp({ 'posts.read': () => file });
  followDisk(app);
  await openPost(app, 'a.md');
  file = aFile({ text: 'new', version: 'v2' });
  emit('post.changedOnDisk', { path: 'a.md', version: 'v2' });
  await vi.waitFor(() => expect(app.desk.editor?.text()).toBe('new'));
  expect([app.desk.writer?.version(), app.state.post.status.peek().kind]).toEqual(['v2', 'saved']);
});

test('what is typed while a changed file is read stays, and the file becomes a question', async () => {
  let file = aFile();
  let reading = Promise.resolve();
  let finishReading = () => {};
  const { app, emit, type, made } = createFakeApp({
    'posts.read': async () => {
      await reading;
      return file;
    },
    'journal.append': () => undefined,
  });
  followDisk(app);
  await openPost(app, 'a.md');
  file = aFile({ text: 'theirs', version: 'v2' });
  reading = new Promise(resolve => {
    finishReading = resolve;
  });
  emit('post.changedOnDisk', { path: 'a.md', version: 'v2' });
  await vi.waitFor(() => expect(made.filter(({ name }) => name === 'posts.read')).toHaveLength(2));
  type('mine');
  finishReading();
  await vi.waitFor(() =>
    expect(app.state.post.status.peek()).toMatchObject({ kind: 'conflict', version: 'v2', isAsking: true }),
  );
  expect([app.desk.editor?.text(), app.desk.writer?.isClean()]).toEqual(['Text\nmine', false]);
  expect(app.state.post.status.peek()).toMatchObject({ diskText: 'theirs' });
  app.desk.writer?.stop();
});

test.each(['disk', 'both'] as const)(
  'what is typed after the choice “%s” is not given up with the rest: the question comes again',
  async choice => {
    let file = aFile();
    let typeMore = () => {};
    const { app, type, names } = createFakeApp({
      'posts.read': () => {
        typeMore();
        return file;
      },
      'journal.append': () => undefined,
      'posts.saveCopy': () => ({ path: 'a (mine).md' }),
    });
    await openPost(app, 'a.md');
    type('mine');
    file = aFile({ text: 'theirs', version: 'v2' });
    app.desk.writer?.hold('v2');
    typeMore = () => type(' and more');
    await resolveConflict(app, choice);
    expect(app.desk.editor?.text()).toBe('Text\nmine and more');
    expect(app.state.post.status.peek()).toMatchObject({ kind: 'conflict', version: 'v2', isAsking: true });
    expect(names()).not.toContain('journal.discard');
    app.desk.writer?.stop();
  },
);

test('what is given up for the disk’s version is journaled to the last word before it is discarded', async () => {
  const { app, type, names } = createFakeApp({
    'posts.read': files(aFile()),
    'journal.append': () => undefined,
    'journal.discard': () => undefined,
  });
  await openPost(app, 'a.md');
  type('mine');
  app.desk.writer?.hold('v2');
  await resolveConflict(app, 'disk');
  expect(names().slice(-3)).toEqual(['journal.append', 'posts.read', 'journal.discard']);
});

test('a changed file that is read while another post comes does not leave main with the former one', async () => {
  let finishReading = () => {};
  let isSlow = false;
  const read = files(aFile(), aFile({ path: 'b.md', text: 'B' }));
  const { app, emit, made } = createFakeApp({
    'posts.read': async params => {
      if (isSlow && params.path === 'a.md')
        await new Promise<void>(resolve => {
          finishReading = resolve;
        });
      return read(params);
    },
  });
  const reads = () => made.filter(({ name }) => name === 'posts.read').map(({ params }) => params);
  followDisk(app);
  await openPost(app, 'a.md');
  isSlow = true;
  emit('post.changedOnDisk', { path: 'a.md', version: 'v2' });
  await vi.waitFor(() => expect(reads()).toHaveLength(2));
  await openPost(app, 'b.md');
  finishReading();
  await vi.waitFor(() => expect(reads()).toHaveLength(4));
  expect(reads().at(-1)).toEqual({ path: 'b.md' });
  expect(app.desk.editor?.text()).toBe('B');
});

test('over unsaved text a changed file becomes a question, and Keep both keeps both', async () => {
  const copies: string[] = [];
  let file = aFile();
  const { app, emit, type } = createFakeApp({
    'posts.read': () => file,
    'posts.onDisk': () => file,
    'journal.append': () => undefined,
    'journal.discard': () => undefined,
    'posts.saveCopy': ({ text }) => {
      copies.push(text);
      return { path: 'a (mine).md' };
    },
  });
  followDisk(app);
  await openPost(app, 'a.md');
  type('mine');
  file = aFile({ text: 'theirs', version: 'v2' });
  emit('post.changedOnDisk', { path: 'a.md', version: 'v2' });
  await vi.waitFor(() =>
    expect(app.state.post.status.peek()).toEqual({
      kind: 'conflict',
      version: 'v2',
      isAsking: true,
      diskText: 'theirs',
    }),
  );
  await resolveConflict(app, 'both');
  expect([copies, app.desk.editor?.text()]).toEqual([['Text\nmine'], 'theirs']);
  expect(app.state.post.fileState.peek()).toBe('Saved');
});

test('a copy that cannot be written leaves text and question as they are', async () => {
  const { app, type } = createFakeApp({
    'posts.read': () => aFile(),
    'posts.saveCopy': () => {
      throw new AppError('file.disk-full');
    },
  });
  await openPost(app, 'a.md');
  type('mine');
  app.desk.writer?.hold('v2');
  await resolveConflict(app, 'both');
  expect(app.desk.editor?.text()).toBe('Text\nmine');
  expect(app.state.post.fileState.peek()).toBe('Changed on disk');
  expect(app.state.notices.notices.peek()).toMatchObject([{ kind: 'error', key: 'conflict' }]);
  app.desk.writer?.stop();
});

test('a clean post whose file is gone is closed and named', async () => {
  const { app, emit } = createFakeApp({ 'posts.read': () => aFile() });
  followDisk(app);
  await openPost(app, 'a.md');
  emit('post.changedOnDisk', { path: 'a.md', version: null });
  await vi.waitFor(() => expect(app.state.post.open.peek()).toBe(null));
  expect(app.state.notices.notices.peek()).toMatchObject([{ key: 'gone' }]);
});

test('a change that comes while a save runs is not missed', async () => {
  let file = aFile();
  let finishSave = () => {};
  const { app, emit, type } = createFakeApp({
    'posts.read': () => file,
    'journal.append': () => undefined,
    'posts.save': () =>
      new Promise(resolve => {
        finishSave = () => resolve({ version: 'v2' });
      }),
  });
  followDisk(app);
  await openPost(app, 'a.md');
  type('mine');
  const saving = app.desk.writer?.save();
  await vi.waitFor(() => expect(app.state.post.status.peek().kind).toBe('saving'));
  file = aFile({ text: 'theirs over mine', version: 'v3' });
  emit('post.changedOnDisk', { path: 'a.md', version: 'v3' });
  await vi.waitFor(() => {
    finishSave();
    expect(app.desk.editor?.text()).toBe('theirs over mine');
  });
  expect(await saving).toBe(true);
  expect(app.desk.writer?.version()).toBe('v3');
});

/** A window whose file another program changes while something is typed in it. */
async function typeWhileChanged(base: string, typed: string, theirs: string) {
  let file = aFile({ text: base });
  const saved: unknown[] = [];
  const fake = createFakeApp({
    'posts.read': () => file,
    'posts.onDisk': () => file,
    'journal.append': () => undefined,
    'posts.save': params => {
      saved.push(params);
      return { version: 'v3' };
    },
  });
  followDisk(fake.app);
  await openPost(fake.app, 'a.md');
  fake.type(typed);
  file = aFile({ text: theirs, version: 'v2' });
  fake.emit('post.changedOnDisk', { path: 'a.md', version: 'v2' });
  return { ...fake, saved };
}

test('what another program changed elsewhere is merged, said, and saved over its version', async () => {
  const { app, saved } = await typeWhileChanged('One\n\nTwo\n', 'mine', 'ONE\n\nTwo\n');
  await vi.waitFor(() => expect(app.desk.editor?.text()).toBe('ONE\n\nTwo\nmine'));
  expect(app.state.post.fileState.peek()).toBe('Unsaved');
  expect(app.state.notices.notices.peek()).toMatchObject([{ key: 'merged' }]);
  expect(await app.desk.writer?.save()).toBe(true);
  expect(saved).toMatchObject([{ text: 'ONE\n\nTwo\nmine', baseVersion: 'v2', isReplacing: true }]);
});

test('a file of the same text, or with what is typed in it already, is no question and no news', async () => {
  const same = await typeWhileChanged('One\n', 'mine', 'One\n');
  await vi.waitFor(() => expect(same.app.desk.writer?.version()).toBe('v2'));
  expect([same.app.state.post.fileState.peek(), same.app.desk.editor?.text()]).toEqual([
    'Unsaved',
    'One\nmine',
  ]);
  same.app.desk.writer?.stop();
  const already = await typeWhileChanged('One\n', 'mine', 'One\nmine');
  await vi.waitFor(() => expect(already.app.desk.writer?.version()).toBe('v2'));
  expect([already.app.state.post.fileState.peek(), already.app.desk.writer?.isClean()]).toEqual([
    'Saved',
    true,
  ]);
  for (const { app } of [same, already]) expect(app.state.notices.notices.peek()).toEqual([]);
});

test('the emptiness of a file is taken over with words, as what undo takes back', async () => {
  let file = aFile();
  const { app, emit } = createFakeApp({ 'posts.read': () => file });
  const merges: unknown[] = [];
  followDisk(app);
  await openPost(app, 'a.md');
  if (app.desk.editor) app.desk.editor.change = changes => void merges.push(changes);
  file = aFile({ text: '', version: 'v2' });
  emit('post.changedOnDisk', { path: 'a.md', version: 'v2' });
  await vi.waitFor(() => expect(merges).toEqual([[{ from: 0, to: 5, insert: '' }]]));
  expect(app.state.notices.notices.peek()).toMatchObject([
    { key: 'merged', text: expect.stringContaining('emptied') },
  ]);
  app.desk.writer?.stop();
});

test('a post of a blog that is gone or suddenly empty stays open with what is typed', async () => {
  const { app, emit, type, answers } = createFakeApp({
    'posts.read': () => aFile(),
    'journal.append': () => undefined,
    'posts.list': () => [aFile().entry],
  });
  followDisk(app);
  await refreshPosts(app);
  await openPost(app, 'a.md');
  answers['posts.list'] = () => [];
  emit('post.changedOnDisk', { path: 'a.md', version: null });
  await vi.waitFor(() => expect(app.state.blog.absence.peek()).toBe('empty'));
  type('mine');
  emit('post.changedOnDisk', { path: 'a.md', version: null });
  await refreshPosts(app);
  expect([app.desk.editor?.text(), app.state.post.open.peek()?.path]).toEqual(['Text\nmine', 'a.md']);
  expect(app.state.post.fileState.peek()).toBe('Unsaved');
  answers['posts.save'] = () => {
    throw new AppError('post.deleted-on-disk');
  };
  // Nobody is asked where to keep a text of which the whole blog is gone: a copy would go to where it is not.
  expect(await app.desk.writer?.save()).toBe(false);
  expect(app.state.post.status.peek()).toMatchObject({ kind: 'failed', error: { code: 'blog.gone' } });
  app.desk.writer?.stop();
});

import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { aFile, anEntry } from '../state/samples.test-support.ts';
import { createFakeApp, desktopHost } from './fake-app.test-support.ts';
import { followShell } from './follow-shell.ts';
import { openPost } from './open-post.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A window with a post open, whose shell says that it closes. */
async function openWindow(answers: Parameters<typeof createFakeApp>[0] = {}) {
  const fake = createFakeApp(
    {
      'posts.read': () => aFile({ entry: anEntry({ title: 'Snow' }) }),
      'journal.append': () => undefined,
      'window.answerClosing': () => undefined,
      ...answers,
    },
    desktopHost,
  );
  followShell(fake.app);
  await openPost(fake.app, 'a.md');
  const answersGiven = () =>
    fake.made.filter(({ name }) => name === 'window.answerClosing').map(({ params }) => params);
  const close = async () => {
    const before = answersGiven().length;
    fake.emit('window.closing', null);
    await vi.waitFor(() => expect(answersGiven()).toHaveLength(before + 1));
    return answersGiven().at(-1);
  };
  return { ...fake, close };
}

test('what was typed is saved, the place remembered, and then the window may close', async () => {
  const { close, type, made, names } = await openWindow({ 'posts.save': () => ({ version: 'v2' }) });
  type('more');
  expect(await close()).toEqual({ unsaved: null });
  expect(made.find(({ name }) => name === 'posts.save')?.params).toMatchObject({ text: 'Text\nmore' });
  expect(names()).toContain('posts.place');
  expect(names().indexOf('posts.save')).toBeLessThan(names().indexOf('window.answerClosing'));
});

test('a window without a post may close at once, and so may one without a change', async () => {
  const { app, close, names, emit } = await openWindow();
  expect(await close()).toEqual({ unsaved: null });
  app.desk.writer = null;
  app.state.post.close();
  emit('window.closing', null);
  await vi.waitFor(() => expect(names().filter(name => name === 'window.answerClosing')).toHaveLength(2));
  expect(names()).not.toContain('posts.save');
});

test('what is typed while a save is on its way is saved, too', async () => {
  const saved: string[] = [];
  const { type, close } = await openWindow({
    'posts.save': ({ text }) => {
      saved.push(text);
      if (saved.length === 1) type('!');
      return { version: `v${saved.length + 1}` };
    },
  });
  type('more');
  expect(await close()).toEqual({ unsaved: null });
  expect(saved).toEqual(['Text\nmore', 'Text\nmore!']);
});

test('over a file that another program changed, the post is named and the user asked', async () => {
  const { app, type, close } = await openWindow({
    'posts.save': () => {
      throw new AppError('post.changed-on-disk', { version: 'v9' });
    },
    'posts.onDisk': () => ({ text: 'Theirs', version: 'v9' }),
  });
  type('more');
  expect(await close()).toEqual({ unsaved: 'Snow' });
  expect(app.state.post.status.peek()).toMatchObject({ kind: 'conflict', version: 'v9', isAsking: true });
  // Asked once more after the user has stayed: still not on the disk, and shown again.
  app.state.post.setAsking(false);
  expect(await close()).toEqual({ unsaved: 'Snow' });
  expect(app.state.post.status.peek()).toMatchObject({ isAsking: true });
});

test('on a full disk the post is named, the reason shown and the journal has the text', async () => {
  const { app, type, close, made } = await openWindow({
    'posts.save': () => {
      throw new AppError('file.disk-full');
    },
  });
  type('more');
  expect(await close()).toEqual({ unsaved: 'Snow' });
  expect(app.state.notices.notices.peek()).toMatchObject([{ kind: 'error', key: 'save' }]);
  expect(made.filter(({ name }) => name === 'journal.append')).toHaveLength(1);
  app.desk.writer?.stop();
});

test('a file changed by another program is no reason to stay when nothing was typed', async () => {
  const { app, close } = await openWindow();
  app.desk.writer?.hold('v9');
  expect(await close()).toEqual({ unsaved: null });
});

test('a save that hangs is not waited for', async () => {
  vi.useFakeTimers();
  const { type, emit, made, app } = await openWindow({ 'posts.save': () => new Promise(() => {}) });
  type('more');
  emit('window.closing', null);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(made.at(-1)).toEqual({ name: 'window.answerClosing', params: { unsaved: 'Snow' } });
  app.desk.writer?.stop();
});

test('a publish that runs is not touched', async () => {
  const { app, close } = await openWindow();
  const cancel = vi.fn();
  app.state.publish.start('publish', cancel);
  expect(await close()).toEqual({ unsaved: null });
  expect(cancel).not.toHaveBeenCalled();
});

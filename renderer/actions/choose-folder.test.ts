import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { aBlog, aFile, anEntry } from '../state/samples.test-support.ts';
import { chooseFolder } from './choose-folder.ts';
import { createFakeApp, desktopHost } from './fake-app.test-support.ts';
import { openBlogInWindow } from './open-in-window.ts';
import { openPost } from './open-post.ts';

const readFile = ({ path }: { readonly path: string }) => aFile({ path });

test('where there is no system dialog, ours is shown', async () => {
  const { app, names } = createFakeApp({});
  await chooseFolder(app, 'open');
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'open-blog' });
  await chooseFolder(app, 'keep');
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'keep-sample' });
  expect(names()).toEqual([]);
});

test('the folder the system’s dialog brings is opened, and the present post saved first', async () => {
  const { app, made, type, names } = createFakeApp(
    {
      'posts.read': readFile,
      'posts.list': () => [anEntry({ path: 'new.md' })],
      'journal.append': () => undefined,
      'posts.save': () => ({ version: 'v2' }),
      'folders.pick': () => '/other',
      'blog.open': ({ folder }) => aBlog({ root: folder ?? '', name: 'other' }),
    },
    desktopHost,
  );
  await openPost(app, 'a.md');
  type('more');
  await chooseFolder(app, 'open');
  expect(app.state.dialogs.current.peek()).toBe(null);
  expect(made).toContainEqual({ name: 'folders.pick', params: { purpose: 'open' } });
  expect(names().indexOf('posts.save')).toBeLessThan(names().indexOf('blog.open'));
  expect([app.state.blog.blog.peek()?.root, app.state.post.open.peek()?.path]).toEqual(['/other', 'new.md']);
});

test('the sample is kept in the folder that was picked', async () => {
  const { app, made } = createFakeApp(
    { 'folders.pick': () => '/mine', 'blog.keepSample': ({ folder }) => aBlog({ root: folder }) },
    desktopHost,
  );
  await chooseFolder(app, 'keep');
  expect(made).toContainEqual({ name: 'folders.pick', params: { purpose: 'keep' } });
  expect(app.state.blog.blog.peek()?.root).toBe('/mine');
});

test('giving up changes nothing, not even what an earlier try said', async () => {
  let picked: string | null = '/nowhere';
  const { app, names } = createFakeApp(
    {
      'folders.pick': () => picked,
      'blog.open': () => {
        throw new AppError('blog.not-found', { path: '/nowhere' });
      },
    },
    desktopHost,
  );
  await chooseFolder(app, 'open');
  const before = [app.state.blog.phase.peek(), app.state.notices.notices.peek()];
  expect(before[1]).toMatchObject([{ kind: 'error', key: 'blog', error: { code: 'blog.not-found' } }]);
  picked = null;
  await chooseFolder(app, 'open');
  await chooseFolder(app, 'keep');
  await openBlogInWindow(app);
  expect([app.state.blog.phase.peek(), app.state.notices.notices.peek()]).toEqual(before);
  expect(names().filter(name => name !== 'folders.pick')).toEqual(['blog.open']);
});

test('a blog that another window shows is left to it without a word', async () => {
  const { app, names } = createFakeApp(
    {
      'posts.read': readFile,
      'folders.pick': () => '/other',
      'blog.open': () => {
        throw new AppError('blog.shown-elsewhere');
      },
    },
    desktopHost,
  );
  await openPost(app, 'a.md');
  await chooseFolder(app, 'open');
  expect(names()).toContain('blog.open');
  expect(app.state.notices.notices.peek()).toEqual([]);
  expect([app.state.blog.blog.peek()?.root, app.state.post.open.peek()?.path]).toEqual(['/blog', 'a.md']);
});

test('while the system’s dialog is open, no second one is asked for', async () => {
  let pick: (folder: string | null) => void = () => {};
  const { app, names } = createFakeApp(
    {
      'folders.pick': () =>
        new Promise<string | null>(resolve => {
          pick = resolve;
        }),
      'window.open': () => undefined,
    },
    desktopHost,
  );
  const first = openBlogInWindow(app);
  await chooseFolder(app, 'open');
  expect(names()).toEqual(['folders.pick']);
  pick('/other');
  await first;
  expect(names()).toEqual(['folders.pick', 'window.open']);
  const next = chooseFolder(app, 'open');
  pick(null);
  await next;
  expect(names()).toEqual(['folders.pick', 'window.open', 'folders.pick']);
});

test('a window that cannot be opened says why', async () => {
  const { app } = createFakeApp(
    {
      'folders.pick': () => '/nowhere',
      'window.open': () => {
        throw new AppError('blog.not-found', { path: '/nowhere' });
      },
    },
    desktopHost,
  );
  await openBlogInWindow(app);
  expect(app.state.notices.notices.peek()).toMatchObject([{ error: { code: 'blog.not-found' } }]);
});

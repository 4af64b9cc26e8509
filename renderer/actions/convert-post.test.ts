import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { aFile, anEntry } from '../state/samples.test-support.ts';
import { convertPost, convertPostAllTheSame } from './convert-post.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { openPost } from './open-post.ts';

test('a converted post is opened, and what was kept and lost stays to be read', async () => {
  const kept = { links: 1, images: 0, headings: 2, lists: 0, listItems: 0, codeBlocks: 0, tables: 0 };
  const { app } = createFakeApp({
    'posts.read': ({ path }) => aFile({ path, format: path.endsWith('.html') ? 'html' : 'markdown' }),
    'posts.list': () => [anEntry()],
    'posts.convert': () => ({
      from: 'a.html',
      path: 'a.md',
      kept,
      lost: [{ what: 'marquee', count: 2 }],
      dropped: [],
    }),
  });
  await openPost(app, 'a.html');
  await convertPost(app);
  expect(app.state.post.open.peek()?.path).toBe('a.md');
  expect(app.state.notices.notices.peek()).toMatchObject([
    {
      text: 'Converted to Markdown. Kept: 1 link, 2 headings.',
      details: { lines: ['marquee (2 times)'] },
    },
  ]);
});

test('what the generator would leave out is asked about before anything is done', async () => {
  const kept = { links: 0, images: 0, headings: 0, lists: 0, listItems: 0, codeBlocks: 0, tables: 0 };
  const dropped = [{ what: '<table> with what is in it', count: 2 }];
  const parts = ['<table> with what is in it (2 times)'];
  const { app, made } = createFakeApp({
    'posts.read': ({ path }) => aFile({ path, format: path.endsWith('.html') ? 'html' : 'markdown' }),
    'posts.list': () => [anEntry()],
    'posts.convert': ({ mayDrop }) => {
      if (mayDrop !== true) throw new AppError('post.would-drop-html', { parts });
      return { from: 'a.html', path: 'a.md', kept, lost: [], dropped };
    },
  });
  await openPost(app, 'a.html');
  await convertPost(app);
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'convert-losses', parts });
  expect(app.state.post.open.peek()?.path).toBe('a.html');
  expect(app.state.notices.notices.peek()).toEqual([]);
  await convertPostAllTheSame(app);
  expect(app.state.dialogs.current.peek()).toBeNull();
  expect(app.state.post.open.peek()?.path).toBe('a.md');
  expect(app.state.notices.notices.peek()).toMatchObject([
    { details: { lines: [`${parts[0]}: stays as HTML, which this blog leaves out`] } },
  ]);
  expect(made.filter(({ name }) => name === 'posts.convert')).toHaveLength(2);
});

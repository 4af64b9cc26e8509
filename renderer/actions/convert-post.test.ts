import { expect, test } from 'vitest';
import { aFile, anEntry } from '../state/samples.test-support.ts';
import { convertPost } from './convert-post.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { openPost } from './open-post.ts';

test('a converted post is opened, and what was kept and lost stays to be read', async () => {
  const kept = { links: 1, images: 0, headings: 2, lists: 0, listItems: 0, codeBlocks: 0, tables: 0 };
  const { app } = createFakeApp({
    'posts.read': ({ path }) => aFile({ path, format: path.endsWith('.html') ? 'html' : 'markdown' }),
    'posts.list': () => [anEntry()],
    'posts.convert': () => ({ from: 'a.html', path: 'a.md', kept, lost: [{ what: 'marquee', count: 2 }] }),
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

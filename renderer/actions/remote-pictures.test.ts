import { expect, test } from 'vitest';
import type { RenderContext } from '../../shared/markdown/preview-protocol.ts';
import type { Preview } from '../preview/create-preview.ts';
import { aBlog, aFile } from '../state/samples.test-support.ts';
import { createScrollPane } from '../sync/scroll-pane.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { openPost } from './open-post.ts';
import { hideRemotePictures, offerRemotePictures, showRemotePictures } from './remote-pictures.ts';

async function openWindow() {
  const fake = createFakeApp({
    'posts.read': ({ path }) => aFile({ path, text: 'as read' }),
    'blog.allowRemotePictures': ({ isAllowed }) => aBlog({ remotePictures: isAllowed }),
  });
  const opened: { text: string; pictures: RenderContext['remotePictures'] }[] = [];
  const preview: Pick<Preview, 'open' | 'pane' | 'change'> = {
    open: (text, context) => opened.push({ text, pictures: context.remotePictures }),
    pane: createScrollPane({
      box: () => undefined,
      scrollTo: () => {},
      lineAt: () => 1,
      topOf: () => 0,
      measure: () => {},
    }),
    change: () => {},
  };
  fake.app.desk.preview = preview as Preview;
  await openPost(fake.app, 'a.md');
  return { ...fake, opened };
}

test('asking changes nothing', async () => {
  const { app, names, opened } = await openWindow();
  offerRemotePictures(app);
  expect(app.state.dialogs.current.value).toEqual({ kind: 'allow-pictures' });
  expect(names()).not.toContain('blog.allowRemotePictures');
  expect(opened.map(({ pictures }) => pictures)).toEqual(['offered']);
});

test('allowing shows the pictures of the text as it is typed by now, and taking back hides them', async () => {
  const { app, type, opened } = await openWindow();
  type(' and more');
  await showRemotePictures(app);
  await hideRemotePictures(app);
  expect(opened).toEqual([
    { text: 'as read', pictures: 'offered' },
    { text: 'as read and more', pictures: 'shown' },
    { text: 'as read and more', pictures: 'offered' },
  ]);
  expect(app.state.blog.blog.value?.remotePictures).toBe(false);
});

test('an answer for a blog that is not shown any more changes nothing here', async () => {
  const { app, opened } = await openWindow();
  const answer = showRemotePictures(app);
  app.state.blog.show(aBlog({ root: '/other' }));
  await answer;
  expect(app.state.blog.blog.value).toMatchObject({ root: '/other', remotePictures: false });
  expect(opened).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { Preview } from '../preview/create-preview.ts';
import type { PrintArticle } from '../preview/print-article.ts';
import { aFile, anEntry } from '../state/samples.test-support.ts';
import { createScrollPane } from '../sync/scroll-pane.ts';
import { createFakeApp, desktopHost } from './fake-app.test-support.ts';
import { openPost } from './open-post.ts';
import { printPost } from './print-post.ts';

/** A preview that is only what it prints. */
function createFakePreview(printable: () => Promise<PrintArticle | undefined>): Preview {
  return {
    open: () => {},
    change: () => {},
    renewSidecar: () => {},
    showCaret: () => {},
    pane: createScrollPane({
      box: () => undefined,
      scrollTo: () => {},
      lineAt: () => 1,
      topOf: () => 0,
      measure: () => {},
    }),
    letCaretGo: () => {},
    setZoom: () => {},
    focus: () => {},
    setTheme: () => {},
    printable,
    close: () => {},
  };
}

const article: PrintArticle = { title: 'Now', html: '<article>x</article>' };

async function openWindow(
  print: () => string | null,
  printable: () => Promise<PrintArticle | undefined> = async () => article,
) {
  const fake = createFakeApp(
    {
      'posts.read': ({ path }) => aFile({ path, entry: anEntry({ title: 'Then', lang: 'de' }) }),
      'post.print': print,
    },
    desktopHost,
  );
  fake.app.desk.preview = createFakePreview(printable);
  await openPost(fake.app, 'a.md');
  const jobs = () => fake.made.filter(({ name }) => name === 'post.print').map(({ params }) => params);
  const told = () => fake.app.state.notices.notices.peek();
  return { ...fake, jobs, told };
}

test('the post goes to the printer as the preview shows it, and nothing is said', async () => {
  const { app, jobs, told } = await openWindow(() => null);
  await printPost(app, 'printer');
  expect(jobs()).toEqual([{ title: 'Now', lang: 'de', html: article.html, target: 'printer' }]);
  expect(told()).toEqual([]);
});

test('a post whose preview has no title is printed under the one of the list', async () => {
  const { app, jobs } = await openWindow(
    () => null,
    async () => ({ ...article, title: '' }),
  );
  await printPost(app, 'printer');
  expect(jobs()).toMatchObject([{ title: 'Then' }]);
});

test('where a PDF went is said, and giving up the next time takes that back', async () => {
  let path: string | null = '/home/me/Now.pdf';
  const { app, told } = await openWindow(() => path);
  await printPost(app, 'pdf');
  expect(told()).toMatchObject([{ kind: 'info', text: 'Saved as /home/me/Now.pdf.' }]);
  path = null;
  await printPost(app, 'pdf');
  expect(told()).toEqual([]);
});

test('a file that cannot be written is an error', async () => {
  const { app, told } = await openWindow(() => {
    throw new AppError('file.disk-full');
  });
  await printPost(app, 'pdf');
  expect(told()).toMatchObject([{ kind: 'error', error: { code: 'file.disk-full' } }]);
});

test('a preview that cannot follow the text prints nothing and says so', async () => {
  const { app, jobs, told } = await openWindow(
    () => null,
    async () => undefined,
  );
  await printPost(app, 'printer');
  expect([jobs().length, told()]).toMatchObject([0, [{ kind: 'info', key: 'printed' }]]);
});

test('another post that came on the screen meanwhile is not printed in its place', async () => {
  let answer: (article: PrintArticle) => void = () => {};
  const { app, jobs } = await openWindow(
    () => null,
    () =>
      new Promise(resolve => {
        answer = resolve;
      }),
  );
  const printing = printPost(app, 'printer');
  await openPost(app, 'b.md');
  answer(article);
  await printing;
  expect(jobs()).toEqual([]);
});

test('where the host cannot print, the browser is given the post', async () => {
  const { app, names } = createFakeApp({
    'posts.read': ({ path }) => aFile({ path, entry: anEntry({ title: 'Then', lang: 'de' }) }),
  });
  app.desk.preview = createFakePreview(async () => article);
  const printed: unknown[] = [];
  app.desk.printHere = async post => void printed.push(post);
  await openPost(app, 'a.md');
  await printPost(app, 'printer');
  expect(printed).toEqual([{ title: 'Now', lang: 'de', html: article.html }]);
  expect(names()).not.toContain('post.print');
});

test('without a post nothing is printed', async () => {
  const { app, names } = createFakeApp({}, desktopHost);
  await printPost(app, 'printer');
  expect(names()).toEqual([]);
});

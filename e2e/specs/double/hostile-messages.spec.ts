import { asDouble } from '../../support/desktop/as-double.ts';
import { expect, firstWindow, test } from '../../support/fixtures.ts';
import { digestFolder } from '../../support/folder-digest.ts';
import { createFrameFuzzer } from '../../support/hostile-frames.ts';

test.setTimeout(180_000);

/** Senders that are not our page's main frame, however much they look like it. */
const strangers = [
  { url: 'https://evil.invalid/', isMainFrame: true },
  { url: 'about:blank', isMainFrame: true },
  { url: 'file:///x.html', isMainFrame: true },
  { url: 'app://leysin.invalid/', isMainFrame: true },
  { url: 'app://leysin@evil.invalid/', isMainFrame: true },
  { url: 'app://leysin', isMainFrame: false },
  { url: 'app://leysin/preview/frame.html', isMainFrame: false },
  { url: '', isMainFrame: true },
];

/** Calls that would do something if they were heard. */
const effective = [
  { kind: 'hello', version: 1 },
  { kind: 'call', id: 901, name: 'blog.trust', params: null },
  {
    kind: 'call',
    id: 902,
    name: 'publish.run',
    params: { posts: null, message: 'x', seen: null, isUnseen: false },
  },
  { kind: 'call', id: 903, name: 'posts.create', params: { title: 'Pwned', lang: null, draft: false } },
  { kind: 'call', id: 904, name: 'posts.saveCopy', params: { path: 'posts/2024/first-snow.md', text: 'x' } },
  { kind: 'call', id: 905, name: 'window.open', params: { folder: '/' } },
  null,
];

test('two thousand hostile messages to main have no effect and end nothing', async ({ desk }) => {
  const seed = Number(process.env.LEYSIN_SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`hostile messages: seed ${seed}`);
  const blog = desk.makeBlog();
  const app = asDouble(await desk.startDesktop(blog));
  const window = await firstWindow(app);
  await window.openPost('First snow');
  await expect(window.fileState).toHaveText('Saved');
  const home = blog.env.LEYSIN_HOME ?? '';
  // What Chromium and the window's place keep is no effect of a message.
  const isOwn = (path: string) => path.startsWith('desktop');
  const look = () => [digestFolder(blog.folder), digestFolder(blog.remote), digestFolder(home, isOwn)];
  const before = look();
  const nextFrame = createFrameFuzzer(seed);
  const send = (message: unknown, frame?: { url: string; isMainFrame: boolean }) =>
    app.sendFromPage(0, 'leysin', [message], frame);
  for (let sent = 0; sent < 2_000; sent += 1) {
    const stranger = strangers[sent % strangers.length];
    if (sent % 3 === 0 && stranger) await send(effective[sent % effective.length], stranger);
    else if (sent % 3 === 1 && stranger) await send(nextFrame().message, stranger);
    else await send(nextFrame().message);
  }
  for (const channel of ['', 'ELECTRON_INTERNAL', 'leysin ', '__proto__'])
    await app.sendFromPage(0, channel, [effective[1]]);
  await app.sendFromPage(0, 'leysin', []);
  await app.sendFromPage(0, 'leysin', [effective[1], effective[2]], strangers[0]);

  expect(app.isRunning()).toBe(true);
  expect(await app.windows()).toHaveLength(1);
  expect(await app.shownDialogs()).toEqual([]);
  expect(await app.openedOutside()).toEqual([]);
  await window.typeAtEnd('Still here.');
  await expect(window.fileState).toHaveText('Saved');
  await expect(window.article).toContainText('Still here.');
  const after = look();
  const changed = Object.keys(after[0] ?? {}).filter(path => after[0]?.[path] !== before[0]?.[path]);
  expect(changed).toEqual(['posts/2024/first-snow.md']);
  expect(after[1]).toEqual(before[1]);
  const kept = Object.keys(after[2] ?? {}).filter(path => after[2]?.[path] !== before[2]?.[path]);
  // The post that was typed in has a journal and a place.
  expect(kept.filter(path => !/^(?:journals?|history|places)/.test(path))).toEqual([]);
});

test('control: without the check of the sender a stranger is heard', async ({ desk }) => {
  const { copyApp, cutFromBundle } = await import('../../support/desktop/copy-app.ts');
  const appFolder = copyApp(desk.place);
  cutFromBundle(appFolder, 'main.cjs', / && isMainFrame\(event\)/);
  const blog = desk.makeBlog();
  const app = asDouble(await desk.startDesktop({ ...blog, appFolder }));
  const window = await firstWindow(app);
  await window.openPost('First snow');
  await app.sendFromPage(0, 'leysin', [effective[3]], strangers[0]);
  await expect
    .poll(() => Object.keys(digestFolder(blog.folder)).some(path => path.includes('pwned')))
    .toBe(true);
});

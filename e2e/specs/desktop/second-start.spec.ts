import { join } from 'node:path';
import { BlogWindow } from '../../support/blog-window.ts';
import { expect, firstWindow, test } from '../../support/fixtures.ts';
import { makeValley } from '../../support/valley-blog.ts';

const oddArguments: readonly (readonly [string, readonly string[]])[] = [
  [
    'flags',
    ['--inspect=0', '--remote-debugging-port=0', '--no-sandbox', '--js-flags=--allow-natives-syntax'],
  ],
  ['what macOS adds', ['-psn_0_1']],
  ['nothing after --', ['--']],
  ['an empty word', ['--', '']],
  ['a very long word', ['--', 'x'.repeat(10_000)]],
  ['an address', ['--', 'https://example.invalid/%2e%2e/?a=--flag']],
  ['an address on another machine', ['--', 'file://hut.invalid/share/post.md']],
  ['a file that is no post', ['--', join('blog', 'notes.txt')]],
  ['prototype words', ['--', '__proto__']],
  ['many words', Array.from({ length: 500 }, (_value, index) => `--word${index}=${'y'.repeat(20)}`)],
];

test.describe('a second start', () => {
  test('with another folder opens a second window', async ({ desk }) => {
    const blog = desk.makeBlog();
    makeValley(desk.place);
    const app = await desk.startDesktop(blog);
    const first = await firstWindow(app);
    await expect(first.posts.getByRole('option').first()).toContainText('First snow');
    // From the directory in which it was started.
    await app.startAgain(['--', 'valley'], desk.place);
    const second = new BlogWindow(await app.windowAfter(1), app);
    await expect(second.posts.getByRole('option')).toContainText('The valley');
    await expect(first.blogName).toHaveAttribute('title', blog.folder);
  });

  test('with the same folder, or none, brings its window to the front', async ({ desk }) => {
    const blog = desk.makeBlog();
    const valley = makeValley(desk.place);
    const app = await desk.startDesktop(blog);
    await expect((await firstWindow(app)).posts.getByRole('option').first()).toBeVisible();
    await app.startAgain(['--', valley], desk.place);
    const second = new BlogWindow(await app.windowAfter(1), app);
    await expect(second.posts.getByRole('option')).toContainText('The valley');
    const hasFocus = async (index: number) => (await app.windowState(index)).isFocused;
    await app.focusWindow(1);
    await expect.poll(() => hasFocus(1)).toBe(true);
    // A folder inside the blog is the blog, too.
    await app.startAgain(['--', join(blog.folder, 'posts/2024')], desk.place);
    await expect.poll(() => hasFocus(0)).toBe(true);
    // Without a word it is the window that was used last, even from the taskbar.
    await app.minimizeWindow(0);
    await expect.poll(() => hasFocus(0)).toBe(false);
    await app.startAgain([], desk.place);
    await expect.poll(() => hasFocus(0)).toBe(true);
    expect((await app.windowState(0)).isMinimized).toBe(false);
    expect(await app.windows()).toHaveLength(2);
  });

  test('with a post’s file shows that post, typed text kept', async ({ desk }) => {
    const blog = desk.makeBlog();
    const app = await desk.startDesktop(blog);
    const window = await firstWindow(app);
    await window.openPost('First snow');
    await window.typeAtEnd('Half a sentence');
    await app.startAgain(['--', join(blog.folder, 'posts/2023/train.rst')], desk.place);
    await expect(window.editor).toContainText('two hours');
    await window.openPost('First snow');
    await expect(window.editor).toContainText('Half a sentence');
    await app.openFile(join(blog.folder, 'pages/about.md'));
    await expect(window.editor).toContainText('A hut, a stove');
    expect(await app.windows()).toHaveLength(1);
  });

  test('with odd arguments changes nothing', async ({ desk }) => {
    const blog = desk.makeBlog();
    const app = await desk.startDesktop(blog);
    const window = await firstWindow(app);
    await window.openPost('First snow');
    await window.typeAtEnd('Half a sentence');
    // What cannot be opened is told, with one button.
    await app.answerDialogs({ button: 'OK' });
    for (const [number, [title, args]] of oddArguments.entries())
      await test.step(title, async () => {
        await app.startAgain(args, desk.place);
        await window.page.keyboard.type(` and part ${number}.`);
        await expect(window.editor).toContainText(`and part ${number}.`);
        await expect(window.fileState).toHaveText(/^Saved/);
        await expect(window.blogName).toHaveAttribute('title', blog.folder);
        expect(await app.windows()).toHaveLength(1);
        expect(app.isRunning()).toBe(true);
      });
    await expect(window.editor).toContainText('Half a sentence and part 0. and part 1.');
    for (const { kind, buttons } of await app.shownDialogs())
      expect([kind, buttons]).toEqual(['message', ['OK']]);
  });

  test('with a folder that is not there tells so in a dialog', async ({ desk }) => {
    const app = await desk.startDesktop(desk.makeBlog());
    const window = await firstWindow(app);
    await expect(window.posts.getByRole('option').first()).toBeVisible();
    await app.answerDialogs({ button: 'OK' });
    await app.startAgain(['--', join(desk.place, 'no such folder')], desk.place);
    await expect
      .poll(async () => (await app.shownDialogs()).map(({ message }) => message))
      .toEqual(['No blog found']);
    expect(await app.windows()).toHaveLength(1);
  });
});

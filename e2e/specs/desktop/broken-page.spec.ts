import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlogWindow } from '../../support/blog-window.ts';
import { copyApp } from '../../support/desktop/copy-app.ts';
import type { DesktopApp } from '../../support/desktop/desktop-app.ts';
import { expect, firstWindow, type TestBlog, test } from '../../support/fixtures.ts';
import { keptTexts } from '../../support/kept-texts.ts';
import { makeValley } from '../../support/valley-blog.ts';

const post = 'posts/2024/first-snow.md';

/** Types, and waits until that is on the disk. */
async function typeAndKeep(window: BlogWindow, blog: TestBlog, text: string): Promise<void> {
  await window.typeAtEnd(text);
  await expect(window.editor).toContainText(text);
  await expect.poll(() => keptTexts(blog, post).some(kept => kept.includes(text))).toBe(true);
}

async function expectTextBack(app: DesktopApp, text: string): Promise<void> {
  await expect(async () => {
    const window = await firstWindow(app);
    await expect(window.editor).toContainText(text, { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
}

const messagesOf = async (app: DesktopApp) => (await app.shownDialogs()).map(({ message }) => message);

test.describe('a page', () => {
  test('that crashes comes back with its text; when it crashes again the user is asked', async ({ desk }) => {
    const blog = desk.makeBlog();
    const app = await desk.startDesktop(blog);
    const window = await firstWindow(app);
    await window.openPost('First snow');
    await typeAndKeep(window, blog, 'Before the first crash.');
    await app.crash(0);
    await expectTextBack(app, 'Before the first crash.');
    expect(await app.shownDialogs()).toEqual([]);

    await typeAndKeep(await firstWindow(app), blog, ' Before the second.');
    await app.answerDialogs({ button: 'Try again' });
    await app.crash(0);
    await expectTextBack(app, 'Before the first crash. Before the second.');
    expect(await messagesOf(app)).toEqual(['This window stopped working']);
    await expect
      .poll(() => readFileSync(join(blog.folder, post), 'utf8'))
      .toContain('Before the first crash. Before the second.');
  });

  test('that crashed can be closed, and the other windows stay', async ({ desk }) => {
    const app = await desk.startDesktop(desk.makeBlog());
    await expect((await firstWindow(app)).posts.getByRole('option').first()).toBeVisible();
    await app.startAgain(['--', makeValley(desk.place)], desk.place);
    const other = new BlogWindow(await app.windowAfter(1), app);
    await expect(other.article).toContainText('Text.');
    await app.crash(0);
    await expectTextBack(app, 'nobody heard it');
    await app.answerDialogs({ button: 'Close window' });
    await app.crash(0);
    await expect.poll(async () => (await app.windows()).length).toBe(1);
    await expect(other.article).toContainText('Text.');
  });

  test('that does not answer is waited for or loaded again, as the user says', async ({ desk }) => {
    const blog = desk.makeBlog();
    const app = await desk.startDesktop(blog);
    const window = await firstWindow(app);
    await window.openPost('First snow');
    await typeAndKeep(window, blog, 'Before it hung.');
    await app.answerDialogs({ button: 'Wait' }, { button: 'Load it again' });
    await app.hang(0);
    await expect.poll(() => messagesOf(app)).toEqual(['This window does not answer']);
    // It still hangs: once the first answer has arrived it is asked about again.
    await expect
      .poll(async () => {
        await app.hang(0);
        return (await messagesOf(app)).length;
      })
      .toBe(2);
    await expectTextBack(app, 'Before it hung.');
    expect(await messagesOf(app)).toEqual(['This window does not answer', 'This window does not answer']);
    const again = await firstWindow(app);
    await again.typeAtEnd(' And after.');
    await expect(again.article).toContainText('Before it hung. And after.');
  });

  test('whose preload fails is told in a dialog, and works again once it can be loaded', async ({ desk }) => {
    const appFolder = copyApp(desk.place);
    const preload = join(appFolder, 'dist/electron/preload.cjs');
    const good = readFileSync(preload, 'utf8');
    const app = await desk.startDesktop({ ...desk.makeBlog(), appFolder });
    await expect((await firstWindow(app)).posts.getByRole('option').first()).toBeVisible();
    writeFileSync(preload, `throw new Error('broken on purpose');\n${good}`);
    await app.answerDialogs({ button: 'Close window' });
    await app.startAgain(['--', makeValley(desk.place)], desk.place);
    await expect.poll(() => messagesOf(app)).toEqual(['This window could not be started']);
    const [{ detail } = { detail: '' }] = await app.shownDialogs();
    expect(detail).toContain('broken on purpose');
    await expect.poll(async () => (await app.windows()).length).toBe(1);
    writeFileSync(preload, good);
    await app.startAgain(['--', join(desk.place, 'valley')], desk.place);
    const other = new BlogWindow(await app.windowAfter(1), app);
    await expect(other.article).toContainText('Text.');
  });
});

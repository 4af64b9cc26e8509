import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';
import { hardPosts } from '../../support/sync/hard-posts.ts';
import { distanceBetween, panesAtRest, turnWheel, viewPanes } from '../../support/sync/panes.ts';

const { text } = hardPosts.find(({ name }) => name === 'Read at 150 %') ?? { text: '' };

/** Opens a long post and waits until both panes show it. */
async function openLong(window: BlogWindow): Promise<void> {
  await window.openPost('Read at 150 %');
  await expect(window.article).toContainText('q1q');
  await panesAtRest(window.page);
}

const linesApart = async (window: BlogWindow) => {
  const { editor, preview } = await viewPanes(window.page);
  return (distanceBetween(editor, preview) ?? Number.POSITIVE_INFINITY) / preview.lineHeight;
};

test.describe('panes in step', () => {
  test('the lock on the divider lets them go, and moves the other one when it is closed', async ({
    desk,
  }) => {
    const window = await desk.open(desk.makeBlog({ 'post.md': text }, false));
    await openLong(window);
    const lock = window.button('Scroll panes together');
    await expect(lock).toHaveAttribute('aria-pressed', 'true');
    await lock.click();
    await expect(lock).toHaveAttribute('aria-pressed', 'false');
    await turnWheel(window.page, 'editor', 4000);
    const apart = await viewPanes(window.page);
    expect(apart.preview.scrolled).toBe(0);
    expect(apart.editor.scrolled).toBeGreaterThan(3000);

    await window.button('Show this place in the preview').click();
    await panesAtRest(window.page);
    expect(await linesApart(window)).toBeLessThan(1);

    await turnWheel(window.page, 'preview', 3000);
    await lock.click();
    await expect(lock).toHaveAttribute('aria-pressed', 'true');
    await panesAtRest(window.page);
    expect(await linesApart(window)).toBeLessThan(1);
    expect((await viewPanes(window.page)).editor.scrolled).toBeGreaterThan(apart.editor.scrolled);
  });

  test('a post that was never open begins at its start, however far the one before it was scrolled', async ({
    desk,
  }) => {
    const other = text.replace('Read at 150 %', 'Another long one');
    const window = await desk.open(desk.makeBlog({ 'post.md': text, 'other.md': other }, false));
    await openLong(window);
    // Below its metadata, which stand in the form.
    const { scrolled } = (await viewPanes(window.page)).editor;
    expect(scrolled).toBeGreaterThan(0);
    await turnWheel(window.page, 'editor', 4000);
    await window.openPost('Another long one');
    await expect(window.fileState).toHaveText('Saved');
    await panesAtRest(window.page);
    const { editor, preview } = await viewPanes(window.page);
    expect([editor.scrolled, preview.scrolled]).toEqual([scrolled, 0]);
  });

  test('Alt lets one pane go for one movement', async ({ desk }) => {
    const window = await desk.open(desk.makeBlog({ 'post.md': text }, false));
    await openLong(window);
    const { scrolled } = (await viewPanes(window.page)).editor;
    await window.page.keyboard.down('Alt');
    await turnWheel(window.page, 'preview', 2500);
    await window.page.keyboard.up('Alt');
    expect((await viewPanes(window.page)).editor.scrolled).toBe(scrolled);
    await turnWheel(window.page, 'preview', 100);
    expect(await linesApart(window)).toBeLessThan(1);
  });

  test('a click puts the caret at the word, a second one or Enter moves the focus', async ({ desk }) => {
    const post =
      '---\ntitle: Words\n---\n\nSome *emphatic* text with a [link](https://a.test/text) and **more** text.\n';
    const window = await desk.open(desk.makeBlog({ 'post.md': post }, false));
    await window.openPost('Words');
    await window.article.getByText('more').click();
    await expect(window.editor).not.toBeFocused();
    await expect(window.previewFrame.locator('[data-caret]')).toHaveText(/^Some emphatic/);
    await window.page.keyboard.press('Enter');
    await expect(window.editor).toBeFocused();
    await window.page.keyboard.press('Home');
    await window.article.getByText('more').dblclick({ position: { x: 1, y: 8 } });
    await expect(window.editor).toBeFocused();
    await window.page.keyboard.type('much ');
    await expect(window.editor).toContainText('**much more**');
  });

  test('typing keeps its block in sight and never scrolls the editor', async ({ desk }) => {
    const window = await desk.open(desk.makeBlog({ 'post.md': text }, false));
    await openLong(window);
    await turnWheel(window.page, 'editor', 6000);
    await window.page
      .locator('.cm-line', { hasText: /^> q\d+q/ })
      .first()
      .click();
    const before = (await viewPanes(window.page)).editor.scrolled;
    await window.page.keyboard.press('Home');
    await window.page.keyboard.type('written here ');
    await expect(window.article).toContainText('written here');
    await panesAtRest(window.page);
    expect((await viewPanes(window.page)).editor.scrolled).toBe(before);
    await expect(window.previewFrame.locator('[data-caret]')).toBeInViewport();
  });
});

import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';

const sections = Array.from(
  { length: 300 },
  (_, index) => `## Part ${index + 1}\n\nText ${index + 1}. ${'Snow lay on the path. '.repeat(12)}\n`,
).join('\n');

const post = `---\ntitle: Paths\n---\n\nBefore all headings.\n\n![Far](https://pictures.example/a.png)\n\n${sections}`;

async function openPaths(window: BlogWindow): Promise<void> {
  await window.openPost('Paths');
  await expect(window.article).toContainText('Before all headings');
  await expect(window.article.getByRole('heading', { name: 'Part 1', exact: true })).toBeVisible();
}

const scrolledPreview = (window: BlogWindow) =>
  window.article.evaluate(article => article.ownerDocument.defaultView?.scrollY ?? 0);

const treeOf = (window: BlogWindow) => window.page.getByRole('tree', { name: 'Headings' });

test('keys go to the pane that stays, and back to the editor with both', async ({ desk }) => {
  const window = await desk.open(desk.makeBlog({ 'post.md': post }, false));
  const { page } = window;
  await openPaths(window);
  await window.runCommand('Preview only');
  await expect(window.editor).toBeHidden();
  const before = await scrolledPreview(window);
  await page.keyboard.press('PageDown');
  await expect.poll(() => scrolledPreview(window)).toBeGreaterThan(before);
  await window.runCommand('Editor and preview');
  await expect(window.editor).toBeFocused();

  await window.article.getByText('Snow lay').first().click();
  await expect(window.editor).not.toBeFocused();
  await page.keyboard.press('ControlOrMeta+Backslash');
  await expect(window.article).toBeHidden();
  await expect(window.editor).toBeFocused();
});

test('a layout chosen from elsewhere leaves the focus there', async ({ desk }) => {
  const window = await desk.open(desk.makeBlog({ 'post.md': post }, false));
  await openPaths(window);
  await window.search.focus();
  await window.page.keyboard.press('ControlOrMeta+Backslash');
  await expect(window.article).toBeHidden();
  await window.runCommand('Preview only');
  await expect(window.editor).toBeHidden();
  await expect(window.search).toBeFocused();
});

test('a dialog that was called from the preview gives the focus back to what called it', async ({ desk }) => {
  const window = await desk.open(desk.makeBlog({ 'post.md': post }, false));
  await openPaths(window);
  const offer = window.article.getByRole('button', { name: 'Show pictures from other sites' });
  await offer.focus();
  await window.page.keyboard.press('Enter');
  const dialog = window.dialog('Show pictures from other sites');
  await expect(dialog).toBeVisible();
  await window.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(window.page.locator('iframe[title="Preview"]')).toBeFocused();
  await expect(offer).toBeFocused();
  await window.page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await window.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await window.article.getByText('Before all headings').click();
  await window.page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(window.dialog('Commands')).toBeVisible();
  await window.page.keyboard.press('Escape');
  await expect(window.dialog('Commands')).toBeHidden();
  await window.page.keyboard.press('PageDown');
  await expect.poll(() => scrolledPreview(window)).toBeGreaterThan(0);
});

test('the outline takes the focus when a key opens it, and gives it back', async ({ desk }) => {
  const window = await desk.open(desk.makeBlog({ 'post.md': post }, false));
  const { page } = window;
  await openPaths(window);
  await page.keyboard.press('ControlOrMeta+Shift+u');
  await expect(treeOf(window)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Shift+u');
  await expect(treeOf(window)).toHaveCount(0);
  await expect(window.editor).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Shift+u');
  await expect(treeOf(window)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(window.editor).toBeFocused();

  await window.search.focus();
  await page.keyboard.press('ControlOrMeta+Shift+u');
  await expect(treeOf(window)).toHaveCount(0);
  await expect(window.search).toBeFocused();
});

test('a heading is looked for from where the caret is', async ({ desk }) => {
  const window = await desk.open(desk.makeBlog({ 'post.md': post }, false));
  const { page } = window;
  await openPaths(window);
  await expect(window.article).toContainText('Text 300');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ControlOrMeta+Shift+h');
  const chosen = window.dialog('Go to heading').getByRole('option', { selected: true });
  await expect(chosen).toHaveText('Part 300');
  await expect(chosen).toBeInViewport();
  await page.keyboard.press('ArrowUp');
  await expect(chosen).toHaveText('Part 299');
  await page.keyboard.type('part 12');
  await expect(chosen).toHaveText('Part 12');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+Shift+h');
  await expect(chosen).toHaveText('Part 1');
});

import type { Page } from '@playwright/test';
import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';
import { findAccessDefects, findLayoutDefects } from '../../support/look-checks.ts';
import { nikolaBlog } from '../../support/nikola-blog.ts';

const paragraph = `${'Snow lay on the path, and the path lay on the hill. '.repeat(12)}\n\n`;

const head = (title: string) => `<!--
.. title: ${title}
.. slug: ${title.toLowerCase().replaceAll(' ', '-')}
.. date: 2024-12-02 08:15:00 UTC
-->

`;

const longTitle = `A heading that ${'does not end '.repeat(20)}yet`;
const guide = `${head('Guide')}Before all headings.

## Stove

${paragraph.repeat(8)}#### Deep in it

${paragraph.repeat(8)}## كوخ في الجبل

${paragraph.repeat(8)}### ${longTitle}

${paragraph.repeat(8)}## Stairs

${paragraph}The last words.
`;

const blogOf = (text: string) => ({ ...nikolaBlog, 'posts/2024/guide.md': text });

const outlineOf = (window: BlogWindow) => window.page.getByRole('navigation', { name: 'Outline' });
const headingsOf = (window: BlogWindow) => outlineOf(window).getByRole('treeitem');
const treeOf = (window: BlogWindow) => outlineOf(window).getByRole('tree', { name: 'Headings' });
const currentOf = (window: BlogWindow) => outlineOf(window).locator('[aria-current]');

/** The text of the editor's line that the caret is in. */
const caretLine = (page: Page) =>
  page.evaluate(() => {
    const node = getSelection()?.focusNode;
    const element = node instanceof Element ? node : node?.parentElement;
    return element?.closest('.cm-line')?.textContent ?? '';
  });

/** Opens the post and waits until the preview has read it, which a busy machine may take its time for. */
async function openGuide(window: BlogWindow, lastWords: string): Promise<void> {
  await window.openPost('Guide');
  await expect(window.article).toContainText(lastWords, { timeout: 40_000 });
}

async function expectShownInPreview(window: BlogWindow, name: string): Promise<void> {
  await expect(window.article.getByRole('heading', { name })).toBeInViewport();
}

test('the outline is folded up at first, and nests headings however their levels are used', async ({
  desk,
}) => {
  const window = await desk.open(desk.makeBlog(blogOf(guide)));
  await openGuide(window, 'The last words');
  const toggle = outlineOf(window).getByRole('button', { name: 'Outline' });
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await expect(headingsOf(window)).toHaveCount(0);
  await toggle.click();
  await expect(headingsOf(window)).toHaveText(['Stove', 'Deep in it', 'كوخ في الجبل', longTitle, 'Stairs']);
  const levels = await headingsOf(window).evaluateAll(rows =>
    rows.map(row => row.getAttribute('aria-level')),
  );
  expect(levels).toEqual(['1', '2', '1', '2', '1']);
  const boxes = await headingsOf(window).evaluateAll(rows =>
    rows.map(row => ({ height: row.getBoundingClientRect().height, dir: getComputedStyle(row).direction })),
  );
  expect(boxes.map(({ dir }) => dir)).toEqual(['ltr', 'ltr', 'rtl', 'ltr', 'ltr']);
  expect(new Set(boxes.map(({ height }) => height)).size).toBe(1);
  await window.page.reload();
  await expect(headingsOf(window)).toHaveCount(5);
});

test('a click or Enter puts the caret at the heading, and the preview follows', async ({ desk }) => {
  const window = await desk.open(desk.makeBlog(blogOf(guide)));
  const { page } = window;
  await openGuide(window, 'The last words');
  await window.runCommand('Toggle outline');
  await headingsOf(window).filter({ hasText: 'Stairs' }).click();
  await expect(window.editor).toBeFocused();
  await expect.poll(() => caretLine(page)).toBe('## Stairs');
  await expectShownInPreview(window, 'Stairs');
  await expect(currentOf(window)).toHaveText('Stairs');

  await treeOf(window).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => caretLine(page)).toBe('#### Deep in it');
  await expectShownInPreview(window, 'Deep in it');
  await expect(currentOf(window)).toHaveText('Deep in it');

  await treeOf(window).focus();
  await page.keyboard.type('st');
  await page.keyboard.press('Enter');
  await expect.poll(() => caretLine(page)).toBe('## Stairs');
  await treeOf(window).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(() => caretLine(page)).toBe(`### ${longTitle}`);
});

test('it follows what is typed, and says so when there is nothing to show', async ({ desk }) => {
  const window = await desk.open(desk.makeBlog(blogOf(`${head('Guide')}Only text.\n`)));
  const { page } = window;
  await openGuide(window, 'Only text');
  await window.runCommand('Toggle outline');
  await expect(outlineOf(window)).toContainText('No headings yet');
  await window.typeAtEnd('\n\n# First\n\n\nSecond\n------\n');
  await expect(headingsOf(window)).toHaveText(['First', 'Second']);
  await expect(currentOf(window)).toHaveText('Second');
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(currentOf(window)).toHaveCount(0);
  await page.keyboard.type('\n\n');
  await headingsOf(window).first().click();
  await expect.poll(() => caretLine(page)).toBe('# First');
  await page.keyboard.press('End');
  await page.keyboard.type(' & last');
  await expect(headingsOf(window)).toHaveText(['First & last', 'Second']);
});

test('five hundred headings are there to be jumped to, and only those in sight are drawn', async ({
  desk,
}) => {
  const many = Array.from({ length: 500 }, (_, index) => `## Part ${index + 1}\n\nText ${index + 1}.\n`).join(
    '\n',
  );
  const window = await desk.open(desk.makeBlog(blogOf(head('Guide') + many)));
  const { page } = window;
  await openGuide(window, 'Text 500');
  await window.runCommand('Toggle outline');
  await expect(headingsOf(window).first()).toHaveAttribute('aria-setsize', '500');
  expect(await headingsOf(window).count()).toBeLessThan(80);
  await treeOf(window).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect.poll(() => caretLine(page)).toBe('## Part 500');
  await expectShownInPreview(window, 'Part 500');
  await expect(currentOf(window)).toHaveText('Part 500');
  await expect(currentOf(window)).toBeInViewport();

  await page.keyboard.press('ControlOrMeta+Home');
  await expect(currentOf(window)).toHaveCount(0);
  await expect(headingsOf(window).first()).toHaveText('Part 1');
  await expect(headingsOf(window).first()).toBeInViewport();
});

test('no heading is chosen while the caret is above the first one, and keys begin there', async ({
  desk,
}) => {
  const window = await desk.open(desk.makeBlog(blogOf(guide)));
  const { page } = window;
  await openGuide(window, 'The last words');
  await window.runCommand('Toggle outline');
  await expect(headingsOf(window)).toHaveCount(5);
  await expect(outlineOf(window).locator('[aria-selected="true"]')).toHaveCount(0);
  await treeOf(window).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => caretLine(page)).toBe('## Stove');
  await expect(outlineOf(window).locator('[aria-selected="true"]')).toHaveText('Stove');
});

test('the window with its outline is whole and readable at every size, light and dark', async ({ desk }) => {
  const window = await desk.open(desk.makeBlog(blogOf(guide)));
  const { page } = window;
  await openGuide(window, 'The last words');
  await window.runCommand('Toggle outline');
  await headingsOf(window).first().click();
  await expect(currentOf(window)).toHaveText('Stove');
  for (const width of [1440, 900, 600])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      expect(await findLayoutDefects(page), `layout at ${width}, ${colorScheme}`).toEqual([]);
      expect(await findAccessDefects(page), `access at ${width}, ${colorScheme}`).toEqual([]);
    }
});

test('a heading is found by its words from anywhere', async ({ desk }) => {
  const window = await desk.open(desk.makeBlog(blogOf(guide)));
  const { page } = window;
  await openGuide(window, 'The last words');
  await page.keyboard.press('ControlOrMeta+Shift+h');
  const field = page.getByRole('combobox', { name: 'Go to heading' });
  await expect(field).toBeFocused();
  await field.fill('stai');
  const offered = window.dialog('Go to heading').getByRole('option');
  await expect(offered).toHaveText(['Stairs']);
  await page.keyboard.press('Enter');
  await expect(window.editor).toBeFocused();
  await expect.poll(() => caretLine(page)).toBe('## Stairs');
  await expectShownInPreview(window, 'Stairs');
});

test('words, characters and reading time are those of the text, in any script, as it is typed', async ({
  desk,
}) => {
  const window = await desk.open(desk.makeBlog(blogOf(`${head('Guide')}Two **words**.\n`)));
  const counts = window.page.locator('.status-words').first();
  await openGuide(window, 'Two words');
  await expect(counts).toHaveText('2 words · 10 characters · 1 min read');
  await window.page.keyboard.press('ControlOrMeta+End');
  await window.page.keyboard.insertText('\n\n你好，世界 👩🏽‍💻');
  await expect(counts).toHaveText('6 words · 17 characters · 1 min read');
  await window.page.keyboard.insertText(`\n\n${'word '.repeat(238 * 4)}`);
  await expect(counts).toHaveText('958 words · 4,776 characters · 4 min read');
});

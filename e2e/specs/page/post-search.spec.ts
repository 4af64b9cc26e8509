import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { manyPostsBlog } from '../../bench/large-blog.ts';
import { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';
import { focusSearch } from '../../support/focus-search.ts';
import { searchBlog } from '../../support/search-blog.ts';

const options = (window: BlogWindow) => window.posts.getByRole('option');
const count = (window: BlogWindow) => window.page.getByRole('status', { name: 'Posts shown' });

/** Searches as one does who never touches the mouse. */
async function search(window: BlogWindow, query: string): Promise<void> {
  await focusSearch(window);
  await window.page.keyboard.press('ControlOrMeta+a');
  await window.page.keyboard.type(query);
}

test.describe('search in all posts', () => {
  test('finds words in titles first, then tags, then texts; forgives accents, case and typing errors; knows phrases and scripts without spaces', async ({
    desk,
  }) => {
    const window = await desk.open(desk.makeBlog(searchBlog));
    await search(window, 'marmot');
    await expect(options(window)).toContainText(['Marmots at noon', 'Barley soup', 'Over the ridge']);
    await expect(count(window)).toHaveText('3 of 6 posts');
    await expect(options(window).nth(0).locator('.post-title mark')).toHaveText('Marmot');
    await expect(options(window).nth(1).locator('.post-snippet mark')).toHaveText('marmot');
    await expect(options(window).nth(2)).toContainText('turned back at the marmot stone.');
    await expect(options(window).nth(2).locator('mark')).toHaveText('marmot');

    await search(window, 'UBERRASCHUNG');
    await expect(options(window)).toContainText(['雪の夜のうどん']);
    await search(window, 'simers');
    const similar = window.posts.getByRole('group', { name: 'Similar words' });
    await expect(similar.getByRole('option')).toContainText(['Barley soup']);
    await expect(similar.locator('mark')).toHaveText('simmers');
    await search(window, '"simers"');
    await expect(options(window)).toHaveCount(0);
    await expect(window.page.getByText('No post matches')).toBeVisible();

    await search(window, '"two hours"');
    await expect(options(window)).toContainText(['Barley soup']);
    await search(window, '"hours two"');
    await expect(options(window)).toHaveCount(0);
    await search(window, '小さな店');
    await expect(options(window)).toContainText(['雪の夜のうどん']);
    await expect(options(window).locator('mark')).toHaveText('小さな店');
  });

  test('leads to the word that was found, by keys and by mouse, and marks it until one writes', async ({
    desk,
  }) => {
    const filler = Array.from({ length: 80 }, (_, at) => `Paragraph ${at} of a long way up.`).join('\n\n');
    const long = `<!--\n.. title: A long way\n.. date: 2020-01-01\n-->\n\n${filler}\n\nA gentian at last.\n\n${filler}\n\nAnother gentian.\n`;
    const window = await desk.open(desk.makeBlog({ ...searchBlog, 'posts/long.md': long }));
    const found = window.editor.locator('.cm-found');
    const current = window.editor.locator('.cm-found-current');
    await search(window, 'simmers');
    await expect(options(window)).toHaveCount(1);
    await window.page.keyboard.press('ArrowDown');
    await expect(window.posts).toBeFocused();
    await window.page.keyboard.press('Enter');
    await expect(current).toHaveText('simmers');
    await expect(window.editor).toBeFocused();

    await search(window, 'gentain');
    await options(window).first().click();
    await expect(current).toHaveText('gentian');
    await expect(current).toBeInViewport();
    await expect(window.article.getByText('A gentian at last.')).toBeInViewport();
    await window.page.keyboard.press('F3');
    await expect(window.article.getByText('Another gentian.')).toBeInViewport();
    await expect(
      window.editor.locator('.cm-line', { hasText: 'Another' }).locator('.cm-found-current'),
    ).toBeInViewport();
    await window.page.keyboard.press('Shift+F3');
    await expect(
      window.editor.locator('.cm-line', { hasText: 'at last' }).locator('.cm-found-current'),
    ).toBeInViewport();
    await window.page.keyboard.press('Escape');
    await expect(found).toHaveCount(0);

    await options(window).first().click();
    await expect(current).toHaveText('gentian');
    await window.page.keyboard.type('blue ');
    await expect(found).toHaveCount(0);
    await expect(window.editor.locator('.cm-line', { hasText: 'A blue gentian at last.' })).toBeVisible();

    await focusSearch(window);
    await window.page.keyboard.press('Escape');
    await expect(options(window)).toHaveCount(7);
  });

  test('knows what was written since, here and by another program', async ({ desk }) => {
    const blog = desk.makeBlog(searchBlog);
    const window = await desk.open(blog);
    await search(window, 'gentian');
    await expect(options(window)).toHaveCount(0);
    writeFileSync(
      join(blog.folder, 'posts/flowers.md'),
      '<!--\n.. title: Flowers\n.. date: 2022-04-01\n-->\n\nA gentian.\n',
    );
    await expect(options(window)).toContainText(['Flowers']);
    await window.openPost('Barley soup');
    await window.typeAtEnd('\n\nWith a gentian on it.');
    await expect(window.fileState).toHaveText('Saved');
    await search(window, 'gentian');
    await expect(options(window)).toHaveCount(2);
  });
});

test.describe('go to post', () => {
  test('finds by letters of title, tag and path, shows them and opens by Enter', async ({ desk }) => {
    const window = await desk.open(desk.makeBlog(searchBlog));
    const field = window.page.getByRole('combobox', { name: 'Go to post' });
    await focusSearch(window);
    await window.page.keyboard.press('ControlOrMeta+p');
    await expect(field).toBeFocused();
    const rows = window.page.getByRole('listbox', { name: 'Go to post' }).getByRole('option');
    await window.page.keyboard.type('otr');
    await expect(rows.first()).toContainText('Over the ridge');
    await expect(rows.first().locator('mark')).toHaveText(['O', 't', 'r']);
    await field.fill('kitchen snow');
    await expect(rows).toHaveCount(1);
    await expect(rows.first().locator('mark')).toHaveText(['snow', 'Kitchen']);
    await window.page.keyboard.press('Enter');
    await expect(window.editor).toContainText('東京の小さな店で食べた');
  });
});

test('ten thousand posts: says how far reading and searching are, and answers meanwhile', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const server = await desk.serve(desk.makeBlog(manyPostsBlog().source, false));
  const page = await desk.newPage();
  await page.addInitScript(noteProgress);
  await page.goto(server.address);
  const window = new BlogWindow(page);
  await expect(count(window)).toHaveText(/^10,0\d\d posts$/u, { timeout: 60_000 });
  const read = await told(page, 'Reading posts');
  expect(read.length).toBeGreaterThan(0);
  for (const { text, value, max } of read)
    expect(text).toBe(`Reading posts: ${value.toLocaleString('en')} of ${max.toLocaleString('en')}`);
  await expect(page.getByRole('progressbar')).toHaveCount(0);

  await window.search.fill('walk 4711');
  await expect(options(window).first()).toContainText('Walk 4711');
  await expect.poll(async () => (await told(page, 'Searching texts')).length).toBeGreaterThan(0);
  for (const { text, value, max } of await told(page, 'Searching texts'))
    expect(text).toBe(
      `Texts searched so far: ${value.toLocaleString('en')} of ${max.toLocaleString('en')}. More may be found.`,
    );
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });

  const field = page.getByRole('combobox', { name: 'Go to post' });
  const rows = page.getByRole('listbox', { name: 'Go to post' }).getByRole('option');
  await options(window).first().click();
  await expect(window.editor).toBeFocused();
  await page.keyboard.press('ControlOrMeta+p');
  await field.fill('walk4712');
  await expect(rows.first()).toContainText('Walk 4712');
  await field.press('Enter');
  await expect(window.editor).toContainText('Walk 4712');
  // What was open before leads, so that one can go to and fro.
  await page.keyboard.press('ControlOrMeta+p');
  await expect(field).toBeFocused();
  await expect(rows.first()).toContainText('Walk 4711');
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true');
});

/** Notes what every line of progress says, however soon it goes. */
function noteProgress(): void {
  const told: Told[] = [];
  Object.assign(globalThis, { toldProgress: told });
  new MutationObserver(() => {
    for (const bar of document.querySelectorAll('progress')) {
      const text = bar.nextElementSibling?.textContent ?? '';
      if (told.every(known => known.text !== text))
        told.push({ name: bar.ariaLabel ?? '', value: bar.value, max: bar.max, text });
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

interface Told {
  readonly name: string;
  readonly value: number;
  readonly max: number;
  readonly text: string;
}

async function told(page: Page, name: string): Promise<readonly Told[]> {
  const all = await page.evaluate(() => (globalThis as unknown as { toldProgress: Told[] }).toldProgress);
  return all.filter(line => line.name === name);
}

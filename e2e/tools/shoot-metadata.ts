import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { manyPostsBlog } from '../bench/large-blog.ts';
import { BlogWindow } from '../support/blog-window.ts';
import { makeConflict } from '../support/conflict.ts';
import { brokenBlog, type DialectBlog, dialectBlogs, hebrewBlog } from '../support/dialect-blogs.ts';
import { tinyPng } from '../support/nikola-blog.ts';
import type { ScratchPlace } from './scratch-place.ts';
import { narrowSize, newPage, previewFilled, shoot, shootSizes, sizes } from './shooting.ts';

const formSizes = [sizes[0], narrowSize];

/** The form of properties in five dialects, from right to left and over a broken post; the panel of a blog that is new. */
export async function shootForms(browser: Browser, place: ScratchPlace): Promise<void> {
  for (const blog of [...dialectBlogs, hebrewBlog, brokenBlog]) {
    const page = await newPage(browser, (await place.serve(makeDialect(place, blog))).address);
    const window = new BlogWindow(page);
    await page.getByRole('region', { name: 'About this blog' }).getByText('Time zone').waitFor();
    // The name of a post that cannot be read stands for its title.
    await window.openPost(blog === brokenBlog ? '' : blog.title);
    await window.search.fill('');
    await previewFilled(window);
    if (blog === dialectBlogs[0]) await shootSizes(page, 'first-open', formSizes);
    await window.button('Dismiss').click();
    await shootSizes(page, `form-${blog.name}`, formSizes);
    if (blog === hebrewBlog) await shootForcedColours(window);
    await page.close();
  }
}

/** With colours of the system, and where the writer reads everything at twice its size. */
async function shootForcedColours({ page }: BlogWindow): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' });
  await shoot(page, 'form-forced-colours');
  await page.emulateMedia({ forcedColors: 'none' });
  await page.setViewportSize({ width: 720, height: 450 });
  await shoot(page, 'form-zoomed');
}

/** The list of a blog with 10,000 posts, its filters, a search, and what asks when a post changed on the disk. */
export async function shootLists(browser: Browser, place: ScratchPlace): Promise<void> {
  const { source } = manyPostsBlog();
  const blog = place.makeBlog('many', source);
  const page = await newPage(browser, (await place.serve(blog)).address);
  const window = new BlogWindow(page);
  const count = page.getByRole('status', { name: 'Posts shown' });
  await count.filter({ hasText: /^10,\d{3} posts/ }).waitFor({ timeout: 120_000 });
  await window.button('Dismiss').click();
  await window.openPost('First snow');
  await window.search.fill('');
  await previewFilled(window);
  await shootSizes(page, 'list-10000', formSizes);
  await window.button('Filter').click();
  const filters = page.getByRole('group', { name: 'Filters', exact: true });
  await filters.getByRole('combobox', { name: 'Group by' }).selectOption('Year');
  await filters.getByRole('button', { name: /^Tag: / }).click();
  await filters.getByRole('listbox', { name: 'Tag' }).getByRole('option').first().click();
  await shootSizes(page, 'filter-values', formSizes);
  await page.keyboard.press('Escape');
  await shootSizes(page, 'filters', formSizes);
  await window.button('Clear filters').click();
  await window.button('Filter').click();
  await window.search.fill('uber pas 53');
  await count.filter({ hasText: /\d/ }).waitFor();
  await shoot(page, 'search');
  await window.openPost('First snow');
  await makeConflict(window, join(blog, 'posts/2024/first-snow.md'));
  await shootSizes(page, 'dialog-changed-on-disk', formSizes);
  await page.close();
}

function makeDialect(place: ScratchPlace, { name, files }: DialectBlog): string {
  return place.makeBlog(name, { ...files, 'images/ridge.png': tinyPng });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, type TestBlog, test } from '../../support/fixtures.ts';
import { findAccessDefects, findLayoutDefects } from '../../support/look-checks.ts';
import { tinyPng } from '../../support/nikola-blog.ts';

const jekyllPost = `---
layout: post
title:  "First snow"   # the title
date:   2024-11-02 08:15:00 +0100
tags: [winter, hut]
published: false
slug: first-snow
cover: /images/ridge.png
---
Nobody heard it.
`;

const broken = '---\ntitle: Grass\ntags: [a, b\ndate: 2024-08-01\n---\nText.\n';

const jekyllBlog = {
  '_config.yml': 'title: Hut notes\ntimezone: Europe/Zurich\n',
  '_posts/2024-11-02-first-snow.md': jekyllPost,
  '_posts/2024-10-01-stove.md':
    '---\nlayout: post\ntitle: The stove\ndate: 2024-10-01 10:00:00 +0200\ntags: [hut, slow food]\ncover: /images/ridge.png\n---\nWarm.\n',
  '_posts/2024-09-02-path.md': '---\ntitle: "The path"\ndate: 2024-09-02\n---\nSteep.\n',
  '_posts/2024-09-01-quotes.md': '---\ntitle: Plain\n---\nText.\n',
  '_posts/2024-08-01-broken.md': broken,
  'images/ridge.png': tinyPng,
};

const hugoPost = `+++
title = 'First snow'
date = 2024-11-02T08:15:00+01:00
draft = true
tags = ['winter', "hut"] # two
+++
Nobody heard it.
`;

const hugoBlog = {
  'hugo.toml': "baseURL = 'https://hut.invalid/'\ntitle = 'Hut notes'\n",
  'content/posts/first-snow.md': hugoPost,
  'content/posts/stove.md': "+++\ntitle = 'The stove'\ndate = 2024-10-01\ntags = ['hut']\n+++\nWarm.\n",
};

const pelicanPost = `Title: First snow
Date: 2024-11-02 08:15
Tags: winter, hut
Status: draft

Nobody heard it.
`;

const pelicanBlog = {
  'pelicanconf.py': "SITENAME = 'Hut notes'\nPATH = 'content'\nTIMEZONE = 'UTC'\n",
  'content/first-snow.md': pelicanPost,
  'content/stove.md': 'Title: The stove\nDate: 2024-10-01 10:00\nTags: hut\n\nWarm.\n',
};

const formOf = (window: BlogWindow): Locator => window.page.getByRole('form', { name: 'Properties' });

const onDisk = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

interface Opened {
  readonly window: BlogWindow;
  readonly blog: TestBlog;
}

async function changesFields({ window, blog }: Opened) {
  await window.openPost('First snow');
  const form = formOf(window);
  await expect(form.getByLabel('Title')).toHaveValue('First snow');
  await expect(form.getByLabel('Draft')).toBeChecked();
  await form.getByLabel('Title').fill('Last snow');
  await form.getByLabel('Date').fill('2024-11-03 08:15:00 +0100');
  await form.getByLabel('Tags').fill('slow food');
  await form.getByLabel('Tags').press('Enter');
  await form.getByLabel('Draft').uncheck();
  await expect(window.fileState).toHaveText('Saved');
  const path = '_posts/2024-11-02-first-snow.md';
  await expect
    .poll(() => onDisk(blog.folder, path))
    .toBe(
      jekyllPost
        .replace('"First snow"', '"Last snow"')
        .replace('slug: first-snow', 'slug: last-snow')
        .replace('2024-11-02 08', '2024-11-03 08')
        .replace('[winter, hut]', '[winter, hut, slow food]')
        .replace('published: false', 'published: true'),
    );
  await expect(window.previewFrame.locator('header')).toContainText('Last snow');
}

async function bringsPicture({ window }: Opened) {
  const form = formOf(window);
  await expect(form.locator('.image-small')).toBeVisible();
  await form
    .locator('input[type="file"]')
    .setInputFiles({ name: 'Hut.png', mimeType: 'image/png', buffer: tinyPng });
  await expect(form.getByLabel('cover')).toHaveValue(/hut.*\.png$/u);
  await expect(form.locator('.image-small')).toBeVisible();
}

async function followsText({ window }: Opened) {
  await window.openPost('The path');
  const form = formOf(window);
  const { keyboard } = window.page;
  await window.editor.getByText('date: 2024-09-02').click();
  await keyboard.press('End');
  await keyboard.type('\nauthor: Annika');
  await expect(form.getByLabel('author')).toHaveValue('Annika');
  await form.getByLabel('Title').fill('Other: path');
  await expect(window.editor).toContainText('title: "Other: path"');
  await form.getByLabel('Title').press('ControlOrMeta+z');
  await expect(form.getByLabel('Title')).toHaveValue('The path');
  await expect(window.editor).toContainText('title: "The path"');
  // The caret is where it was in the text.
  await form.getByLabel('Title').press('Escape');
  await expect(window.editor).toBeFocused();
  await keyboard.type(' B');
  await expect(form.getByLabel('author')).toHaveValue('Annika B');
}

async function leavesNoQuotes({ window, blog }: Opened) {
  await window.openPost('Plain');
  const title = formOf(window).getByLabel('Title');
  await title.press('End');
  await title.pressSequentially(': x');
  await expect(window.editor).toContainText(/title: ["']Plain: x["']/u);
  for (let key = 0; key < 3; key += 1) await title.press('Backspace');
  await title.pressSequentially('s');
  await expect
    .poll(() => onDisk(blog.folder, '_posts/2024-09-01-quotes.md'))
    .toBe('---\ntitle: Plains\n---\nText.\n');
}

async function showsBroken({ window, blog }: Opened) {
  await window.search.fill('broken');
  await window.posts.getByRole('option').first().click();
  const form = formOf(window);
  await expect(form).toContainText(/Line \d+ cannot be read/u);
  // What is to be mended is seen.
  await expect(window.editor.getByText('tags: [a, b')).toBeInViewport();
  await expect(form.getByRole('textbox')).toHaveCount(0);
  await form.getByRole('button', { name: /^Go to line \d+$/u }).click();
  await expect(window.editor).toBeFocused();
  await window.editor.getByText('tags: [a, b').click();
  await window.page.keyboard.press('End');
  await window.page.keyboard.type(']');
  await expect(form.getByLabel('Title')).toHaveValue('Grass');
  await expect
    .poll(() => onDisk(blog.folder, '_posts/2024-08-01-broken.md'))
    .toBe(broken.replace('[a, b', '[a, b]'));
}

async function writesDatesOnly({ window }: Opened) {
  const date = formOf(window).getByLabel('Date');
  await expect(date).toHaveAccessibleDescription('2 November 2024, 08:15 in Zurich (07:15 UTC)');
  await date.fill('tomorrow');
  await expect(date).toHaveAttribute('aria-invalid', 'true');
  await expect(date).toHaveAccessibleDescription(/no date, so it is not written/u);
  await expect(window.editor).toContainText('2024-11-02 08:15:00 +0100');
  await formOf(window).getByRole('button', { name: 'Open calendar' }).click();
  await formOf(window)
    .locator('.calendar-picker')
    .evaluate((picker: HTMLInputElement) => {
      picker.value = '2024-07-01T06:00:00';
      picker.dispatchEvent(new Event('input', { bubbles: true }));
    });
  await expect(date).toHaveValue('2024-07-01 06:00:00 +0200');
}

async function listensToKeys({ window }: Opened) {
  await window.openPost('First snow');
  const form = formOf(window);
  const { keyboard } = window.page;
  await keyboard.press('Alt+Enter');
  await expect(form).toBeHidden();
  await keyboard.press('Alt+Enter');
  await expect(form.getByLabel('Title')).toBeFocused();
  await keyboard.press('Tab');
  await expect(form.getByLabel('Date')).toBeFocused();
  await keyboard.press('Tab');
  await expect(form.getByRole('button', { name: 'Open calendar' })).toBeFocused();
  await keyboard.press('Tab');
  const tags = form.getByRole('combobox', { name: 'Tags' });
  await expect(tags).toBeFocused();
  await keyboard.type('sl');
  await expect(window.page.getByRole('option', { name: 'slow food' })).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(window.editor).toContainText('tags: [winter, hut, slow food]');
  await keyboard.press('Backspace');
  await expect(window.editor).toContainText('tags: [winter, hut]');
  await keyboard.press('ArrowLeft');
  await expect(form.getByRole('button', { name: 'Remove hut' })).toBeFocused();
  await keyboard.press('ArrowLeft');
  await keyboard.press('Delete');
  await expect(window.editor).toContainText('tags: [hut]');
  await expect(tags).toBeFocused();
  await keyboard.press('Tab');
  await expect(form.getByLabel('Draft')).toBeFocused();
  await keyboard.press('Space');
  await expect(window.editor).toContainText('published: true');
  await keyboard.press('Escape');
  await expect(window.editor).toBeFocused();
}

async function isWhole({ window }: Opened) {
  const { page } = window;
  const form = formOf(window);
  await form.getByLabel('Date').fill('tomorrow');
  await form.getByLabel('Tags').pressSequentially('s');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'slow food' })).toHaveAttribute('aria-selected', 'true');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findAccessDefects(page), colorScheme).toEqual([]);
  }
  // Offers lie over what is below them.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option', { name: 'slow food' })).toBeHidden();
  const widths = [1440, 800, 600];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findLayoutDefects(page), `at ${width}`).toEqual([]);
  }
  // A window that is read at twice its size.
  await page.setViewportSize({ width: 720, height: 450 });
  expect(await findLayoutDefects(page)).toEqual([]);
  await expect(window.editor).toBeInViewport();
  await form.getByLabel('Date').fill('2024-11-02 08:15:00 +0100');
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await form.evaluate(element => element.scrollTo(0, 0));
    for (const name of ['Title', 'Date', 'Tags', 'Draft'])
      await expect(form.getByLabel(name), `at ${width}`).toBeInViewport({ ratio: 1 });
    // With the preview below it the column is half as high.
    expect(await heightShareOf(form), `at ${width}`).toBeLessThan(width < 760 ? 0.55 : 0.4);
    expect(await stepsFromLabel(form, 'Draft'), `at ${width}`).toBeLessThan(8);
  }
}

/** The part of the column that the form takes. */
const heightShareOf = (form: Locator) =>
  form.evaluate(
    element =>
      (element.parentElement?.offsetHeight ?? 0) / (element.closest('.editor-pane')?.clientHeight ?? 1),
  );

/** Pixels between the middle of a field and that of its label, from top to bottom. */
const stepsFromLabel = (form: Locator, name: string) =>
  form.getByLabel(name).evaluate(element => {
    const [label] = (element as HTMLInputElement).labels ?? [];
    const [own, other] = [element, label ?? element].map(part => part.getBoundingClientRect());
    return Math.abs((own?.top ?? 0) + (own?.bottom ?? 0) - (other?.top ?? 0) - (other?.bottom ?? 0)) / 2;
  });

test.describe('the form of properties', () => {
  test('writes exactly what changed: Jekyll', async ({ desk }) => {
    const blog = desk.makeBlog(jekyllBlog);
    const opened = { blog, window: await desk.open(blog) };
    await test.step('of all kinds of fields', () => changesFields(opened));
    await test.step('brings a picture into the blog and shows it', () => bringsPicture(opened));
    await test.step('follows the text, and the text the form, with one undo', () => followsText(opened));
    await test.step('leaves no quotes behind that were needed on the way', () => leavesNoQuotes(opened));
    await test.step('shows where broken metadata cannot be read, changes nothing', () => showsBroken(opened));
  });

  test('is worked by keys, says what is wrong, is whole at every size, and stays folded up', async ({
    desk,
  }) => {
    const blog = desk.makeBlog(jekyllBlog);
    const first = await desk.start(blog);
    const opened = { blog, window: first.window };
    await test.step('is worked by keys', () => listensToKeys(opened));
    await test.step('writes dates alone, and says which moment one is', () => writesDatesOnly(opened));
    await test.step('is readable and whole, light and dark', () => isWhole(opened));
    await first.window.page.setViewportSize({ width: 1280, height: 800 });
    await first.window.button('Properties').click();
    await expect(formOf(first.window)).toBeHidden();
    await first.window.openPost('The stove');
    await expect(formOf(first.window)).toBeHidden();
    await first.stop();
    const second = await desk.start(blog);
    await second.window.openPost('First snow');
    await expect(second.window.button('Properties')).toHaveAttribute('aria-expanded', 'false');
  });

  test('leaves the text in sight: a post begins at its body, its metadata one click away', async ({
    desk,
  }) => {
    const window = await desk.open(desk.makeBlog(jekyllBlog));
    const { keyboard } = window.page;
    await window.openPost('First snow');
    const [fence, first] = ['---', 'Nobody heard it.'].map(text => window.editor.getByText(text).first());
    await expect(first ?? window.editor).toBeInViewport();
    await expect(fence ?? window.editor).not.toBeInViewport();
    await expect(window.previewFrame.locator('header')).toBeInViewport();
    await keyboard.type('Yes: ');
    await expect(window.editor).toContainText('Yes: Nobody heard it.');
    await expect(window.article).toContainText('Yes: Nobody');
    await window.button('Show as text').click();
    await expect(fence ?? window.editor).toBeInViewport();
    await expect(window.editor).toBeFocused();
    // A place that was left wins.
    await window.editor.getByText('layout: post').click();
    await keyboard.press('End');
    await window.openPost('The stove');
    await window.openPost('First snow');
    await keyboard.type('s');
    await expect(formOf(window).getByLabel('layout')).toHaveValue('posts');
  });

  test('writes exactly what changed: Hugo with TOML', async ({ desk }) => {
    const blog = desk.makeBlog(hugoBlog);
    const window = await desk.open(blog);
    await window.openPost('First snow');
    const form = formOf(window);
    await form.getByLabel('Title').fill("It's snow");
    await form.getByRole('button', { name: 'Remove winter' }).click();
    await form.getByLabel('Draft').uncheck();
    await expect
      .poll(() => onDisk(blog.folder, 'content/posts/first-snow.md'))
      .toBe(
        hugoPost
          .replace("'First snow'", '"It\'s snow"')
          .replace(`['winter', "hut"]`, '["hut"]')
          .replace('draft = true', 'draft = false'),
      );
  });

  test('writes exactly what changed: Pelican', async ({ desk }) => {
    const blog = desk.makeBlog(pelicanBlog);
    const window = await desk.open(blog);
    await window.openPost('First snow');
    const form = formOf(window);
    await form.getByLabel('Title').fill('Last snow');
    await form.getByLabel('Tags').fill('travel');
    await form.getByLabel('Tags').press('Enter');
    await form.getByLabel('Draft').uncheck();
    await expect
      .poll(() => onDisk(blog.folder, 'content/first-snow.md'))
      .toBe(
        pelicanPost
          .replace('First snow', 'Last snow')
          .replace('winter, hut', 'winter, hut, travel')
          .replace('Status: draft', 'Status: published'),
      );
  });
});

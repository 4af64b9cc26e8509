import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, type TestBlog, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { findAccessDefects, findLayoutDefects } from '../../support/look-checks.ts';

const post = 'posts/2024/first-snow.md';
const word = 'Snowdrift';

const online = (blog: TestBlog) => git(blog.env, blog.remote, 'show', `main:${post}`);
const written = (blog: TestBlog) => readFileSync(join(blog.folder, post), 'utf8');

async function openHistory(window: BlogWindow): Promise<Locator> {
  await window.button('History').click();
  return window.dialog('History');
}

/** Wide in light colours and narrow in dark ones: what is wrong shows in one of them. */
async function expectGoodLooks(window: BlogWindow): Promise<void> {
  const { page } = window;
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 800],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 720 });
    expect(await findLayoutDefects(page), `${colorScheme}, ${width} px`).toEqual([]);
    expect(await findAccessDefects(page), `${colorScheme}, ${width} px`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize({ width: 1280, height: 720 });
}

test('a publish is seen, taken back with the text kept, and an earlier version restored', async ({
  desk,
}) => {
  const blog = desk.makeBlog();
  const window = await desk.open(blog);
  await window.openPost('First snow');
  const { page } = window;

  // Nothing of git runs before the blog is trusted, and the dialog says so.
  let history = await openHistory(window);
  await expect(history).toContainText('git runs only in a blog you trust');
  await expect(history.getByRole('listbox')).toBeHidden();
  await history.getByRole('radio', { name: 'Kept on this computer' }).check();
  await expect(history).toContainText('Nothing was put aside');
  await page.keyboard.press('Escape');
  await expect(history).toBeHidden();

  await window.typeAtEnd(` ${word}`);
  await expect(window.fileState).toHaveText(/^Saved/);
  await window.trustAndPublish();
  await expect(window.publishResult).toHaveText(/^Published/);
  expect(online(blog)).toContain(word);

  // The list is worked by keys; what is chosen is shown beside.
  history = await openHistory(window);
  const list = history.getByRole('listbox', { name: 'Past publishes' });
  const options = list.getByRole('option');
  await expect(options).toHaveCount(2);
  await expect(options.first()).toHaveAccessibleName(/^Update “First snow”/);
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  const diff = history.getByRole('region', { name: 'Differences' });
  await expect(diff).toContainText(word);
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await expect(diff).toContainText('The first snow fell');
  await page.keyboard.press('Home');
  await expect(diff).toContainText(word);
  await expectGoodLooks(window);
  await history.getByRole('radio', { name: 'Whole blog' }).check();
  await expect(history.getByRole('button', { name: 'Restore First snow' })).toBeVisible();
  await history.getByRole('radio', { name: 'This post' }).check();

  // An earlier version is an edit: undo takes it back, and what was there is kept.
  await expect(options).toHaveCount(2);
  await options.last().click();
  await history.getByRole('button', { name: 'Restore this version' }).click();
  await expect(history).toBeHidden();
  await expect(window.notices).toContainText('Undo takes that back');
  await expect(window.editor).not.toContainText(word);
  await expect.poll(() => written(blog)).not.toContain(word);
  await window.editor.focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(window.editor).toContainText(word);
  history = await openHistory(window);
  await history.getByRole('radio', { name: 'Kept on this computer' }).check();
  await expect(options).toHaveCount(1);
  await expect(history.getByRole('region', { name: 'Text' })).toContainText(word);
  await expectGoodLooks(window);
  await history.getByRole('button', { name: 'Close' }).click();

  // The result of a publish offers to take it back; the text stays, and can be published again.
  await expect.poll(() => written(blog)).toContain(word);
  await window.button('Take back this publish').focus();
  await page.keyboard.press('Enter');
  const asked = window.dialog('Take back this publish');
  await expect(asked).toContainText('Your text stays here');
  await expectGoodLooks(window);
  await asked.getByRole('button', { name: 'Take back', exact: true }).focus();
  const before = written(blog);
  await page.keyboard.down('Enter');
  // The button that the focus would return to is gone; that the key is still down writes nothing.
  await expect(window.editor).toBeFocused();
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(window.publishResult).toHaveText(/^Taken back: “First snow”/);
  expect(online(blog)).not.toContain(word);
  expect(written(blog)).toContain(word);
  expect(written(blog)).toBe(before);
  await expect(window.editor).toContainText(word);
  await window.button('Publish').click();
  await expect(window.publishResult).toHaveText(/^Published/);
  expect(online(blog)).toContain(word);
  expect(git(blog.env, blog.remote, 'log', '--format=%s', 'main').trim().split('\n')).toEqual([
    'Update “First snow”',
    'Take back: Update “First snow”',
    'Update “First snow”',
    'Start the blog',
  ]);
});

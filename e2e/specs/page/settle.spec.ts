import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type TestBlog, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { findAccessDefects, findLayoutDefects } from '../../support/look-checks.ts';

const snow = '_posts/2024-11-02-first-snow.md';
const stove = '_posts/2024-10-01-stove.md';
const bell = '_posts/2024-09-01-bell.md';

const blogFiles = {
  '_config.yml': 'title: Hut notes\n',
  [snow]: '---\ntitle: First snow\ndate: 2024-11-02\n---\nNobody heard it.\n',
  [stove]:
    '---\ntitle: The stove\ndate: 2024-10-01\n---\nWarm, says [one](https://one.example/) and [two](https://two.example/).\n',
  [bell]: '---\ntitle: The bell\ndate: 2024-09-01\n---\nIt rang.\n',
};

type Change = readonly [path: string, from: string, to: string];

function change(folder: string, changes: readonly Change[]): void {
  for (const [path, from, to] of changes)
    writeFileSync(join(folder, path), readFileSync(join(folder, path), 'utf8').replace(from, to));
}

/** Changes a text, a title, and a post that is gone online, on both sides in the same place. */
function changeBothSides(blog: TestBlog): void {
  const clone = join(blog.folder, '..', 'elsewhere');
  git(blog.env, blog.remote, 'clone', '--quiet', blog.remote, clone);
  change(clone, [
    [snow, 'Nobody', 'Everybody'],
    [stove, 'The stove', 'A stove'],
  ]);
  rmSync(join(clone, bell));
  git(blog.env, clone, 'commit', '--quiet', '--all', '-m', 'Written elsewhere');
  git(blog.env, clone, 'push', '--quiet');
  change(blog.folder, [
    [snow, 'Nobody', 'Only the dog'],
    [stove, 'The stove', 'My stove'],
    [bell, 'rang', 'rang twice'],
  ]);
}

test('no file is settled before it was in sight, and what was done is told file by file', async ({
  desk,
}) => {
  const blog = desk.makeBlog(blogFiles);
  changeBothSides(blog);
  const window = await desk.open(blog);
  const { page } = window;
  const read = (path: string) => readFileSync(join(blog.folder, path), 'utf8');
  const before = [snow, stove, bell].map(read);
  await window.openPost('My stove');
  await window.search.fill('');
  await window.button('Get changes').click();
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
  const dialog = window.dialog('Changed here and online');
  const file = dialog.getByRole('combobox', { name: 'File' });
  const end = dialog.getByRole('button', { name: /Keep both|Use these versions/ });
  // The post one is at comes first.
  await expect(file.locator('option:checked')).toHaveText('1 of 3: My stove');
  await expect(dialog).toContainText('2 files are still to be looked at');
  await expect(end).toBeHidden();
  expect(await findAccessDefects(page)).toEqual([]);
  expect(await findLayoutDefects(page)).toEqual([]);
  const theirs = dialog.getByRole('radio', { name: 'The version online' });
  await theirs.check();
  // The result is one stop for keys, however many links it has.
  const links = dialog.getByTitle('Preview of the result').contentFrame().locator('article a');
  await expect(links).toHaveCount(2);
  await page.keyboard.press('Tab');
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Decide later' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(theirs).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(file.locator('option:checked')).toHaveText(/^2 of 3/);
  await expect(file).toBeFocused();
  await expect(dialog).toContainText('One file is still to be looked at');
  await expect(end).toBeHidden();
  expect([snow, stove, bell].map(read)).toEqual(before);
  await dialog.getByRole('button', { name: 'Next file' }).click();
  await expect(file.locator('option:checked')).toHaveText(/^3 of 3/);
  await end.click();
  await expect(dialog).toBeHidden();

  await expect(window.notices).toContainText(
    'Both versions are in “First snow” now, one below the other: keep what you want of them. The version online is in “A stove” now. “The bell” stays here, though deleted online. None of it is published yet',
  );
  expect(read(snow)).toContain('Only the dog heard it.\n\nEverybody heard it.');
  expect(read(stove)).toContain('title: A stove');
  expect(read(bell)).toBe(before[2]);
  await expect(window.editor).toContainText('title: A stove');
  await window.notices.getByRole('button', { name: 'Open it' }).click();
  await expect(window.editor).toContainText('Only the dog heard it.');
});

test('of a file outside of the blog one version is chosen, by nobody but the user', async ({ desk }) => {
  const blog = desk.makeBlog({
    'site/_config.yml': 'title: Hut notes\n',
    'site/_posts/2024-11-02-first-snow.md': blogFiles[snow],
    'code/a.py': 'a = 1\n',
  });
  const site = { ...blog, folder: join(blog.folder, 'site') };
  const clone = join(blog.folder, '..', 'elsewhere');
  git(blog.env, blog.remote, 'clone', '--quiet', blog.remote, clone);
  change(clone, [
    [`site/${snow}`, 'Nobody', 'Everybody'],
    ['code/a.py', '1', '2'],
  ]);
  git(blog.env, clone, 'commit', '--quiet', '--all', '-m', 'Written elsewhere');
  git(blog.env, clone, 'push', '--quiet');
  change(blog.folder, [
    [`site/${snow}`, 'Nobody', 'Only the dog'],
    ['code/a.py', '1', '3'],
  ]);
  const code = () => readFileSync(join(blog.folder, 'code/a.py'), 'utf8');
  const window = await desk.open(site);
  await window.openPost('First snow');
  await window.button('Get changes').click();
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
  const dialog = window.dialog('Changed here and online');
  const file = dialog.getByRole('combobox', { name: 'File' });
  await dialog.getByRole('button', { name: 'Next file' }).click();
  await expect(file.locator('option:checked')).toHaveText('2 of 2: ../code/a.py (outside of this blog)');
  const mine = dialog.getByRole('radio', { name: 'Your version of the whole file' });
  const online = dialog.getByRole('radio', { name: 'The version online of the whole file' });
  await expect(dialog.getByRole('radio')).toHaveCount(2);
  await expect(mine).not.toBeChecked();
  await expect(online).not.toBeChecked();
  expect(await findAccessDefects(window.page)).toEqual([]);
  // Nothing is settled before one of them is.
  await dialog.getByRole('button', { name: 'Use these versions in the 2 files' }).click();
  await expect(dialog).toBeVisible();
  expect(code()).toBe('a = 3\n');
  await online.check();
  await dialog.getByRole('button', { name: 'Use these versions in the 2 files' }).click();
  await expect(dialog).toBeHidden();
  await expect(window.notices).toContainText('The version online is in ../code/a.py now.');
  expect(code()).toBe('a = 2\n');
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { findAccessDefects, findLayoutDefects } from '../../support/look-checks.ts';
import { tinyPng } from '../../support/nikola-blog.ts';

const post = '_posts/2024-11-02-first-snow.md';

const blogFiles = {
  '_config.yml': 'title: Hut notes\n',
  [post]: '---\ntitle: First snow\ndate: 2024-11-02\n---\nNobody heard it.\n',
  '_posts/2024-10-01-stove.md': '---\ntitle: The stove\ndate: 2024-10-01\n---\nWarm.\n',
  'images/ridge.png': tinyPng,
};

const added = `
TODO: what is left

![The ridge](/images/Ridge.png)

[The other stove](/2024/10/01/other-stove.html)
`;

test('what the checks find stops a publish, is gone to, put right or accepted', async ({ desk }) => {
  const blog = desk.makeBlog(blogFiles);
  const file = join(blog.folder, post);
  const before = readFileSync(file, 'utf8');
  const window = await desk.open(blog);
  const { page } = window;
  const online = () => git(blog.env, blog.remote, 'show', `main:${post}`);
  const checks = window.dialog('Checks');
  const plan = window.dialog('Publish');
  const result = page.getByRole('status', { name: 'Checks result' });
  await window.openPost('First snow');
  await window.typeAtEnd('x');
  await expect(window.fileState).toHaveText(/^Saved/);
  await window.trustAndPublish();
  await expect(window.publishResult).toHaveText(/^Published/);

  writeFileSync(file, before + added);
  await expect(window.editor).toContainText('TODO: what is left');
  await window.button('Publish').click();
  await expect(result).toHaveText('Found: 2 errors and 1 warning.');
  // What stops comes before what only asks.
  await expect(plan.getByRole('list', { name: 'Findings' }).getByText(/^(Error|Warning)$/)).toHaveText([
    'Error',
    'Error',
    'Warning',
  ]);
  expect(online()).not.toContain('ridge');
  expect(await findAccessDefects(page)).toEqual([]);
  expect(await findLayoutDefects(page)).toEqual([]);

  await plan.getByRole('button', { name: 'Write /images/ridge.png' }).click();
  await expect(result).toHaveText('Found: 1 error and 1 warning.');
  expect(readFileSync(file, 'utf8')).toBe(before + added.replace('Ridge.png', 'ridge.png'));

  // What was pressed is gone; keys are still in the dialog.
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);

  const publish = plan.getByRole('button', { name: 'Publish now' });
  await expect(publish).toHaveAccessibleDescription(/^One error stops this/);
  await publish.click();
  const link = plan.getByRole('button', { name: /^Go to Line 11: The link/ });
  await expect(link).toBeFocused();
  expect(online()).not.toContain('ridge');
  await link.click();
  await expect(plan).toBeHidden();
  await expect(window.editor).toBeFocused();
  await page.keyboard.press('Shift+End');
  await page.keyboard.type('[The stove](/2024/10/01/stove.html)');
  await expect(window.fileState).toHaveText(/^Saved/);
  await window.button('Publish').click();
  await expect(result).toHaveText('Found: 1 warning.');
  await expect(publish).toHaveAccessibleDescription('');
  await plan.getByRole('button', { name: 'Publish now' }).click();
  await expect(window.publishResult).toHaveText(/^Published/);
  await expect.poll(online).toContain('stove.html');

  await window.runCommand('Check this post');
  await expect(result).toHaveText('Found: 1 warning.');
  await checks.getByLabel('In this blog, notes such as TODO and FIXME are').selectOption('not checked');
  await expect(result).toHaveText('Nothing was found.');
  expect(readFileSync(join(blog.folder, '.leysin.json'), 'utf8')).toContain('"todo": "off"');
  await page.keyboard.press('Escape');
  await expect(checks).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(window.editor).toContainText('other-stove');
});

test('what is typed above the metadata stops a publish, and one click moves it below them', async ({
  desk,
}) => {
  const blog = desk.makeBlog(blogFiles);
  const file = join(blog.folder, post);
  const window = await desk.open(blog);
  const { page } = window;
  const online = () => git(blog.env, blog.remote, 'show', `main:${post}`);
  const plan = window.dialog('Publish');
  const found = page.getByRole('status', { name: 'Checks result' });
  await window.openPost('First snow');
  await window.typeAtEnd('x');
  await expect(window.fileState).toHaveText(/^Saved/);
  await window.trustAndPublish();
  await expect(window.publishResult).toHaveText(/^Published/);
  const published = online();
  const before = readFileSync(file, 'utf8');

  await window.editor.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('Unheard words ');
  await expect(window.fileState).toHaveText(/^Saved/);
  expect(readFileSync(file, 'utf8')).toMatch(/^Unheard words ---\ntitle/);
  await window.button('Publish').click();
  await expect(found).toHaveText('Found: 1 error.');
  await expect(plan.getByRole('button', { name: /^Go to Line 1: Text stands above/ })).toBeVisible();
  expect(online()).toBe(published);

  await plan.getByRole('button', { name: 'Move it below' }).click();
  await expect(found).toBeHidden();
  const moved = before.replace('Nobody', 'Unheard words \n\nNobody');
  expect(readFileSync(file, 'utf8')).toBe(moved);
  await expect(window.page.getByRole('form', { name: 'Properties' }).getByLabel('Title')).toHaveValue(
    'First snow',
  );
  await plan.getByRole('button', { name: 'Publish now' }).click();
  await expect(window.publishResult).toHaveText(/^Published/);
  expect(online()).toBe(published.replace('Nobody', 'Unheard words \n\nNobody'));
});

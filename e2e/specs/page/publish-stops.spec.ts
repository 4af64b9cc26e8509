import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { holdPublishing } from '../../support/hold-publishing.ts';

const refuse = (path: string, words: string) =>
  writeFileSync(path, `#!/bin/sh\necho '${words}' >&2\nexit 1\n`, { mode: 0o755 });

test('what others said is in sight where the error leads to it, and folded elsewhere', async ({ desk }) => {
  const blog = desk.makeBlog();
  const hook = join(blog.folder, '.git/hooks/pre-commit');
  refuse(hook, 'first-snow.md:3: teh is no word');
  const window = await desk.open(blog);
  await window.openPost('First snow');
  await window.typeAtEnd(' More.');
  await expect(window.fileState).toHaveText(/^Saved/);
  await window.trustAndPublish();
  const alert = window.alerts.first();
  await expect(alert).toContainText('The hook “pre-commit” said no');
  await expect(alert.getByText('teh is no word')).toBeVisible();

  rmSync(hook);
  refuse(join(blog.remote, 'hooks/pre-receive'), 'closed for the night');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toContainText('The host refused the publish');
  await expect(alert.locator('pre')).toBeHidden();
  await alert.getByText('Details').click();
  await expect(alert.locator('pre')).toContainText('closed for the night');
});

test('to try again after changes could not be got gets them, and publishes nothing', async ({ desk }) => {
  const blog = desk.makeBlog();
  const online = () => git(blog.env, blog.remote, 'rev-parse', 'main');
  const before = online();
  const window = await desk.open(blog);
  await window.openPost('First snow');
  await window.typeAtEnd(' Not for the others yet.');
  await expect(window.fileState).toHaveText(/^Saved/);
  renameSync(blog.remote, `${blog.remote}-away`);
  await window.button('Get changes').click();
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
  await expect(window.alerts).toContainText('The repository was not found online');
  renameSync(`${blog.remote}-away`, blog.remote);
  await window.alerts.getByRole('button', { name: 'Try again' }).click();
  await expect(window.publishResult).toHaveText('Up to date: nothing new is online');
  await expect(window.page.getByRole('dialog')).toHaveCount(0);
  expect(online()).toBe(before);
});

test('the focus stays at Publish while it runs, where keys do nothing, and afterwards', async ({ desk }) => {
  const blog = desk.makeBlog();
  const window = await desk.open(blog);
  const { page } = window;
  const publish = window.button('Publish');
  await window.openPost('First snow');
  await window.typeAtEnd(' More.');
  await expect(window.fileState).toHaveText(/^Saved/);
  await publish.focus();
  await page.keyboard.press('Enter');
  await expect(window.dialog('Trust this blog').getByRole('button', { name: 'Not now' })).toBeFocused();
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).press('Enter');
  await expect(window.dialog('Publish')).toBeVisible();
  const held = holdPublishing(blog);
  await page.keyboard.press('Enter');
  await held.arrived();
  await expect(publish).toBeFocused();
  await expect(publish).toBeDisabled();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  held.letGo();
  await expect(window.publishResult).toHaveText(/^Published/);
  await expect(publish).toBeFocused();
  await expect(publish).toBeEnabled();
});

test('the focus comes back from the plan, goes on writing after Cancel, and stays where changes are got', async ({
  desk,
}) => {
  const blog = desk.makeBlog();
  const window = await desk.open(blog);
  const { page } = window;
  const review = window.button('Review changes');
  const pull = window.button('Get changes');
  const plan = window.dialog('Publish');
  await window.openPost('First snow');
  await window.typeAtEnd(' More.');
  await expect(window.fileState).toHaveText(/^Saved/);
  await pull.focus();
  await page.keyboard.press('Enter');
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).press('Enter');
  await expect(window.publishResult).toHaveText('Up to date: nothing new is online');
  await expect(pull).toBeFocused();
  await review.focus();
  await page.keyboard.press('Enter');
  await expect(plan).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(plan).toBeHidden();
  await expect(review).toBeFocused();

  const held = holdPublishing(blog);
  await page.keyboard.press('Enter');
  await plan.getByRole('button', { name: 'Publish now' }).click();
  await held.arrived();
  await window.button('Cancel').focus();
  await page.keyboard.press('Enter');
  await expect(window.button('Cancel')).toBeHidden();
  await expect(window.editor).toBeFocused();
  held.letGo();
});

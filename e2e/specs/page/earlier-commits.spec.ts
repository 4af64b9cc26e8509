import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type TestBlog, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { holdPublishing } from '../../support/hold-publishing.ts';
import { findAccessDefects, findLayoutDefects } from '../../support/look-checks.ts';

const post = 'posts/2024/first-snow.md';
const title = `Ein sehr langer Titel ${'und noch länger '.repeat(8)}· 山の小屋`;
const postOf = (text: string) =>
  `<!--\n.. title: ${title}\n.. date: 2025-01-10 08:00:00 UTC\n-->\n\n${text}\n`;
const token = `ghp_${'Ab3dEf6hIj'.repeat(4)}`;

function commit(blog: TestBlog, message: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(blog.folder, path)), { recursive: true });
    writeFileSync(join(blog.folder, path), text);
  }
  git(blog.env, blog.folder, 'add', '--', ...Object.keys(files));
  git(blog.env, blog.folder, 'commit', '--quiet', '-m', message);
}

async function expectGoodLooks(page: Page): Promise<void> {
  for (const size of [
    { width: 1280, height: 800 },
    { width: 600, height: 800 },
  ]) {
    await page.setViewportSize(size);
    expect(await findLayoutDefects(page), `at ${size.width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findAccessDefects(page), colorScheme).toEqual([]);
  }
}

test('commits made in a terminal are shown and checked before they go online with a publish', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const blog = desk.makeBlog();
  const window = await desk.open(blog);
  const { page } = window;
  await window.openPost('First snow');
  await window.typeAtEnd(' First.');
  await window.trustAndPublish();
  await expect(window.publishResult).toHaveText('Published “First snow”');
  const online = () => git(blog.env, blog.remote, 'log', '--format=%s', 'main').trim().split('\n');
  const before = online();

  commit(blog, '山の話', { 'posts/2025/hut.md': postOf('The hut.'), 'notes.txt': 'A note.\n' });
  await window.typeAtEnd(' Second.');
  const dialog = window.dialog('Publish');
  const earlier = dialog.getByRole('region', { name: 'Commits made earlier' });

  await test.step('Publish does not send them unseen', async () => {
    await window.button('Publish').click();
    await expect(earlier).toContainText('One commit made earlier goes online as well');
    await expect(earlier).toContainText('山の話');
    const file = earlier.getByRole('button', { name: new RegExp(`^${title.slice(0, 40)}.*New.*hut\\.md`) });
    await expect(file).toHaveAttribute('aria-expanded', 'false');
    await file.focus();
    await page.keyboard.press('Enter');
    await expect(file).toHaveAttribute('aria-expanded', 'true');
    await expect(earlier.getByRole('region', { name: 'Differences' })).toContainText('+The hut.');
    await expectGoodLooks(page);
    expect(online()).toEqual(before);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('a key in any of them stops it, whatever became of the file since', async () => {
    commit(blog, 'A key', { 'posts/2025/hut.md': postOf(`TODO: ${token}`) });
    commit(blog, 'No key', { 'posts/2025/hut.md': postOf('TODO: more') });
    await window.button('Publish').click();
    await expect(earlier).toContainText('3 commits made earlier go online as well');
    const checks = dialog.getByRole('region', { name: 'Checks' });
    await expect(checks).toContainText('holds what looks like a token of GitHub');
    await expect(checks).toContainText('In the commit “A key”, made earlier');
    await earlier.getByRole('button').last().press('Enter');
    await expect(earlier.getByRole('region', { name: 'Differences' })).toBeInViewport({ ratio: 0.9 });
    await expectGoodLooks(page);
    await dialog.getByRole('button', { name: 'Publish now' }).click();
    await expect(checks).toContainText('Errors must be put right');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(online()).toEqual(before);
  });

  await test.step('without the key the warning is seen in the plan, and all go', async () => {
    git(blog.env, blog.folder, 'reset', '--quiet', '--soft', 'HEAD~2');
    git(blog.env, blog.folder, 'commit', '--quiet', '-m', 'No key');
    await window.button('Publish').click();
    const checks = dialog.getByRole('region', { name: 'Checks' });
    await expect(checks).toContainText('In the commit “No key”, made earlier');
    await dialog.getByRole('button', { name: 'Publish now' }).click();
    await expect(window.publishResult).toHaveText('Published “First snow”');
    expect(online()).toEqual(['Update “First snow”', 'No key', '山の話', ...before]);
  });
});

test('a publish whose program was killed while it sent is told after the next start, and sent', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const blog = desk.makeBlog();
  const remote = holdPublishing(blog);
  const first = await desk.start(blog);
  await first.window.openPost('First snow');
  await first.window.typeAtEnd(' Cut off.');
  await first.window.trustAndPublish();
  await remote.arrived();
  await first.kill();

  const { window } = await desk.start(blog);
  const line = window.page.getByRole('region', { name: 'Not online yet' });
  await expect(line).toContainText('“First snow” is committed here, not online yet. The program ended');
  await expect(window.publishResult).toHaveText('Committed here, not online yet: A publish was cut off');
  await expect(window.alerts).toHaveCount(0);
  await expectGoodLooks(window.page);
  remote.letGo();
  await line.getByRole('button', { name: 'Send now' }).click();
  await expect(window.publishResult).toHaveText(/^Published “First snow”/, { timeout: 30_000 });
  await expect(line).toBeHidden();
  expect(git(blog.env, blog.remote, 'show', `main:${post}`)).toContain('Cut off.');
});

test('a publish that was cancelled while it sent is told at once and after a new start', async ({ desk }) => {
  test.setTimeout(120_000);
  const blog = desk.makeBlog();
  const remote = holdPublishing(blog);
  const first = await desk.start(blog);
  await first.window.openPost('First snow');
  await first.window.typeAtEnd(' Cancelled.');
  await first.window.trustAndPublish();
  await remote.arrived();
  await first.window.button('Cancel').click();
  const lineOf = (page: Page) => page.getByRole('region', { name: 'Not online yet' });
  await expect(lineOf(first.window.page)).toContainText(
    'You cancelled it while it was being sent, and the host may still put it online.',
  );
  await expect(first.window.alerts).toHaveCount(0);
  await first.stop();

  remote.letGo();
  const { window } = await desk.start(blog);
  const line = lineOf(window.page);
  await expect(line).toContainText('“First snow” is committed here, not online yet.');
  await line.getByRole('button', { name: 'Not now' }).click();
  await expect(line).toBeHidden();
  expect(git(blog.env, blog.remote, 'show', `main:${post}`)).not.toContain('Cancelled.');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DesktopApp } from '../../support/desktop/desktop-app.ts';
import { expect, firstWindow, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';

/** The commands of the public surface, where they stand in the menu, with the keys shown beside them. */
const items = [
  [['File', 'New post'], 'CommandOrControl+N'],
  [['File', 'Go to post'], 'CommandOrControl+P'],
  [['File', 'Open blog'], 'CommandOrControl+O'],
  [['File', 'Open blog in new window'], 'CommandOrControl+Shift+O'],
  [['File', 'Save'], 'CommandOrControl+S'],
  [['File', 'Convert this post to Markdown'], null],
  [['File', 'Print post'], null],
  [['File', 'Save post as PDF'], null],
  [['Edit', 'Find in post'], 'CommandOrControl+F'],
  [['Edit', 'Search posts'], 'CommandOrControl+Shift+F'],
  [['Edit', 'Insert image'], 'CommandOrControl+Shift+I'],
  [['Format', 'Bold'], 'CommandOrControl+B'],
  [['Format', 'Italic'], 'CommandOrControl+I'],
  [['Format', 'Inline code'], 'CommandOrControl+E'],
  [['Format', 'Link'], 'CommandOrControl+K'],
  [['View', 'Toggle preview'], 'CommandOrControl+\\'],
  [['View', 'Toggle list of posts'], 'CommandOrControl+Shift+L'],
  [['View', 'Switch between light and dark'], null],
  [['View', 'Commands'], 'CommandOrControl+Shift+P'],
  [['Blog', 'Publish'], null],
  [['Blog', 'Review changes'], 'CommandOrControl+Shift+Enter'],
  [['Blog', 'Get changes'], null],
  [['Blog', 'History'], null],
] as const;

test.describe('the menu', () => {
  test('has every command with its keys, and none that cannot be used', async ({ desk }) => {
    const app = await desk.startDesktop(desk.makeBlog());
    const window = await firstWindow(app);
    await window.openPost('First snow');
    await expect(window.article).toContainText('nobody heard it');
    // First snow is Markdown already.
    for (const [labels, accelerator] of items)
      await expect
        .poll(() => app.menuItem(...labels), { message: labels.join(' › ') })
        .toMatchObject({ enabled: labels[1] !== 'Convert this post to Markdown', accelerator });
    await window.openPost('Winter Sprint');
    await expect
      .poll(async () => (await app.menuItem('File', 'Convert this post to Markdown'))?.enabled)
      .toBe(true);
    expect(await app.menuItem('File', 'Delete everything')).toBeUndefined();
  });

  test('has nothing for a post to do while there is none', async ({ desk }) => {
    const app = await desk.startDesktop(
      desk.makeBlog({ 'notes.txt': 'No post.\n', '_config.yml': 'title: J\n' }),
    );
    const window = await firstWindow(app);
    await expect(window.blogName).toBeVisible();
    for (const labels of [
      ['File', 'Save'],
      ['Format', 'Bold'],
      ['File', 'Print post'],
      ['Edit', 'Find in post'],
    ])
      await expect.poll(async () => (await app.menuItem(...labels))?.enabled, labels.join(' › ')).toBe(false);
    await expect.poll(async () => (await app.menuItem('File', 'New post'))?.enabled).toBe(true);
  });

  test('does what its items say', async ({ desk }) => {
    const blog = desk.makeBlog();
    const app = await desk.startDesktop(blog);
    const window = await firstWindow(app);
    await window.openPost('First snow');
    await window.typeAtEnd('\nWord');
    await window.page.keyboard.press('ControlOrMeta+Shift+ArrowLeft');
    await choose(app, 'Format', 'Bold');
    await expect(window.article.locator('strong').last()).toHaveText('Word');
    await choose(app, 'File', 'Save');
    await expect(window.fileState).toHaveText(/^Saved/);
    await expect
      .poll(() => readFileSync(join(blog.folder, 'posts/2024/first-snow.md'), 'utf8'))
      .toContain('**Word**');

    const preview = window.page.locator('iframe[title="Preview"]');
    await choose(app, 'View', 'Toggle preview');
    await expect(preview).toBeHidden();
    await choose(app, 'View', 'Toggle preview');
    await expect(preview).toBeVisible();

    await choose(app, 'View', 'Commands');
    await expect(window.dialog('Commands')).toBeVisible();
    await window.page.keyboard.press('Escape');
    await expect(window.dialog('Commands')).toBeHidden();

    await choose(app, 'Blog', 'Publish');
    await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
    await window.dialog('Publish').getByRole('button', { name: 'Publish now' }).click();
    await expect(window.publishResult).toHaveText(/^Published/);
    expect(git(blog.env, blog.remote, 'show', 'main:posts/2024/first-snow.md')).toContain('**Word**');

    await choose(app, 'File', 'New post');
    const title = window.dialog('New post').getByRole('textbox', { name: 'Title' });
    await expect(title).toBeFocused();
    await title.fill('From the menu');
    await window.page.keyboard.press('Enter');
    await expect(window.posts.getByRole('option', { name: /^From the menu/ })).toHaveCount(1);
  });
});

/** Chooses an item once it can be chosen: behind a dialog that is just closing it is still grey. */
async function choose(app: DesktopApp, ...labels: readonly string[]): Promise<void> {
  await expect.poll(async () => (await app.menuItem(...labels))?.enabled, labels.join(' › ')).toBe(true);
  await app.chooseMenu(...labels);
}

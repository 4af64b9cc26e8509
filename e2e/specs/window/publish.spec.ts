import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, type TestBlog, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';

const post = 'posts/2024/first-snow.md';

async function writeAndSave(window: BlogWindow, text: string): Promise<void> {
  await window.openPost('First snow');
  await window.typeAtEnd(text);
  await expect(window.article).toContainText(text.trim());
  await expect(window.fileState).toHaveText(/^Saved/);
}

/** Commits a change to a file in a clone of the remote and pushes it, as another machine would. */
function publishElsewhere(blog: TestBlog, path: string, change: (text: string) => string): void {
  const clone = join(blog.folder, '..', 'elsewhere');
  git(blog.env, blog.remote, 'clone', '--quiet', blog.remote, clone);
  writeFileSync(join(clone, path), change(readFileSync(join(clone, path), 'utf8')));
  git(blog.env, clone, 'commit', '--quiet', '--all', '-m', 'Written elsewhere');
  git(blog.env, clone, 'push', '--quiet');
}

test.describe('Publish', () => {
  test('starts no git before the blog is trusted, and asks once', async ({ desk }) => {
    const blog = desk.makeBlog();
    const marker = join(desk.place, 'PWNED');
    git(blog.env, blog.folder, 'config', 'core.fsmonitor', `touch ${marker}; false`);
    const window = await desk.open(blog);
    await writeAndSave(window, ' Not yet.');
    await window.button('Publish').click();
    await expect(window.dialog('Trust this blog')).toContainText('Never runs from Leysin (1)');
    await window.dialog('Trust this blog').getByRole('button', { name: 'Not now' }).click();
    await expect(window.dialog('Trust this blog')).toBeHidden();
    expect(git(blog.env, blog.remote, 'rev-list', '--count', 'main').trim()).toBe('1');
    expect(() => readFileSync(marker)).toThrow();
    await window.trustAndPublish();
    await expect(window.publishResult).toHaveText(/^Published/);
    await window.typeAtEnd(' And again.');
    await expect(window.fileState).toHaveText(/^Saved/);
    // Trusted by now, and nothing to decide: one click.
    await window.button('Publish').click();
    await expect.poll(() => git(blog.env, blog.remote, 'show', `main:${post}`)).toContain('And again.');
    await expect(window.publishResult).toHaveText(/^Published/);
  });

  test('commits the post and nothing else of what the user changed and staged', async ({ desk }) => {
    const blog = desk.makeBlog();
    appendFileSync(join(blog.folder, 'notes.txt'), 'staged line\n');
    git(blog.env, blog.folder, 'add', 'notes.txt');
    appendFileSync(join(blog.folder, 'notes.txt'), 'line not staged\n');
    appendFileSync(join(blog.folder, 'pages/about.md'), 'Changed by hand.\n');
    writeFileSync(join(blog.folder, 'secret.txt'), 'never committed');
    const before = git(blog.env, blog.folder, 'diff', '--cached');
    const window = await desk.open(blog);
    await writeAndSave(window, ' Only this.');
    await window.trustAndPublish();
    await expect(window.publishResult).toHaveText(/^Published/);
    expect(git(blog.env, blog.remote, 'show', '--name-only', '--format=', 'main').trim()).toBe(post);
    expect(git(blog.env, blog.folder, 'diff', '--cached')).toBe(before);
    const status = git(blog.env, blog.folder, 'status', '--porcelain')
      .split('\n')
      .filter(line => line !== '');
    expect(status.sort()).toEqual([' M pages/about.md', '?? secret.txt', 'MM notes.txt']);
  });

  test('brings in what is online first', async ({ desk }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    await writeAndSave(window, ' From here.');
    publishElsewhere(blog, 'posts/2023/train.rst', text => text.replace('two hours', 'three hours'));
    await window.trustAndPublish();
    await expect(window.publishResult).toHaveText(/^Published/);
    expect(git(blog.env, blog.remote, 'show', `main:${post}`)).toContain('From here.');
    expect(git(blog.env, blog.remote, 'show', 'main:posts/2023/train.rst')).toContain('three hours');
    expect(readFileSync(join(blog.folder, 'posts/2023/train.rst'), 'utf8')).toContain('three hours');
    expect(git(blog.env, blog.folder, 'status', '--porcelain')).toBe('');
  });

  test('has the user choose where the same place was changed online, and keeps both until then', async ({
    desk,
  }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    await writeAndSave(window, 'x');
    publishElsewhere(blog, post, text => `${text}\nAnd changed there\n`);
    const head = git(blog.env, blog.folder, 'rev-parse', 'HEAD');
    await window.trustAndPublish();
    const dialog = window.dialog('Changed here and online');
    await expect(dialog).toBeVisible();
    await expect(window.page.getByRole('alert').first()).toContainText(/same/i);
    expect(git(blog.env, blog.folder, 'rev-parse', 'HEAD')).toBe(head);
    expect(git(blog.env, blog.folder, 'status', '--porcelain').trim()).toBe(`M ${post}`);
    // Later is a choice, too, and the list of commands leads back.
    await window.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await window.page.getByRole('alert').getByRole('button', { name: 'Choose versions' }).click();
    const result = dialog.getByTitle('Preview of the result').contentFrame().locator('article');
    await expect(result).toContainText('changed there');
    await dialog.getByRole('radio', { name: 'Your version' }).check();
    await expect(result).not.toContainText('changed there');
    await window.page.keyboard.press('ArrowDown');
    await expect(dialog.getByRole('radio', { name: 'The version online' })).toBeChecked();
    await window.page.keyboard.press('ArrowDown');
    await expect(result).toContainText('changed there');
    await window.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    // The open post follows its file, in which both are, and nothing of it is online.
    await expect(window.article).toContainText('changed there');
    const text = readFileSync(join(blog.folder, post), 'utf8');
    expect(text).toMatch(/x\n\n[\s\S]*changed there\n$/);
    expect(text).not.toMatch(/^[<=>]{7}/m);
    expect(git(blog.env, blog.folder, 'status', '--porcelain').trim()).toBe(`M ${post}`);
    expect(git(blog.env, blog.remote, 'show', `main:${post}`)).not.toMatch(/x\n/);
    await window.button('Publish').click();
    await expect(window.publishResult).toHaveText(/^Published/);
    expect(git(blog.env, blog.remote, 'show', `main:${post}`)).toBe(text);
  });

  test('keeps the commit when the remote cannot be reached, and goes on from it', async ({ desk }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    await writeAndSave(window, ' Offline.');
    const hook = join(blog.remote, 'hooks', 'pre-receive');
    writeFileSync(hook, '#!/bin/sh\necho closed for the night\nexit 1\n', { mode: 0o755 });
    await window.trustAndPublish();
    await expect(window.publishResult).toHaveText(/^Committed here, not online yet/);
    await expect(window.page.getByRole('alert').first()).toBeVisible();
    rmSync(hook);
    await window.button('Publish').click();
    const confirm = window.dialog('Publish').getByRole('button', { name: 'Publish now' });
    await expect(confirm.or(window.publishResult.filter({ hasText: /^Published/ })).first()).toBeVisible();
    if (await confirm.isVisible()) await confirm.click();
    await expect(window.publishResult).toHaveText(/^Published/);
    expect(git(blog.env, blog.remote, 'show', `main:${post}`)).toContain('Offline.');
  });

  test('leads from a folder without git to a blog that is online', async ({ desk }) => {
    const blog = desk.makeBlog(undefined, false);
    writeFileSync(join(blog.folder, '.env'), 'TOKEN=secret');
    const remote = join(desk.place, 'empty.git');
    git(blog.env, desk.place, 'init', '--quiet', '--bare', remote);
    const window = await desk.open(blog);
    await writeAndSave(window, ' From nothing.');
    await window.button('Publish').click();
    const dialog = window.dialog('Put this blog online');
    await dialog.getByRole('button', { name: 'Create a repository' }).click();
    await expect(dialog.getByRole('list', { name: 'Left out' })).toContainText('.env');
    await expect(dialog.getByRole('list', { name: 'Files of the first commit' })).toContainText(post);
    await dialog.getByRole('button', { name: 'Commit' }).click();
    await dialog.getByRole('textbox', { name: 'Address', exact: true }).fill(`${blog.remote}-none`);
    await dialog.getByRole('button', { name: 'Connect' }).click();
    await expect(dialog.getByRole('alert')).toContainText('folder of this computer');
    await dialog.getByRole('checkbox', { name: 'A folder of this computer' }).check();
    await dialog.getByRole('button', { name: 'Connect' }).click();
    await expect(dialog.getByRole('alert')).toContainText('not found');
    await dialog.getByRole('textbox', { name: 'Address', exact: true }).fill(remote);
    await dialog.getByRole('button', { name: 'Connect' }).click();
    await dialog.getByRole('button', { name: 'Go on to Publish' }).click();
    await window.dialog('Publish').getByRole('button', { name: 'Publish now' }).click();
    await expect(window.publishResult).toHaveText(/^Published/);
    const online = git(blog.env, remote, 'ls-tree', '-r', '--name-only', 'main');
    expect(online).toContain(post);
    expect(online).not.toContain('.env');
    expect(git(blog.env, remote, 'show', `main:${post}`)).toContain('From nothing.');
    // And from its address to a folder.
    await window.runCommand('Clone a blog…');
    const cloning = window.dialog('Clone a blog');
    await cloning.getByRole('textbox', { name: 'Address', exact: true }).fill(remote);
    await cloning.getByRole('checkbox', { name: 'A folder of this computer' }).check();
    await cloning.getByRole('textbox', { name: 'Folder' }).fill(join(desk.place, 'cloned'));
    await cloning.getByRole('button', { name: 'Clone', exact: true }).click();
    await expect(cloning).toBeHidden();
    await expect(window.blogName).toHaveAttribute('title', join(desk.place, 'cloned'));
    await window.openPost('First snow');
    await expect(window.article).toContainText('From nothing.');
  });

  test('begins a repository without the files that hold a key, until that is put right or meant so', async ({
    desk,
  }) => {
    const blog = desk.makeBlog(undefined, false);
    const token = `ghp_${'Ab3dEf6hIj'.repeat(4)}`;
    writeFileSync(join(blog.folder, 'keys.txt'), `one\ntoken ${token}\n`);
    writeFileSync(join(blog.folder, 'more.txt'), `token ${token}\n`);
    const window = await desk.open(blog);
    await window.openPost('First snow');
    await window.button('Publish').click();
    const dialog = window.dialog('Put this blog online');
    await dialog.getByRole('button', { name: 'Create a repository' }).click();
    const left = dialog.getByRole('list', { name: 'Left out' });
    const files = dialog.getByRole('list', { name: 'Files of the first commit' });
    await expect(left).toContainText('keys.txt line 2 holds what looks like a token of GitHub');
    await expect(files).not.toContainText('keys.txt');
    writeFileSync(join(blog.folder, 'more.txt'), 'no token\n');
    await dialog.getByRole('button', { name: 'Look again' }).click();
    await expect(files).toContainText('more.txt');
    await expect(dialog.getByRole('button', { name: 'Look again' })).toBeFocused();
    await expect(left).toContainText('keys.txt');
    const rule = dialog.getByRole('combobox', { name: 'In this blog, keys and passwords are' });
    await rule.selectOption('warnings');
    await expect(files).toContainText('keys.txt line 2 holds what looks like a token of GitHub');
    await rule.focus();
    await window.page.keyboard.press('ArrowDown');
    await expect(files).not.toContainText('looks like');
    await expect(rule).toBeFocused();
    await window.page.keyboard.press('Escape');
    await window.button('Publish').click();
    await rule.selectOption('errors');
    await expect(left).toContainText('keys.txt');
    await dialog.getByRole('button', { name: 'Commit' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Address', exact: true })).toBeVisible();
    const committed = git(blog.env, blog.folder, 'ls-tree', '-r', '--name-only', 'HEAD');
    expect(committed).toContain('more.txt');
    expect(committed).not.toContain('keys.txt');
  });

  test('reviews changes in a dialog with message, files and diff', async ({ desk }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    await writeAndSave(window, ' Reviewed.');
    await window.button('Review changes').click();
    await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
    const dialog = window.dialog('Publish');
    await expect(dialog).toContainText(post);
    await expect(dialog).toContainText('Reviewed.');
    await dialog.getByRole('textbox', { name: 'Message' }).fill('Say it in my words');
    await dialog.getByRole('button', { name: 'Publish now' }).click();
    await expect(window.publishResult).toHaveText(/^Published/);
    expect(git(blog.env, blog.remote, 'log', '-1', '--format=%s', 'main').trim()).toBe('Say it in my words');
  });

  test('gets changes without publishing', async ({ desk }) => {
    const blog = desk.makeBlog();
    publishElsewhere(blog, post, text => text.replace('nobody heard it', 'everybody heard it'));
    const window = await desk.open(blog);
    await window.openPost('First snow');
    await window.button('Get changes').click();
    await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
    await expect(window.editor).toContainText('everybody heard it');
    expect(git(blog.env, blog.remote, 'rev-list', '--count', 'main').trim()).toBe('2');
  });
});

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

  test('stops before any commit when the same lines were changed online', async ({ desk }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    await writeAndSave(window, 'x');
    publishElsewhere(blog, post, text => text.replace(/\n$/, ' changed there\n'));
    const head = git(blog.env, blog.folder, 'rev-parse', 'HEAD');
    await window.trustAndPublish();
    await expect(window.page.getByRole('alert').first()).toContainText(/same/i);
    expect(git(blog.env, blog.folder, 'rev-parse', 'HEAD')).toBe(head);
    expect(git(blog.env, blog.folder, 'status', '--porcelain').trim()).toBe(`M ${post}`);
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

  test('says so when the blog is no repository, and when there is no remote', async ({ desk }) => {
    const blog = desk.makeBlog(undefined, false);
    const window = await desk.open(blog);
    await writeAndSave(window, ' Alone.');
    await window.button('Publish').click();
    await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
    await expect(window.page.getByRole('alert').first()).toContainText(/git/i);
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

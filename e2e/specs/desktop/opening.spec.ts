import { join } from 'node:path';
import { BlogWindow } from '../../support/blog-window.ts';
import { expect, firstWindow, test } from '../../support/fixtures.ts';
import { makeValley } from '../../support/valley-blog.ts';

test.describe('the program opens', () => {
  test('the folder it is given, in a window that is shown', async ({ desk }) => {
    const blog = desk.makeBlog();
    const app = await desk.startDesktop(blog);
    const window = await firstWindow(app);
    await expect(window.blogName).toHaveAttribute('title', blog.folder);
    await expect.poll(async () => (await app.windowState(0)).isVisible).toBe(true);
    expect(await app.windows()).toHaveLength(1);
    expect(await app.shownDialogs()).toEqual([]);
  });

  test('the post whose file it is given', async ({ desk }) => {
    const blog = desk.makeBlog();
    const app = await desk.startDesktop({ ...blog, folder: join(blog.folder, 'posts/2023/train.rst') });
    const window = await firstWindow(app);
    await expect(window.editor).toContainText('two hours');
    await expect(window.blogName).toHaveAttribute('title', blog.folder);
  });

  test('the blog that was open last, and without one the sample', async ({ desk }) => {
    const blog = desk.makeBlog();
    const first = await desk.startDesktop({ folder: null, env: blog.env });
    await expect((await firstWindow(first)).button('Keep as my blog…')).toBeVisible();
    await (await firstWindow(first)).openBlogFolder(blog.folder);
    await expect((await firstWindow(first)).blogName).toHaveAttribute('title', blog.folder);
    expect((await first.quit()).code).toBe(0);
    const again = await desk.startDesktop({ folder: null, env: blog.env });
    await expect((await firstWindow(again)).blogName).toHaveAttribute('title', blog.folder);
  });
});

test('a file that is no post opens its blog and is told', async ({ desk }) => {
  const blog = desk.makeBlog();
  const app = await desk.startDesktop({ folder: join(blog.folder, 'notes.txt'), env: blog.env });
  const window = await firstWindow(app);
  await expect(window.notices).toContainText('notes.txt is no post of this blog');
  await expect(window.blogName).toHaveAttribute('title', blog.folder);
});

test.describe('Open blog', () => {
  test('asks with the system’s dialog, and giving up keeps the blog that is open', async ({ desk }) => {
    const blog = desk.makeBlog();
    const valley = makeValley(desk.place);
    const app = await desk.startDesktop(blog);
    const window = await firstWindow(app);
    await window.openPost('The slow train');
    await app.answerDialogs({ paths: [] }, { paths: [valley] });
    await window.button('Open blog').click();
    await expect.poll(async () => (await app.shownDialogs()).map(({ kind }) => kind)).toEqual(['open']);
    await expect(window.editor).toContainText('two hours');
    await expect(window.blogName).toHaveAttribute('title', blog.folder);
    await app.chooseMenu('File', 'Open blog');
    await expect(window.posts.getByRole('option', { name: /^The valley/ })).toBeVisible();
    await expect(window.blogName).toHaveAttribute('title', valley);
    expect(await app.windows()).toHaveLength(1);
  });

  test('in a new window shows both blogs, each in one window only', async ({ desk }) => {
    const blog = desk.makeBlog();
    const valley = makeValley(desk.place);
    const app = await desk.startDesktop(blog);
    const first = await firstWindow(app);
    await expect(first.posts.getByRole('option').first()).toContainText('First snow');
    await app.answerDialogs({ paths: [valley] }, { paths: [blog.folder] });
    await app.chooseMenu('File', 'Open blog in new window');
    const second = new BlogWindow(await app.windowAfter(1), app);
    await expect(second.posts.getByRole('option')).toContainText('The valley');
    await expect(first.blogName).toHaveAttribute('title', blog.folder);
    await expect.poll(async () => (await app.windowState(1)).isFocused).toBe(true);
    // The blog of the first window is not opened a second time: its window comes to the front.
    await app.chooseMenu('File', 'Open blog in new window');
    await expect.poll(async () => (await app.windowState(0)).isFocused).toBe(true);
    expect(await app.windows()).toHaveLength(2);
  });

  test('of a blog that another window shows brings that window to the front, from wherever it is chosen', async ({
    desk,
  }) => {
    const blog = desk.makeBlog();
    const valley = makeValley(desk.place);
    const app = await desk.startDesktop(blog);
    const first = await firstWindow(app);
    await expect(first.posts.getByRole('option').first()).toContainText('First snow');
    await app.startAgain(['--', valley], desk.place);
    const second = new BlogWindow(await app.windowAfter(1), app);
    await expect(second.posts.getByRole('option')).toContainText('The valley');
    const ways: readonly (() => Promise<void>)[] = [
      () => second.openBlogFolder(blog.folder),
      () => app.chooseMenu('File', 'Open recent', blog.folder),
    ];
    for (const way of ways) {
      await app.focusWindow(1);
      await expect.poll(async () => (await app.windowState(1)).isFocused).toBe(true);
      await way();
      await expect.poll(async () => (await app.windowState(0)).isFocused).toBe(true);
      await expect(second.blogName).toHaveAttribute('title', valley);
      await expect(second.posts.getByRole('option')).toContainText('The valley');
      await expect(first.blogName).toHaveAttribute('title', blog.folder);
      expect(await app.windows()).toHaveLength(2);
    }
    // Both go on as before.
    await second.typeAtEnd('Still here.');
    await expect(second.article).toContainText('Still here.');
  });

  test('offers the blogs that were open before', async ({ desk }) => {
    const blog = desk.makeBlog();
    const valley = makeValley(desk.place);
    const app = await desk.startDesktop(blog);
    const first = await firstWindow(app);
    await expect(first.posts.getByRole('option').first()).toContainText('First snow');
    await first.openBlogFolder(valley);
    await expect(first.posts.getByRole('option', { name: /^The valley/ })).toBeVisible();
    await expect.poll(() => app.menuItem('File', 'Open recent', valley)).toMatchObject({ enabled: true });
    await app.chooseMenu('File', 'Open recent', blog.folder);
    const second = new BlogWindow(await app.windowAfter(1), app);
    await expect(second.posts.getByRole('option').first()).toContainText('First snow');
  });
});

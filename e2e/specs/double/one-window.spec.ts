import { BlogWindow } from '../../support/blog-window.ts';
import { asDouble } from '../../support/desktop/as-double.ts';
import { expect, firstWindow, test } from '../../support/fixtures.ts';
import { makeValley } from '../../support/valley-blog.ts';

// A window opened for a blog that is shown closes again by itself: from the outside that looks almost the same.
test('no window is made for a blog that another window shows', async ({ desk }) => {
  const blog = desk.makeBlog();
  const app = asDouble(await desk.startDesktop(blog));
  const first = await firstWindow(app);
  await expect(first.posts.getByRole('option').first()).toContainText('First snow');
  await app.startAgain(['--', makeValley(desk.place)], desk.place);
  const second = new BlogWindow(await app.windowAfter(1), app);
  await expect(second.posts.getByRole('option')).toContainText('The valley');
  const ways: readonly (() => Promise<void>)[] = [
    () => second.openBlogFolder(blog.folder),
    () => app.chooseMenu('File', 'Open recent', blog.folder),
    async () => {
      await app.answerDialogs({ paths: [blog.folder] });
      await app.chooseMenu('File', 'Open blog in new window');
    },
    () => app.startAgain(['--', blog.folder], desk.place),
  ];
  for (const way of ways) {
    await app.focusWindow(1);
    await expect.poll(async () => (await app.windowState(1)).isFocused).toBe(true);
    await way();
    await expect.poll(async () => (await app.windowState(0)).isFocused).toBe(true);
    expect(app.calls().filter(({ call }) => call === 'new BrowserWindow')).toHaveLength(2);
  }
});

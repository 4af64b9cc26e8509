import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlogWindow } from '../../support/blog-window.ts';
import { expect, firstWindow, test } from '../../support/fixtures.ts';
import { makeValley } from '../../support/valley-blog.ts';

test.describe('settings', () => {
  test('changed in two windows are both kept, and shown in both', async ({ desk }) => {
    const blog = desk.makeBlog();
    const app = await desk.startDesktop(blog);
    const first = await firstWindow(app);
    await expect(first.posts.getByRole('option').first()).toBeVisible();
    await app.startAgain(['--', makeValley(desk.place)], desk.place);
    const second = new BlogWindow(await app.windowAfter(1), app);
    await expect(second.posts.getByRole('option')).toContainText('The valley');
    const windows = [first, second];
    for (const { page } of windows) await page.emulateMedia({ colorScheme: 'light' });
    const themes = () =>
      Promise.all(windows.map(({ page }) => page.locator('html').getAttribute('data-theme')));
    const kept = (): unknown =>
      JSON.parse(readFileSync(join(blog.env.LEYSIN_HOME ?? '', 'settings.json'), 'utf8'));

    await first.runCommand('Switch between light and dark');
    await expect.poll(themes).toEqual(['dark', 'dark']);
    await expect(second.posts).toBeVisible();
    await second.runCommand('Toggle list of posts');
    for (const { posts } of windows) await expect(posts).toBeHidden();
    expect(await themes()).toEqual(['dark', 'dark']);
    await expect.poll(kept).toMatchObject({ theme: 'dark', isListShown: false });
    for (const { alerts } of windows) await expect(alerts).toHaveCount(0);

    expect((await app.quit()).code).toBe(0);
    const again = await firstWindow(await desk.startDesktop(blog));
    await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(again.editor).toBeVisible();
    await expect(again.posts).toBeHidden();
  });
});

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';

test.describe('the window opens and says so', () => {
  test('when the settings file is damaged', async ({ desk }) => {
    const blog = desk.makeBlog();
    const home = blog.env.LEYSIN_HOME ?? '';
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'settings.json'), '{"theme": "dar');
    const window = await desk.open(blog);
    await expect(window.notices).toContainText('settings.json');
    await window.openPost('First snow');
    await window.typeAtEnd('All the same.');
    await expect(window.fileState).toHaveText(/^Saved/);
    expect(readFileSync(join(blog.folder, 'posts/2024/first-snow.md'), 'utf8')).toContain('All the same.');
  });

  test('when the folder of the last blog is gone', async ({ desk }) => {
    const blog = desk.makeBlog();
    const { window, stop } = await desk.start({ folder: null, env: blog.env });
    await expect(window.button('Keep as my blog…')).toBeVisible();
    await window.openBlogFolder(blog.folder);
    await expect(window.blogName).toHaveAttribute('title', blog.folder);
    expect(await stop()).toBe(0);
    renameSync(blog.folder, `${blog.folder}-moved`);
    const again = (await desk.start({ folder: null, env: blog.env })).window;
    await expect(again.page.getByText(blog.folder).first()).toBeVisible();
    await again.openBlogFolder(`${blog.folder}-moved`);
    await expect(again.posts.getByRole('option').first()).toContainText('First snow');
  });
});

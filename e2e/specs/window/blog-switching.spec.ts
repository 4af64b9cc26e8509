import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';

const post = 'posts/2024/first-snow.md';

test.describe('another blog', () => {
  test('takes the place of the open one, keeps what was typed and is the one that opens next time', async ({
    desk,
  }) => {
    const blog = desk.makeBlog();
    const other = join(desk.place, 'other');
    mkdirSync(join(other, '_posts'), { recursive: true });
    writeFileSync(join(other, '_config.yml'), 'title: Other\n');
    writeFileSync(join(other, '_posts/2024-01-02-valley.md'), '---\ntitle: The valley\n---\nText.\n');
    const { window, stop } = await desk.start(blog);
    await window.openPost('First snow');
    await window.typeAtEnd('Typed just before.');
    await window.openBlogFolder(other);
    await expect(window.posts.getByRole('option')).toHaveCount(1);
    await expect(window.posts.getByRole('option')).toContainText('The valley');
    await expect(window.article).toHaveText('Text.');
    await expect(window.blogName).toHaveAttribute('title', other);
    expect(readFileSync(join(blog.folder, post), 'utf8')).toContain('Typed just before.');
    expect(await stop()).toBe(0);
    const again = await desk.start({ folder: null, env: blog.env });
    await expect(again.window.posts.getByRole('option')).toContainText('The valley');
  });

  test('is not opened when there is none, and the open one stays', async ({ desk }) => {
    const window = await desk.open(desk.makeBlog());
    await window.openPost('The slow train');
    await window.openBlogFolder(join(desk.place, 'no-such-folder'));
    await expect(window.alerts.first()).toContainText('No blog found');
    await expect(window.editor).toContainText('two hours');
    await expect(window.posts.getByRole('option', { name: /^The slow train/ })).toHaveCount(1);
  });
});

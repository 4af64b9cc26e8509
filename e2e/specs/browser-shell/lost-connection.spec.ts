import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';
import { startLeysin } from '../../support/leysin-process.ts';

const post = 'posts/2024/first-snow.md';

// In the desktop shell the window and what serves it end together.
test.describe('a lost connection', () => {
  test('is told, keeps what is typed and brings it to the disk when the server is there again', async ({
    desk,
  }) => {
    const blog = desk.makeBlog();
    const server = await desk.serve(blog);
    const page = await desk.newPage();
    await page.goto(server.address);
    const window = new BlogWindow(page);
    await window.openPost('First snow');
    await window.typeAtEnd('Before. ');
    await expect(window.fileState).toHaveText(/^Saved/);
    await server.kill();
    await expect(window.fileState).toHaveText(/Offline/);
    await expect(page.getByRole('alert').first()).toContainText('cannot be reached');
    await window.editor.focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('Meanwhile.');
    await expect(window.article).toContainText('Before. Meanwhile.');
    expect(readFileSync(join(blog.folder, post), 'utf8')).not.toContain('Meanwhile.');
    const { port } = new URL(server.address);
    // Another process knows neither the old cookie nor the text: a new window of it shows what the disk has.
    const again = await startLeysin(blog.folder, blog.env, '--port', port);
    const other = new BlogWindow(await page.context().newPage());
    await other.page.goto(again.address);
    await other.openPost('First snow');
    await expect(other.article).toContainText('Before.');
    // With its cookie the first window is a window of the new server, too, and saves what it kept.
    await expect(window.fileState).toHaveText(/^Saved/);
    await expect.poll(() => readFileSync(join(blog.folder, post), 'utf8')).toContain('Before. Meanwhile.');
    await expect(other.editor).toContainText('Meanwhile.');
    expect(await again.stop()).toBe(0);
  });
});

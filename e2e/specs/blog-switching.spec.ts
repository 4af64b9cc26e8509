import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlogWindow } from '../support/blog-window.ts';
import { expect, test } from '../support/fixtures.ts';
import { startLeysin } from '../support/leysin-process.ts';

const post = 'posts/2024/first-snow.md';

test.describe('blogs', () => {
  test('are opened by a folder one types, with completion, and the last one opens again', async ({
    desk,
    page,
  }) => {
    const blog = desk.makeBlog();
    const other = join(desk.place, 'other blog', 'site');
    mkdirSync(join(other, '_posts'), { recursive: true });
    writeFileSync(join(other, '_config.yml'), 'title: Other\n');
    writeFileSync(join(other, '_posts/2024-01-02-valley.md'), '---\ntitle: The valley\n---\nText.\n');
    const window = await desk.open(blog);
    await window.openPost('First snow');
    await window.typeAtEnd('Typed just before.');

    const { keyboard } = page;
    await keyboard.press('ControlOrMeta+o');
    const dialog = window.dialog('Open blog');
    const folder = dialog.getByRole('textbox', { name: 'Folder' });
    await expect(folder).toBeFocused();
    await folder.fill(join(desk.place, 'no-such-folder'));
    await keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('No blog found');
    await folder.fill(join(blog.folder, 'notes.txt'));
    await keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('cannot be read');
    await expect(window.editor).toContainText('Typed just before.');

    await folder.fill(join(desk.place, 'oth'));
    const offered = dialog.getByRole('listbox', { name: 'Folders' }).getByRole('option');
    await expect(offered).toHaveText([join(desk.place, 'other blog')]);
    await keyboard.press('ArrowDown');
    await keyboard.press('Tab');
    await expect(folder).toHaveValue(join(desk.place, 'other blog'));
    await keyboard.type('/s');
    await expect(offered).toHaveText([other]);
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(folder).toHaveValue(other);
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(window.posts.getByRole('option')).toHaveCount(1);
    await expect(window.posts.getByRole('option')).toContainText('The valley');
    await expect(window.article).toHaveText('Text.');
    await expect(window.editor).not.toContainText('Typed just before.');
    expect(readFileSync(join(blog.folder, post), 'utf8')).toContain('Typed just before.');

    await page.goto('about:blank');
    const again = await startLeysin(null, blog.env);
    await page.goto(again.address);
    await expect(window.posts.getByRole('option')).toContainText('The valley');
    expect(await again.stop()).toBe(0);
  });

  test('are found from a folder inside them, and the one that is open stays when another cannot be', async ({
    desk,
  }) => {
    const blog = desk.makeBlog();
    const window = await desk.open({ ...blog, folder: join(blog.folder, 'posts/2024') });
    await window.openPost('The slow train');
    await window.page.keyboard.press('ControlOrMeta+o');
    const dialog = window.dialog('Open blog');
    await expect(dialog.getByRole('button', { name: 'Open', exact: true })).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Folder' }).fill('/no/such/folder');
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(dialog.getByRole('alert')).toBeVisible();
    await window.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(window.editor).toContainText('two hours');
    await expect(window.posts.getByRole('option', { name: /^The slow train/ })).toHaveCount(1);
  });
});

test.describe('two windows on one post', () => {
  test('follow each other when clean, and lose no text when not', async ({ desk, page, context }) => {
    const blog = desk.makeBlog();
    const one = await desk.open(blog);
    const secondPage = await context.newPage();
    // The same server: a further tab of the browser that has its cookie.
    await secondPage.goto(new URL('/', page.url()).href);
    const two = new BlogWindow(secondPage);
    await one.openPost('First snow');
    await two.openPost('First snow');
    await page.bringToFront();
    await one.typeAtEnd('From the first window.');
    await expect(two.editor).toContainText('From the first window.');
    await expect(two.article).toContainText('From the first window.');
    await expect(two.dialog('Changed on disk')).toBeHidden();
    await secondPage.bringToFront();
    await two.typeAtEnd(' And from the second.');
    await expect(one.editor).toContainText('And from the second.');
    const onDisk = () => readFileSync(join(blog.folder, post), 'utf8');
    await expect.poll(onDisk).toContain('From the first window. And from the second.');

    // Both at once: one of them is asked, and whatever is chosen both texts are kept somewhere.
    await Promise.all([one.page.keyboard.type(' ONE-ONE'), two.page.keyboard.type(' TWO-TWO')]);
    const asked = [one, two].map(window => window.dialog('Changed on disk'));
    const texts = () =>
      readdirSync(join(blog.folder, 'posts/2024'))
        .map(name => readFileSync(join(blog.folder, 'posts/2024', name), 'utf8'))
        .join('\n');
    for (const [index, dialog] of asked.entries()) {
      const window = [one, two][index];
      await expect
        .poll(
          async () =>
            (await dialog.isVisible()) || /^Saved/.test((await window?.fileState.innerText()) ?? ''),
        )
        .toBe(true);
      if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'Keep both' }).click();
    }
    await expect.poll(() => ['ONE-ONE', 'TWO-TWO'].filter(text => texts().includes(text))).toHaveLength(2);
  });
});

test.describe('a lost connection', () => {
  test('is told, keeps what is typed and brings it to the disk when the server is there again', async ({
    desk,
    page,
  }) => {
    const blog = desk.makeBlog();
    const server = await desk.serve(blog);
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

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';

const post = 'posts/2024/first-snow.md';

// A desktop asks with the system's dialog; a browser cannot see folders, so its window has a field for them.
test.describe('blogs', () => {
  test('are opened by a folder one types, with completion, and the last one opens again', async ({
    desk,
  }) => {
    const blog = desk.makeBlog();
    const other = join(desk.place, 'other blog', 'site');
    mkdirSync(join(other, '_posts'), { recursive: true });
    writeFileSync(join(other, '_config.yml'), 'title: Other\n');
    writeFileSync(join(other, '_posts/2024-01-02-valley.md'), '---\ntitle: The valley\n---\nText.\n');
    const window = await desk.open(blog);
    await window.openPost('First snow');
    await window.typeAtEnd('Typed just before.');

    const { keyboard } = window.page;
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

    const again = await desk.start({ folder: null, env: blog.env });
    await expect(again.window.posts.getByRole('option')).toContainText('The valley');
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

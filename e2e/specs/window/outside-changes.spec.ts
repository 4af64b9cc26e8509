import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type TestBlog, test } from '../../support/fixtures.ts';

const post = 'posts/2024/first-snow.md';

/** Changes a file as another program does, given its text. */
function change({ folder }: TestBlog, path: string, edit: (text: string) => string): void {
  const file = join(folder, path);
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
}

test.describe('a post that another program changes while something is typed', () => {
  test('is merged where the changes do not touch: caret and undo stay, and nobody is asked', async ({
    desk,
  }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    await window.openPost('First snow');
    await window.typeAtEnd('Mine');
    change(blog, post, text =>
      text.replace('nobody heard it', 'the dog heard it').replace('winter', 'white'),
    );
    await window.page.keyboard.type(' and more');
    await expect(window.editor).toContainText('the dog heard it');
    await window.page.keyboard.type(' at the end.');
    await expect(window.editor).toContainText('Mine and more at the end.');
    await expect(window.article).toContainText('the dog heard it');
    await expect(window.article).toContainText('Mine and more at the end.');
    await expect(window.notices).toContainText('Merged with the change on disk');
    const onDisk = () => readFileSync(join(blog.folder, post), 'utf8');
    await expect.poll(onDisk).toContain('Mine and more at the end.');
    expect(onDisk()).toContain('the dog heard it');
    expect(onDisk()).toContain('.. tags: white, hut');
    await expect(window.dialog('Changed on disk')).toBeHidden();
    await expect(window.fileState).toHaveText(/^Saved/);
    // The typing behind it, the merge, the typing before it.
    while (await window.editor.evaluate(element => element.textContent?.includes('the dog heard it')))
      await window.page.keyboard.press('ControlOrMeta+z');
    await expect(window.editor).toContainText('nobody heard it');
    await expect.poll(onDisk).toContain('nobody heard it');
  });

  test('shows both sides where they touch, and what differs', async ({ desk }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    await window.openPost('First snow');
    await window.typeAtEnd('Mine.');
    change(blog, post, text => text.replace('Buy salt.', 'Buy sugar.'));
    const dialog = window.dialog('Changed on disk');
    while (!(await dialog.isVisible())) await window.page.keyboard.type(' More.');
    const table = dialog.getByRole('table');
    await expect(table.getByRole('columnheader')).toHaveText(['Yours', 'On the disk']);
    await expect(table.getByRole('row').filter({ hasText: 'Buy s' }).getByRole('cell')).toHaveText([
      /Buy salt\./,
      /Buy sugar\./,
    ]);
    await expect(table).toContainText('Mine.');
    await expect(table).not.toContainText('nobody heard it');
    await dialog.getByRole('button', { name: 'Keep both' }).click();
    await expect(window.editor).toContainText('Buy sugar.');
  });

  test('is no question when only the line ends are others', async ({ desk }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    await window.openPost('First snow');
    await window.typeAtEnd('Mine.');
    change(blog, post, text => text.replaceAll('\n', '\r\n'));
    await window.page.keyboard.type(' More.');
    const onDisk = () => readFileSync(join(blog.folder, post), 'utf8');
    await expect.poll(onDisk).toMatch(/Mine\. More\./);
    expect(onDisk()).toContain('stove\r\n');
    await expect(window.dialog('Changed on disk')).toBeHidden();
    await expect(window.notices).not.toContainText('Merged');
  });
});

test.describe('a folder that goes away', () => {
  test('is said, keeps list and text, writes nowhere, and is noticed when it is back', async ({ desk }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    await window.openPost('First snow');
    const count = await window.posts.getByRole('option').count();
    const away = `${blog.folder}-away`;
    renameSync(blog.folder, away);
    const alert = window.alerts.filter({ hasText: 'The folder of this blog is not there' });
    await expect(alert).toBeVisible();
    await expect(window.posts.getByRole('option')).toHaveCount(count);
    await window.typeAtEnd('Typed meanwhile.');
    await expect(window.alerts.filter({ hasText: 'journal' })).toBeVisible();
    await expect(window.fileState).toHaveText('Unsaved');
    await window.button('Look again').click();
    await expect(alert).toBeVisible();
    renameSync(away, blog.folder);
    await expect(alert).toBeHidden();
    await expect.poll(() => readFileSync(join(blog.folder, post), 'utf8')).toContain('Typed meanwhile.');
    await expect(window.fileState).toHaveText(/^Saved/);
    change(blog, post, text => text.replace('nobody heard it', 'the dog heard it'));
    await expect(window.editor).toContainText('the dog heard it');
  });

  test('is not taken for a blog without posts when it is empty all of a sudden', async ({ desk }) => {
    const blog = desk.makeBlog({ 'a.md': '# First\n', 'b.md': '# Second\n' }, false);
    const window = await desk.open(blog);
    await window.openPost('First');
    renameSync(blog.folder, `${blog.folder}-away`);
    mkdirSync(blog.folder);
    const alert = window.alerts.filter({ hasText: 'All posts of this blog are gone at once' });
    await expect(alert).toBeVisible();
    await window.search.fill('');
    await expect(window.posts.getByRole('option')).toHaveCount(2);
    await window.typeAtEnd('Typed meanwhile.');
    await expect(window.alerts.filter({ hasText: 'holds nothing any more' })).toBeVisible();
    await expect(window.editor).toContainText('Typed meanwhile.');
    rmSync(blog.folder, { recursive: true });
    renameSync(`${blog.folder}-away`, blog.folder);
    await expect(alert).toBeHidden();
    await expect.poll(() => readFileSync(join(blog.folder, 'a.md'), 'utf8')).toContain('Typed meanwhile.');
  });
});

import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeConflict } from '../../support/conflict.ts';
import { expect, type TestBlog, test } from '../../support/fixtures.ts';

const crlfPost = '\ufeff---\r\ntitle: Windows\r\n---\r\nOne line.\r\nAnother.\r\nNo final newline';

test.describe('writing', () => {
  test('opens with the list filled, newest first, and the searched post under the editor', async ({
    desk,
  }) => {
    const window = await desk.open(desk.makeBlog());
    await expect(window.posts.getByRole('option').first()).toContainText('First snow');
    await window.search.fill('slow train');
    await expect(window.posts.getByRole('option')).toHaveCount(1);
    await window.search.fill('no such thing');
    await expect(window.posts.getByRole('option')).toHaveCount(0);
    await window.openPost('First snow');
    await expect(window.editor).toContainText('and nobody heard it');
    await expect(window.article.locator('strong')).toHaveText('in the night');
    await expect(window.previewFrame.locator('header')).toContainText('First snow');
  });

  test('shows each keystroke in the preview and has it on the disk after a pause', async ({ desk }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    await window.openPost('First snow');
    await window.typeAtEnd('\nMore snow is *coming*.');
    await expect(window.article.locator('em')).toHaveText('coming');
    await expect(window.fileState).toHaveText(/^Saved/);
    const path = join(blog.folder, 'posts/2024/first-snow.md');
    await expect.poll(() => readFileSync(path, 'utf8')).toContain('More snow is *coming*.');
  });

  test('stamps blocks with their line in the file', async ({ desk }) => {
    const window = await desk.open(desk.makeBlog());
    await window.openPost('First snow');
    await expect(window.article.getByRole('heading', { name: 'What we did' })).toHaveAttribute(
      'data-line',
      '12',
    );
    await expect(window.article.locator('p').first()).toHaveAttribute('data-line', '8');
  });

  test('changes only what was typed in a file with a byte order mark and CRLF', async ({ desk }) => {
    const blog = desk.makeBlog({ 'windows.md': crlfPost, 'other.md': '# Other\n' });
    const path = join(blog.folder, 'windows.md');
    chmodSync(path, 0o640);
    const window = await desk.open(blog);
    await window.openPost('Windows');
    await expect(window.article).toContainText('Another.');
    expect(readFileSync(path, 'utf8')).toBe(crlfPost);
    await window.typeAtEnd('!\nNew');
    await expect.poll(() => readFileSync(path, 'utf8')).toBe(`${crlfPost}!\r\nNew`);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(blog.folder).filter(name => name.includes('tmp'))).toEqual([]);
  });

  test('writes nothing when nothing was typed', async ({ desk }) => {
    const blog = desk.makeBlog();
    const path = join(blog.folder, 'posts/2024/first-snow.md');
    const before = statSync(path);
    const window = await desk.open(blog);
    await window.openPost('First snow');
    await window.page.keyboard.press('ControlOrMeta+s');
    await window.openPost('The slow train');
    await expect(window.editor).toContainText('two hours');
    const after = statSync(path);
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  test('brings back caret, scroll and undo when a post is opened again', async ({ desk }) => {
    const long = Array.from({ length: 200 }, (_value, index) => `Paragraph ${index + 1}.\n`).join('\n');
    const window = await desk.open(
      desk.makeBlog({ 'long.md': `# Long\n\n${long}`, 'short.md': '# Short\n\nText.\n' }),
    );
    await window.openPost('Long');
    await window.typeAtEnd('the end');
    await expect(window.fileState).toHaveText(/^Saved/);
    await window.openPost('Short');
    await expect(window.editor).toContainText('Text.');
    await window.openPost('Long');
    await expect(window.editor).toContainText('Paragraph 200.');
    await window.editor.focus();
    await window.page.keyboard.type('!');
    await expect(window.editor).toContainText('the end!');
    await window.page.keyboard.press('ControlOrMeta+z');
    await window.page.keyboard.press('ControlOrMeta+z');
    await expect(window.editor).not.toContainText('the end');
  });

  test('makes bold, italic and links with keys and continues lists', async ({ desk }) => {
    const blog = desk.makeBlog({ 'a.md': '# A\n\n' });
    const window = await desk.open(blog);
    await window.openPost('A');
    const { keyboard } = window.page;
    await window.typeAtEnd('- one');
    await keyboard.press('Enter');
    await keyboard.press('ControlOrMeta+b');
    await keyboard.type('two');
    await keyboard.press('ControlOrMeta+b');
    await expect(window.article.locator('li strong')).toHaveText('two');
    await expect.poll(() => readFileSync(join(blog.folder, 'a.md'), 'utf8')).toBe('# A\n\n- one\n- **two**');
  });

  test('shows posts in HTML as HTML and reStructuredText as text', async ({ desk }) => {
    const window = await desk.open(desk.makeBlog());
    await window.openPost('Winter Sprint');
    await expect(window.article.locator('h2').first()).toHaveText('Results');
    await window.openPost('The slow train');
    await expect(window.article.locator('pre').first()).toHaveText(/The train\n=========/);
    await window.typeAtEnd('Slower.');
    await expect(window.article.locator('pre').last()).toContainText('Slower.');
  });
});

/** The texts that Leysin keeps outside the blog. */
function readHistory(blog: TestBlog): readonly string[] {
  const folder = join(blog.env.LEYSIN_HOME ?? '', 'history');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true }).map(String);
  return names.filter(name => name.endsWith('.txt')).map(name => readFileSync(join(folder, name), 'utf8'));
}

test.describe('a file that is another by now', () => {
  test('is taken over silently when nothing was typed', async ({ desk }) => {
    const blog = desk.makeBlog();
    const path = join(blog.folder, 'posts/2024/first-snow.md');
    const window = await desk.open(blog);
    await window.openPost('First snow');
    writeFileSync(path, readFileSync(path, 'utf8').replace('nobody heard it', 'the dog heard it'));
    await expect(window.editor).toContainText('the dog heard it');
    await expect(window.article).toContainText('the dog heard it');
    expect(readHistory(blog).some(text => text.includes('nobody heard it'))).toBe(true);
    await expect(window.dialog('Changed on disk')).toBeHidden();
  });

  for (const [choice, mine, theirs, copies] of [
    ['Keep mine', true, false, 0],
    ["Use the disk's", false, true, 0],
    ['Keep both', false, true, 1],
  ] as const) {
    test(`is never overwritten unasked: ${choice}`, async ({ desk }) => {
      const blog = desk.makeBlog();
      const folder = join(blog.folder, 'posts/2024');
      const path = join(folder, 'first-snow.md');
      const window = await desk.open(blog);
      await window.openPost('First snow');
      await makeConflict(window, path);
      const dialog = window.dialog('Changed on disk');
      await window.page.keyboard.type(' again');
      await dialog.getByRole('button', { name: choice }).click();
      await expect(dialog).toBeHidden();
      await expect(window.fileState).toHaveText(/^Saved/);
      const onDisk = () => readFileSync(path, 'utf8');
      await expect.poll(() => onDisk().includes('mine again')).toBe(mine);
      await expect.poll(() => onDisk().includes('theirs')).toBe(theirs);
      const found = readdirSync(folder).filter(name => name.includes('my version'));
      expect(found).toHaveLength(copies);
      for (const name of found) expect(readFileSync(join(folder, name), 'utf8')).toContain('mine again');
      // The side that lost is kept, wherever it does not stand in the blog any more.
      const losing = mine ? 'theirs' : 'mine again';
      await expect.poll(() => readHistory(blog).some(text => text.includes(losing))).toBe(true);
    });
  }
});

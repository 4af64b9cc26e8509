import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { digestFolder } from '../../support/folder-digest.ts';

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

const post = (title: string, body = 'Text.\n') => `---\ntitle: ${title}\n---\n\n${body}`;

test('a post that cannot be edited says why when it is opened, and no byte of it changes', async ({
  desk,
}) => {
  const blog = desk.makeBlog(
    {
      'good.md': post('Good'),
      'latin.md': Buffer.from(post('Latin caf\u00e9'), 'latin1'),
      'utf16.md': Buffer.from(`\ufeff${post('Wide')}`, 'utf16le'),
      'nul.md': post('Nul', `${'line\n'.repeat(40_000)}\0`),
      'large.md': post('Large', 'line\n'.repeat(5_000_000)),
      'tabs.md': '---\ntitle: Tabs\ntags:\n\t- a\n---\nText.\n',
    },
    false,
  );
  symlinkSync('loop.md', join(blog.folder, 'loop.md'));
  symlinkSync('../elsewhere.md', join(blog.folder, 'outside.md'));
  writeFileSync(join(blog.folder, '..', 'elsewhere.md'), post('Elsewhere'));
  const names = process.platform === 'win32' ? [] : ['back\\slash.md', 'new\nline.md'];
  for (const name of names) writeFileSync(join(blog.folder, name), post('Odd'));
  const before = digestFolder(blog.folder);
  const window = await desk.open(blog);
  const pick = async (query: string) => {
    await window.search.fill(query);
    const first = window.posts.getByRole('option').first();
    // Until the search has answered, the list is that of the last one.
    await expect(first).toContainText(new RegExp(query, 'i'));
    await first.click();
  };
  for (const [query, words] of [
    ['latin', 'This file is not UTF-8 text'],
    ['utf16', 'This file is not UTF-8 text'],
    ['nul', 'This file is not UTF-8 text or holds a NUL byte'],
    ['large', 'This file is too large to edit here'],
  ] as const) {
    await pick(query);
    await expect(window.page.locator('.banner')).toContainText(words);
    await expect(window.fileState).toHaveText('Read-only');
    await expect(window.editor).toHaveAttribute('aria-readonly', 'true');
    await window.page.keyboard.type('x');
  }
  await pick('tabs');
  await expect(window.page.getByText('line 4: a tab stands before the text')).toBeVisible();
  // The list says so, too; what is opened next comes after this one.
  await expect(window.editor).toContainText('tags:');
  for (const [query, title] of [
    ['loop', 'That link leads nowhere'],
    ['outside', 'That file is outside the blog'],
    ...names.map(name => [name.slice(0, 3), 'That name is not allowed'] as const),
  ] as const) {
    await pick(query);
    await expect(window.alerts.filter({ hasText: title })).toBeVisible();
    await expect(window.alerts).not.toContainText('git');
    await expect(window.editor).toContainText('tags:');
    await window.openPost('Good');
    await expect(window.alerts).toHaveCount(0);
    await pick('tabs');
    await expect(window.editor).toContainText('tags:');
  }
  expect(digestFolder(blog.folder)).toEqual(before);
});

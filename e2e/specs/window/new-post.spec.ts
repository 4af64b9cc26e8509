import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { nikolaBlog } from '../../support/nikola-blog.ts';

const year = String(new Date().getUTCFullYear());

/** Blogs in which a post is created, and what its file must be. */
const generators = [
  {
    name: 'Nikola',
    files: nikolaBlog,
    path: new RegExp(`^posts/${year}/rain-at-noon\\.md$`),
    start:
      /^<!--\n\.\. title: Rain at noon\n\.\. slug: rain-at-noon\n\.\. date: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\n[\s\S]*-->\n\n$/,
  },
  {
    name: 'Jekyll',
    files: {
      '_config.yml': 'title: J\n',
      '_posts/2024-01-02-a.md': '---\nlayout: post\ntitle: A\ndate: 2024-01-02 10:00:00 +0000\n---\nText.\n',
    },
    path: /^_posts\/\d{4}-\d\d-\d\d-rain-at-noon\.md$/,
    start: /^---\nlayout: post\ntitle: Rain at noon\ndate: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000\n---\n\n$/,
  },
  {
    name: 'a plain folder',
    files: { 'notes/one.md': '# One\n' },
    path: /^notes\/rain-at-noon\.md$/,
    start: /^# Rain at noon\n\n$/,
  },
] as const;

test.describe('a new post', () => {
  for (const { name, files, path, start } of generators)
    test(`is made with the keyboard alone in ${name}, and writing begins in its body`, async ({ desk }) => {
      const blog = desk.makeBlog(files);
      const window = await desk.open(blog);
      await expect(window.posts.getByRole('option').first()).toBeVisible();
      const { keyboard } = window.page;
      await keyboard.press('Alt+n');
      const dialog = window.dialog('New post');
      await expect(dialog.getByRole('textbox', { name: 'Title' })).toBeFocused();
      await keyboard.type('Rain at noon');
      await keyboard.press('Enter');
      await expect(dialog).toBeHidden();
      await expect(window.editor).toBeFocused();
      const created = git(blog.env, blog.folder, 'ls-files', '--others').trim();
      expect(created).toMatch(path);
      expect(readFileSync(join(blog.folder, created), 'utf8')).toMatch(start);
      await keyboard.type('It *rained*.');
      await expect(window.article.locator('em')).toHaveText('rained');
      await expect
        .poll(() => readFileSync(join(blog.folder, created), 'utf8'))
        .toMatch(new RegExp(`${start.source.slice(0, -1)}It \\*rained\\*\\.\n?$`));
      const option = window.posts.getByRole('option', { name: /^Rain at noon/ });
      await expect(option).toHaveCount(1);
      await expect(option).toHaveAttribute('aria-selected', 'true');
    });

  test('never takes the place of another, and is not made without a word in its title', async ({ desk }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    await window.button('New post').click();
    const dialog = window.dialog('New post');
    const title = dialog.getByRole('textbox', { name: 'Title' });
    const create = dialog.getByRole('button', { name: 'Create' });
    await expect(create).toBeDisabled();
    await title.fill('   ');
    await expect(create).toBeDisabled();
    await title.fill('?! …');
    await create.click();
    await expect(dialog.getByRole('alert')).toContainText('letter or digit');
    await expect(title).toHaveValue('?! …');
    await title.fill('First snow');
    await create.click();
    await expect(dialog).toBeHidden();
    const second = join(blog.folder, 'posts', year, 'first-snow-2.md');
    expect(existsSync(second)).toBe(true);
    expect(readFileSync(join(blog.folder, 'posts/2024/first-snow.md'), 'utf8')).toBe(
      nikolaBlog['posts/2024/first-snow.md'],
    );
    await expect(window.previewFrame.locator('header')).toContainText('First snow');
    expect(git(blog.env, blog.folder, 'status', '--porcelain').trim()).toBe(`?? posts/${year}/`);
  });

  test('is a draft in another language when asked, and nothing when cancelled', async ({ desk }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    await window.openPost('The slow train');
    await expect(window.editor).toBeFocused();
    await window.page.keyboard.press('Alt+n');
    const dialog = window.dialog('New post');
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Never mind');
    await window.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(window.editor).toBeFocused();
    expect(git(blog.env, blog.folder, 'status', '--porcelain')).toBe('');
    await window.runCommand('New post');
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Katten');
    await dialog.getByRole('combobox', { name: 'Language' }).selectOption('sv');
    await dialog.getByRole('checkbox', { name: /^Draft/ }).check();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(dialog).toBeHidden();
    const text = readFileSync(join(blog.folder, `posts/${year}/katten.sv.md`), 'utf8');
    expect(text).toMatch(/^\.\. title: Katten$/m);
    expect(text).toMatch(/^\.\. status: draft$/m);
    await expect(window.posts.getByRole('option', { name: /^Katten/ })).toContainText(/draft/i);
  });

  test('saves what was typed in the post before it', async ({ desk }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    await window.openPost('First snow');
    await window.typeAtEnd('In haste.');
    // Where the browser leaves the key to the page; in a tab of its own it keeps it, and Alt-N is there.
    await window.page.keyboard.press('ControlOrMeta+n');
    const dialog = window.dialog('New post');
    await dialog.getByRole('textbox', { name: 'Title' }).fill('The next one');
    await window.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    expect(readFileSync(join(blog.folder, 'posts/2024/first-snow.md'), 'utf8')).toContain('In haste.');
    await expect(window.editor).not.toContainText('In haste.');
  });
});

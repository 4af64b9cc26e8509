import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator } from '@playwright/test';
import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';
import { digestFolder } from '../../support/folder-digest.ts';
import { findLayoutDefects } from '../../support/look-checks.ts';

const jekyll = {
  '_config.yml': 'title: The ridge\ntimezone: Europe/Zurich\npermalink: pretty\n',
  '_posts/2024-01-02-a.md':
    '---\nlayout: post\ntitle: A valley\ndate: 2024-01-02 10:00:00 +0100\n---\nText.\n',
  '_drafts/b.md': '---\ntitle: A draft\n---\nText.\n',
};

const hugo = {
  'hugo.toml':
    "baseURL = 'https://blog.example/'\ndefaultContentLanguage = 'en'\n[languages.en]\n[languages.de]\n",
  'content/posts/first.md': '+++\ntitle = "First"\ndate = 2024-01-02T10:00:00Z\n+++\nText.\n',
  'content/posts/zweiter.de.md': '+++\ntitle = "Zweiter"\ndate = 2024-01-03T10:00:00Z\n+++\nText.\n',
  'static/images/x.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

const plain = {
  'start.md': '# Start\n',
  'notes/one.md': '# One\n',
  'notes/two.md': '# Two\n',
  'blog/2024/snow.md': '# Snow\n\n[To the rain](/blog/rain/)\n',
  'blog/2023/rain.md': '# Rain\n',
};

const panelOf = (window: BlogWindow) => window.page.getByRole('region', { name: 'About this blog' });

/** The lines of the panel, each as one text. */
async function linesOf(panel: Locator): Promise<readonly string[]> {
  await expect(panel).toContainText('Time zone');
  return panel
    .locator('.blog-fact')
    .evaluateAll(facts => facts.map(fact => [...fact.children].map(part => part.textContent).join(': ')));
}

const isLeftOut = (path: string) => path.startsWith('.git');

test('the first opening of a blog tells what was inferred: of Jekyll, then of Hugo in its place', async ({
  desk,
}) => {
  const window = await desk.open(desk.makeBlog(jekyll));
  const lines = (await linesOf(panelOf(window))).join('\n');
  for (const line of [
    'Generator: Jekyll. _config.yml is its configuration.',
    'Posts: 1 post in _drafts, 1 post in _posts. The newest is _posts/2024-01-02-a.md.',
    'Metadata: YAML front matter between ---. As in _posts/2024-01-02-a.md.',
    'Drafts: 1 draft; a new one goes to _drafts',
    'Addresses: /{category}/{year}/{month}/{day}/{slug}/. “permalink” in _config.yml says so.',
    'Time zone: Europe/Zurich. _config.yml names it.',
  ])
    expect(lines).toContain(line);
  expect(lines).toMatch(/New posts: Named like _posts\/\d{4}-\d\d-\d\d-a-new-post\.md\. As _posts\//);

  const folder = join(desk.place, 'other');
  for (const [path, text] of Object.entries(hugo)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  await window.openBlogFolder(folder);
  await expect(panelOf(window)).toContainText('Hugo');
  const others = (await linesOf(panelOf(window))).join('\n');
  for (const line of [
    'Generator: Hugo. hugo.toml is its configuration.',
    'Posts: 2 posts in content/posts',
    'New posts: Named like content/posts/a-new-post.md',
    'Metadata: TOML front matter between +++',
    'Images: static/images, linked like /images/picture.png. 1 picture there.',
    'Languages: en, de. 1 post in en, 1 post in de.',
    'Addresses: /{folders}/{slug}/',
  ])
    expect(others).toContain(line);
});

test('the panel of a plain folder is closed by Escape: nothing is written into the blog, and it does not come back', async ({
  desk,
}) => {
  const blog = desk.makeBlog(plain, false);
  const before = digestFolder(blog.folder);
  const first = await desk.start(blog);
  const panel = panelOf(first.window);
  const lines = await linesOf(panel);
  for (const line of [
    'Generator: Plain folder. No configuration of a generator was found.',
    'Posts: 5 posts in the blog’s own folder',
    'Metadata: None: the first heading is the title',
  ])
    expect(lines.join('\n')).toContain(line);
  // Where the site is the blog's own folder there is nothing to say of it.
  expect(lines.join('\n')).not.toContain('Site: ');
  expect(await findLayoutDefects(first.window.page)).toEqual([]);
  expect(await panel.evaluate(element => element.clientHeight / innerHeight)).toBeLessThan(1 / 3);
  await panel.getByRole('button', { name: 'Dismiss' }).focus();
  await first.window.page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(first.window.posts).toBeFocused();
  expect(await first.stop()).toBe(0);
  const again = await desk.start(blog);
  await expect(again.window.posts.getByRole('option')).toHaveCount(5);
  await expect(again.window.editor).toBeVisible();
  await expect(panelOf(again.window)).toBeHidden();
  await again.window.runCommand('Blog settings');
  await expect(again.window.dialog('Blog settings')).toContainText('The blog’s own folder');
  expect(digestFolder(blog.folder)).toEqual(before);
});

test('a corrected folder of posts changes the list, new posts and links, and writes one file', async ({
  desk,
}) => {
  const blog = desk.makeBlog(plain);
  const before = digestFolder(blog.folder, isLeftOut);
  const window = await desk.open(blog);
  await expect(window.posts.getByRole('option')).toHaveCount(5);
  await panelOf(window).getByRole('button', { name: 'Correct…' }).click();
  const dialog = window.dialog('Blog settings');
  const save = dialog.getByRole('button', { name: 'Save' });
  const outcome = dialog.getByRole('status', { name: 'What changes' });
  await expect(dialog.getByRole('combobox', { name: 'Generator' })).toBeFocused();
  await expect(save).toBeDisabled();

  const folders = dialog.getByRole('textbox', { name: 'Posts', exact: true });
  await folders.fill('../elsewhere');
  await expect(folders).toHaveAccessibleDescription(/must be a folder inside the blog/);
  await expect(folders).toHaveAttribute('aria-invalid', 'true');
  await expect(save).toBeDisabled();
  await folders.fill('blog');
  await expect(outcome).toContainText('2 posts instead of 5.');
  await dialog.getByRole('textbox', { name: 'New posts' }).fill('{year}/{slug}.md');
  await expect(dialog.getByRole('textbox', { name: 'New posts' })).toHaveAccessibleDescription(
    /would not be listed/,
  );
  await dialog.getByRole('textbox', { name: 'New posts' }).fill('blog/{year}/{slug}.md');
  await expect(outcome).toContainText(/A new post would be blog\/\d{4}\/a-new-post\.md\./);
  await dialog.getByRole('textbox', { name: 'Addresses' }).fill('/{section}/{name}/');
  await expect(outcome).toContainText('2 posts instead of 5.');
  // By the keyboard, from the field.
  await window.page.keyboard.press('Enter');

  await expect(dialog).toBeHidden();
  await expect(panelOf(window)).toBeHidden();
  await expect(window.posts.getByRole('option')).toHaveCount(2);
  expect(readFileSync(join(blog.folder, '.leysin.json'), 'utf8')).toBe(`{
  "version": 1,
  "postFolders": [
    "blog"
  ],
  "newPostName": "blog/{year}/{slug}.md",
  "postAddress": "/{section}/{name}/"
}
`);
  expect(digestFolder(blog.folder, path => isLeftOut(path) || path === '.leysin.json')).toEqual(before);

  await window.openPost('Snow');
  await window.article.getByRole('link', { name: 'To the rain' }).click();
  await expect(window.previewFrame.locator('header')).toContainText('Rain');
  await window.runCommand('New post');
  await window.dialog('New post').getByRole('textbox', { name: 'Title' }).fill('Fog');
  await window.page.keyboard.press('Enter');
  await expect(window.posts.getByRole('option')).toHaveCount(3);
  expect(readFileSync(join(blog.folder, `blog/${new Date().getUTCFullYear()}/fog.md`), 'utf8')).toContain(
    '# Fog',
  );
});

test('corrections are taken back by an empty field, others’ keys stay, and what others write is not overwritten', async ({
  desk,
}) => {
  const blog = desk.makeBlog({
    ...plain,
    '.leysin.json': '{\n  "version": 1,\n  "theirs": {"__proto__": 1},\n  "postFolders": ["blog"]\n}\n',
  });
  const window = await desk.open(blog);
  await expect(window.posts.getByRole('option')).toHaveCount(2);
  await window.runCommand('Blog settings');
  const dialog = window.dialog('Blog settings');
  const folders = dialog.getByRole('textbox', { name: 'Posts', exact: true });
  await expect(folders).toHaveValue('blog');
  await expect(folders).toHaveAccessibleDescription(/You said so in \.leysin\.json/);
  await folders.fill('');
  await expect(dialog.getByRole('status', { name: 'What changes' })).toContainText('5 posts instead of 2.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(window.posts.getByRole('option')).toHaveCount(5);
  expect(readFileSync(join(blog.folder, '.leysin.json'), 'utf8')).toBe(
    '{\n  "version": 1,\n  "theirs": {\n    "__proto__": 1\n  }\n}\n',
  );

  // The list may be there before the dialog has gone, and a dialog keeps the commands closed.
  await expect(dialog).toHaveCount(0);
  await window.runCommand('Blog settings');
  await dialog.getByRole('textbox', { name: 'Time zone' }).fill('Asia/Tokyo');
  const theirs = '{"version": 1, "postFolders": ["notes"]}';
  writeFileSync(join(blog.folder, '.leysin.json'), theirs);
  await expect(window.posts.locator('[role="option"]')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The settings changed on disk');
  expect(readFileSync(join(blog.folder, '.leysin.json'), 'utf8')).toBe(theirs);
});

test('a file of corrections that cannot be read is told and left alone until it is replaced', async ({
  desk,
}) => {
  const broken = '{"version": 1, "postFolders": ["blog"';
  const blog = desk.makeBlog({ ...plain, '.leysin.json': broken });
  const window = await desk.open(blog);
  await expect(window.posts.getByRole('option')).toHaveCount(5);
  await expect(window.alerts).toContainText('The settings of this blog cannot be read');
  await window.runCommand('Blog settings');
  const dialog = window.dialog('Blog settings');
  await dialog.getByRole('textbox', { name: 'Posts', exact: true }).fill('blog');
  const save = dialog.getByRole('button', { name: 'Save' });
  await expect(dialog.getByRole('status', { name: 'What changes' })).toContainText('2 posts instead of 5.');
  await expect(save).toBeDisabled();
  expect(readFileSync(join(blog.folder, '.leysin.json'), 'utf8')).toBe(broken);
  await dialog.getByRole('checkbox', { name: /^Replace/ }).check();
  await save.click();
  await expect(window.posts.getByRole('option')).toHaveCount(2);
  await expect(window.alerts).toHaveCount(0);
  expect(JSON.parse(readFileSync(join(blog.folder, '.leysin.json'), 'utf8'))).toEqual({
    version: 1,
    postFolders: ['blog'],
  });
});

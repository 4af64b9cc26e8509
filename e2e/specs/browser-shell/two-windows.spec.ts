import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';

const post = 'posts/2024/first-snow.md';

/** The same server: a further tab of the browser that has its cookie. */
async function openTab({ page }: BlogWindow): Promise<BlogWindow> {
  const tab = await page.context().newPage();
  await tab.goto(new URL('/', page.url()).href);
  return new BlogWindow(tab);
}

// Only a browser can show a blog twice: the desktop shell has one window for each.
test.describe('two windows on one post', () => {
  test('follow each other when clean, and lose no text when not', async ({ desk }) => {
    const blog = desk.makeBlog();
    const one = await desk.open(blog);
    const two = await openTab(one);
    const [page, secondPage] = [one.page, two.page];
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

  test('show and keep the settings that either of them changes', async ({ desk }) => {
    const blog = desk.makeBlog();
    const one = await desk.open(blog);
    const two = await openTab(one);
    for (const window of [one, two]) await window.openPost('First snow');
    const kept = () => readFileSync(join(blog.env.LEYSIN_HOME ?? '', 'settings.json'), 'utf8');
    await one.page.bringToFront();
    await one.runCommand('Toggle preview');
    for (const { article } of [one, two]) await expect(article).toBeHidden();
    await two.page.bringToFront();
    await two.runCommand('Toggle list of posts');
    for (const { posts } of [one, two]) await expect(posts).toBeHidden();
    for (const { article } of [one, two]) await expect(article).toBeHidden();
    await expect.poll(() => JSON.parse(kept())).toMatchObject({ layout: 'editor', isListShown: false });
  });
});

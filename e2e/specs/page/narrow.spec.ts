import { expect, test } from '../../support/fixtures.ts';
import { findAccessDefects, findLayoutDefects } from '../../support/look-checks.ts';
import { nikolaBlog } from '../../support/nikola-blog.ts';

const post = `<!--
.. title: Stove
.. slug: stove
.. date: 2025-02-03 10:00:00 UTC
-->

## Wood

${'It burns.\n\n'.repeat(40)}## Ash

It is grey.
`;

const blog = { ...nikolaBlog, 'posts/2025/stove.md': post };

for (const width of [600, 380])
  test(`at ${width} px the list gives way to the post, and comes and goes by button and keys`, async ({
    desk,
  }) => {
    const window = await desk.open(desk.makeBlog(blog));
    const { page } = window;
    await window.openPost('Stove');
    await page.setViewportSize({ width, height: 700 });
    await expect(window.posts).toBeHidden();
    const area = await page.getByRole('region', { name: 'Editor' }).boundingBox();
    expect(area?.width).toBe(width);
    expect(await findLayoutDefects(page)).toEqual([]);

    const toggle = window.button('Toggle list of posts');
    await expect(toggle).toHaveAttribute('aria-pressed', 'false');
    await toggle.click();
    await expect(window.search).toBeFocused();
    await expect(toggle).toHaveAttribute('aria-pressed', 'true');
    expect(await findAccessDefects(page)).toEqual([]);
    // The first Escape empties the search, as ever.
    await page.keyboard.press('Escape');
    await expect(window.search).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(window.posts).toBeHidden();
    await expect(window.editor).toBeFocused();

    await page.keyboard.press('ControlOrMeta+Shift+f');
    await expect(window.search).toBeFocused();
    await page.mouse.click(width - 20, 300);
    await expect(window.posts).toBeHidden();
    await expect(window.editor).toBeFocused();

    await page.keyboard.press('ControlOrMeta+Shift+l');
    await window.openPost('First snow');
    await expect(window.posts).toBeHidden();
    // What the window shows where there is room is as it was.
    await page.setViewportSize({ width: 1200, height: 700 });
    await expect(window.posts).toBeVisible();
  });

test('the outline comes over a post in a narrow window, and gives way to the heading that is chosen', async ({
  desk,
}) => {
  const window = await desk.open(desk.makeBlog(blog));
  const { page } = window;
  await window.openPost('Stove');
  await page.setViewportSize({ width: 600, height: 700 });
  await expect(window.posts).toBeHidden();
  await page.keyboard.press('ControlOrMeta+Shift+u');
  const outline = page.getByRole('navigation', { name: 'Outline' });
  await outline.getByRole('treeitem', { name: 'Ash' }).click();
  await expect(outline).toBeHidden();
  await expect(window.article.getByRole('heading', { name: 'Ash' })).toBeInViewport();
  await page.keyboard.press('ControlOrMeta+Shift+u');
  await expect(outline).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+u');
  await expect(outline).toBeHidden();
});

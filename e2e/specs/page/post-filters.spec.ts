import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';
import { focusSearch } from '../../support/focus-search.ts';
import { searchBlog } from '../../support/search-blog.ts';

const options = (window: BlogWindow) => window.posts.getByRole('option');
const titles = (window: BlogWindow) => window.posts.locator('.post-title');
const count = (window: BlogWindow) => window.page.getByRole('status', { name: 'Posts shown' });
const filters = (window: BlogWindow) => window.page.getByRole('group', { name: 'Filters', exact: true });
const choice = (window: BlogWindow, label: string) =>
  filters(window).getByRole('combobox', { name: label, exact: true });

/** Opens the panel with keys alone: the button is next to the search. */
async function openFilters(window: BlogWindow): Promise<void> {
  await focusSearch(window);
  await window.page.keyboard.press('Tab');
  await expect(window.button('Filter')).toBeFocused();
  await window.page.keyboard.press('Enter');
  await expect(filters(window)).toBeVisible();
}

test.describe('filters', () => {
  test('narrow the list by state, tag, category, folder and year, and go away one by one', async ({
    desk,
  }) => {
    const window = await desk.open(desk.makeBlog(searchBlog));
    await expect(count(window)).toHaveText('6 posts');
    await openFilters(window);
    await choice(window, 'State').selectOption('Drafts (1)');
    await expect(titles(window)).toHaveText(['An unfinished thought']);
    await expect(count(window)).toHaveText('1 of 6 posts');
    await choice(window, 'State').selectOption('Scheduled (1)');
    await expect(titles(window)).toHaveText(['What comes next year']);
    await expect(options(window)).toContainText(['Scheduled']);
    await choice(window, 'State').selectOption('Any');
    await choice(window, 'Category').selectOption('Kitchen (2)');
    await choice(window, 'Tag').selectOption('snow (2)');
    await expect(titles(window)).toHaveText(['雪の夜のうどん']);
    await window.button('Remove filter Tag: snow').press('Enter');
    await expect(window.search).toBeFocused();
    await expect(options(window)).toHaveCount(2);
    await choice(window, 'Year').selectOption('2021 (2)');
    await expect(window.page.getByText('No post passes these filters.')).toBeVisible();
    await window.button('Clear filters').press('Enter');
    await expect(options(window)).toHaveCount(6);
    await choice(window, 'Folder').selectOption('posts/walks (2)');
    await expect(options(window)).toHaveCount(2);
  });

  test('are told and left by keys, and a search keeps to them', async ({ desk }) => {
    const window = await desk.open(desk.makeBlog(searchBlog));
    await openFilters(window);
    await choice(window, 'Category').selectOption('Mountains (2)');
    await window.page.keyboard.press('Escape');
    await expect(filters(window)).toBeHidden();
    await expect(window.button('Filter')).toBeFocused();
    await window.search.fill('marmot');
    await expect(titles(window)).toHaveText(['Marmots at noon', 'Over the ridge']);
    await expect(count(window)).toHaveText('2 of 6 posts');
  });

  test('are remembered for their blog, with order and groups', async ({ desk }) => {
    const blog = desk.makeBlog(searchBlog);
    const { window, stop } = await desk.start(blog);
    await openFilters(window);
    await choice(window, 'Sort by').selectOption('Title');
    await choice(window, 'Group by').selectOption('Category');
    await choice(window, 'State').selectOption('Published (4)');
    const groups = window.posts.getByRole('group');
    await expect(groups).toHaveCount(2);
    const shown = ['Barley soup', '雪の夜のうどん', 'Marmots at noon', 'Over the ridge'];
    await expect(titles(window)).toHaveText(shown);
    expect(await stop()).toBe(0);
    const again = await desk.start({ folder: null, env: blog.env });
    await expect(titles(again.window)).toHaveText(shown);
    await expect(again.window.button('Remove filter State: Published')).toBeVisible();
    await again.window.button('Clear filters').click();
    await expect(options(again.window)).toHaveCount(6);
  });
});

test.describe('groups', () => {
  test('are years at first; keys go over their headings, and every post says where in the list it is', async ({
    desk,
  }) => {
    const window = await desk.open(desk.makeBlog(searchBlog));
    const names = ['2099', '2022', '2021'];
    for (const [at, name] of names.entries())
      await expect(window.posts.getByRole('group').nth(at)).toHaveAccessibleName(name);
    await expect(options(window)).toHaveCount(6);
    await expect(window.posts.getByRole('group', { name: '2022' }).getByRole('option')).toHaveCount(3);
    await window.posts.focus();
    await window.page.keyboard.press('Home');
    for (const [at, title] of [
      'What comes next year',
      'An unfinished thought',
      '雪の夜のうどん',
      'Barley soup',
      'Marmots at noon',
      'Over the ridge',
    ].entries()) {
      const active = window.page.locator(`#${await window.posts.getAttribute('aria-activedescendant')}`);
      await expect(active).toContainText(title);
      await expect(active).toHaveAttribute('aria-posinset', String(at + 1));
      await expect(active).toHaveAttribute('aria-setsize', '6');
      await window.page.keyboard.press('ArrowDown');
    }
  });

  test('can be sorted by when files were last changed', async ({ desk }) => {
    const window = await desk.open(desk.makeBlog(searchBlog));
    await window.openPost('Over the ridge');
    await window.typeAtEnd(' Changed just now.');
    await expect(window.fileState).toHaveText('Saved');
    await window.search.fill('');
    await openFilters(window);
    await choice(window, 'Group by').selectOption('Nothing');
    await choice(window, 'Sort by').selectOption('Last changed');
    await expect(titles(window).first()).toHaveText('Over the ridge');
    await choice(window, 'Sort by').selectOption('Oldest first');
    await expect(titles(window).last()).toHaveText('What comes next year');
  });
});

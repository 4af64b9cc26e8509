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

/** What is chosen in a filter, as its button says it. */
const summary = (window: BlogWindow, label: string) =>
  filters(window).getByRole('button', { name: new RegExp(`^${label}: `, 'u') });

/** Chooses values of a filter, or leaves them again, with keys alone. */
async function choose(window: BlogWindow, label: string, ...values: readonly string[]): Promise<void> {
  await summary(window, label).press('ArrowDown');
  const field = choice(window, label);
  await expect(field).toBeFocused();
  for (const value of values) {
    await field.fill(value);
    await expect(offers(window, label)).toHaveCount(1);
    await field.press('Enter');
  }
  await field.press('Escape');
  await expect(summary(window, label)).toBeFocused();
}

const offers = (window: BlogWindow, label: string) =>
  filters(window).getByRole('listbox', { name: label }).getByRole('option');

test.describe('filters', () => {
  test('narrow the list by state, tags, category, folder and year, are told by keys, and go away one by one', async ({
    desk,
  }) => {
    const window = await desk.open(desk.makeBlog(searchBlog));
    await expect(count(window)).toHaveText('6 posts');
    await openFilters(window);
    await choose(window, 'State', 'Drafts');
    await expect(titles(window)).toHaveText(['An unfinished thought']);
    await expect(count(window)).toHaveText('1 of 6 posts');
    // One of the states, as a post has only one.
    await choose(window, 'State', 'Scheduled');
    await expect(titles(window)).toHaveText(['What comes next year', 'An unfinished thought']);
    await expect(options(window)).toContainText(['Scheduled', 'Draft']);
    await expect(summary(window, 'State')).toHaveAccessibleName('State: Drafts, Scheduled');
    await choose(window, 'State', 'Drafts', 'Scheduled');
    await expect(summary(window, 'State')).toHaveAccessibleName('State: Any');

    // All of the tags, and only those are offered that a post has beside.
    await summary(window, 'Tag').click();
    await expect(offers(window, 'Tag')).toHaveText([/^marmot 1$/, /^snow 2$/, /^walks 2$/, /^No tag 2$/]);
    await offers(window, 'Tag').filter({ hasText: 'snow' }).click();
    await expect(choice(window, 'Tag')).toBeFocused();
    await expect(offers(window, 'Tag')).toHaveText([/^snow 2$/, /^walks 1$/]);
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Enter');
    await expect(offers(window, 'Tag').and(window.page.locator('[aria-selected="true"]'))).toHaveCount(2);
    await window.page.keyboard.press('Escape');
    await expect(titles(window)).toHaveText(['Over the ridge']);
    await window.button('Remove filter Tag: walks').press('Enter');
    await expect(window.search).toBeFocused();
    await expect(titles(window)).toHaveText(['雪の夜のうどん', 'Over the ridge']);
    await choose(window, 'Category', 'Kitchen');
    await expect(titles(window)).toHaveText(['雪の夜のうどん']);

    await window.search.fill('marmot');
    await expect(window.page.getByText('Tag: snow and Category: Kitchen')).toBeVisible();
    await window.button('Search all posts').press('Enter');
    await expect(window.search).toBeFocused();
    await expect(titles(window)).toHaveText(['Marmots at noon', 'Barley soup', 'Over the ridge']);
    await choose(window, 'Category', 'Mountains');
    await expect(titles(window)).toHaveText(['Marmots at noon', 'Over the ridge']);
    await expect(count(window)).toHaveText('2 of 6 posts');
    await window.search.fill('');
    await window.button('Clear filters').press('Enter');
    await expect(options(window)).toHaveCount(6);
    await choose(window, 'Folder', 'posts/walks');
    await expect(options(window)).toHaveCount(2);
    await window.page.keyboard.press('Escape');
    await expect(filters(window)).toBeHidden();
    await expect(window.button('Filter')).toBeFocused();
  });

  test('are remembered for their blog, with order and groups', async ({ desk }) => {
    const blog = desk.makeBlog(searchBlog);
    const { window, stop } = await desk.start(blog);
    await openFilters(window);
    await choice(window, 'Sort by').selectOption('Title');
    await choice(window, 'Group by').selectOption('Category');
    await choose(window, 'State', 'Published');
    await choose(window, 'Category', 'Kitchen', 'Mountains');
    const groups = window.posts.getByRole('group');
    await expect(groups).toHaveCount(2);
    const shown = ['Barley soup', '雪の夜のうどん', 'Marmots at noon', 'Over the ridge'];
    await expect(titles(window)).toHaveText(shown);
    expect(await stop()).toBe(0);
    const again = await desk.start({ folder: null, env: blog.env });
    await expect(titles(again.window)).toHaveText(shown);
    await expect(again.window.button('Remove filter Category: Mountains')).toBeVisible();
    await expect(again.window.button('Remove filter State: Published')).toBeVisible();
    await again.window.button('Clear filters').click();
    await expect(options(again.window)).toHaveCount(6);
  });
});

test.describe('groups', () => {
  test('are years at first; keys go over their headings, every post says where in the list it is, and posts can be sorted by change', async ({
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

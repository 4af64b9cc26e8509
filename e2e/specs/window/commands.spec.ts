import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';

const nameOfFocused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === document.body) return '';
    const label = element?.getAttribute('aria-label') ?? element?.getAttribute('title');
    const [named] = element && 'labels' in element ? ((element as HTMLInputElement).labels ?? []) : [];
    return label ?? (named ?? element)?.textContent?.trim() ?? '';
  });

/** The names of what Tab reaches from the first control on, until the focus leaves the page or comes round again. */
async function tourWithTab(page: Page, mostSteps: number): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'Skip to editor' }).focus();
  const names = [await nameOfFocused(page)];
  while (names.length < mostSteps) {
    await page.keyboard.press('Tab');
    const name = await nameOfFocused(page);
    if (name === '' || name === names[0]) break;
    names.push(name);
  }
  return names;
}

async function expectFocusBack(dialog: Locator, target: Locator): Promise<void> {
  await dialog.page().keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(target).toBeFocused();
}

/** A shortcut as the platform writes it. */
function keys(...parts: readonly string[]): string {
  if (process.platform !== 'darwin') return ['Ctrl', ...parts].join('+');
  return ['⌘', ...parts].join('').replace('Shift', '⇧').replace('Enter', '↩');
}

test.describe('commands', () => {
  test('are all in the palette with their shortcuts, and those that cannot run do nothing', async ({
    desk,
  }) => {
    const window = await desk.open(desk.makeBlog());
    await window.openPost('First snow');
    await expect(window.editor).toBeFocused();
    await window.page.keyboard.press('ControlOrMeta+Shift+p');
    const palette = window.dialog('Commands');
    const options = palette.getByRole('option');
    for (const [name, shortcut] of [
      ['New post', keys('N')],
      ['Open blog', keys('O')],
      ['Go to post', keys('P')],
      ['Save', keys('S')],
      ['Convert this post to Markdown', ''],
      ['Find in post', keys('F')],
      ['Search posts', keys('Shift', 'F')],
      ['Insert image', ''],
      ['Bold', keys('B')],
      ['Italic', keys('I')],
      ['Link', keys('K')],
      ['Toggle preview', keys('\\')],
      ['Publish', ''],
      ['Review changes', keys('Shift', 'Enter')],
      ['Get changes', ''],
      ['History', ''],
      ['Choose where to publish', ''],
    ] as const) {
      const option = options.filter({ has: window.page.getByText(name, { exact: true }) });
      await expect(option, name).toHaveCount(1);
      await expect(option, name).toContainText(shortcut);
    }
    const field = palette.getByRole('combobox', { name: 'Commands' });
    await expect(field).toBeFocused();
    // First snow is Markdown already.
    await field.fill('convert markdown');
    await expect(options).toHaveCount(1);
    await expect(options.first()).toHaveAttribute('aria-disabled', 'true');
    await window.page.keyboard.press('Enter');
    await expect(palette).toBeVisible();
    await field.fill('no such thing');
    await expect(options).toHaveCount(0);
    await expect(palette).toContainText('No command');
    await field.fill('');
    await window.page.keyboard.press('ArrowUp');
    await expect(options.last()).toHaveAttribute('aria-selected', 'true');
    await expectFocusBack(palette, window.editor);
  });

  test('run by their keys, and the focus goes where the work goes on', async ({ desk }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    const { keyboard } = window.page;
    // Choosers are caught from now on; asked for only with the key, the key may be faster.
    window.page.on('filechooser', () => {});
    await window.openPost('First snow');
    await expect(window.editor).toBeFocused();

    await keyboard.press('ControlOrMeta+p');
    const goTo = window.dialog('Go to post');
    await expect(goTo.getByRole('combobox', { name: 'Go to post' })).toBeFocused();
    await expectFocusBack(goTo, window.editor);
    await keyboard.press('ControlOrMeta+p');
    await keyboard.type('slow tr');
    await keyboard.press('Enter');
    await expect(window.editor).toContainText('two hours');
    await expect(window.editor).toBeFocused();

    await keyboard.press('ControlOrMeta+f');
    const find = window.page.getByRole('textbox', { name: 'Find' });
    await expect(find).toBeFocused();
    await keyboard.type('hours');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await expect(find).toBeHidden();
    await expect(window.editor).toBeFocused();
    await keyboard.type('days');
    await expect(window.editor).toContainText('two days');

    await keyboard.press('ControlOrMeta+s');
    await expect(window.fileState).toHaveText(/^Saved/);
    expect(readFileSync(join(blog.folder, 'posts/2023/train.rst'), 'utf8')).toContain('two days');

    // A small letter with Shift, as Caps Lock sends it: to the editor alone it would be the key for italic.
    const choosing = window.page.waitForEvent('filechooser');
    await keyboard.press('ControlOrMeta+Shift+i');
    await choosing;
    await expect(window.editor).toBeFocused();
    await expect(window.fileState).toHaveText(/^Saved/);

    const preview = window.page.locator('iframe[title="Preview"]');
    await keyboard.press('ControlOrMeta+\\');
    await expect(preview).toBeHidden();
    await expect(window.editor).toBeFocused();
    await keyboard.press('ControlOrMeta+\\');
    await expect(preview).toBeVisible();
    await expect(window.article).toContainText('two days');

    await keyboard.press('Alt+n');
    const newPost = window.dialog('New post');
    await expect(newPost.getByRole('textbox', { name: 'Title' })).toBeFocused();
    // While a dialog is open the keys of the window below do nothing.
    await keyboard.press('ControlOrMeta+p');
    await expect(goTo).toBeHidden();
    await expectFocusBack(newPost, window.editor);

    await keyboard.press('ControlOrMeta+Shift+f');
    await expect(window.search).toBeFocused();
    await keyboard.type('snow');
    await keyboard.press('ArrowDown');
    await expect(window.posts).toBeFocused();
    await keyboard.press('Enter');
    await expect(window.editor).toContainText('nobody heard it');
    await expect(window.editor).toBeFocused();

    await keyboard.press('ControlOrMeta+Shift+Enter');
    const trust = window.dialog('Trust this blog');
    await expect(trust).toBeVisible();
    await expectFocusBack(trust, window.editor);
  });

  test('bring list and preview back with the mouse alone', async ({ desk }) => {
    const window = await desk.open(desk.makeBlog());
    await window.openPost('First snow');
    const parts = [
      ['Toggle list of posts', window.posts],
      ['Toggle preview', window.page.locator('iframe[title="Preview"]')],
    ] as const;
    for (const [name, part] of parts) {
      const button = window.page.getByRole('button', { name });
      await expect(button).toHaveAttribute('aria-pressed', 'true');
      await button.click();
      await expect(part).toBeHidden();
      await expect(button).toHaveAttribute('aria-pressed', 'false');
      await button.click();
      await expect(part).toBeVisible();
    }
  });

  test('leave the focus to the list while a row is pressed, and to the editor once the post is open', async ({
    desk,
  }) => {
    const window = await desk.open(desk.makeBlog());
    const { mouse, keyboard } = window.page;
    await window.posts.getByRole('option').filter({ hasText: 'First snow' }).hover();
    await mouse.down();
    await expect(window.posts).toBeFocused();
    await mouse.up();
    await expect(window.editor).toBeFocused();
    await expect(window.editor).toContainText('nobody heard it');
    await window.posts.focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(window.editor).not.toContainText('nobody heard it');
    await expect(window.editor).toBeFocused();
  });

  test('and everything else of the window are reached with Tab, in the order of reading', async ({
    desk,
  }) => {
    const window = await desk.open(desk.makeBlog());
    await window.openPost('Winter Sprint');
    await expect(window.comments).toBeVisible();
    const tour = await tourWithTab(window.page, 60);
    // The frame has stops of its own, named after it as seen from outside.
    const names = tour.filter((name, index) => name !== tour[index - 1]);
    expect(names).toEqual([
      'Skip to editor',
      'New post',
      'Open blog',
      'History',
      'Get changes',
      'Review changes',
      'Publish',
      'Commands',
      'Search posts',
      'Filter',
      'Correct…',
      'Dismiss',
      'What Leysin found',
      'Posts',
      'Outline',
      'Convert to Markdown',
      process.platform === 'darwin' ? 'Properties (⌥↩)' : 'Properties (Alt+Enter)',
      'Show as text',
      'Title',
      'Date',
      'Open calendar',
      'Tags',
      'Draft',
      'Slug',
      'Description',
      'author',
      'id',
      'Post text',
      'Size of editor and preview',
      'Scroll panes together',
      'Preview',
      '2 comments',
      'Toggle list of posts',
      'Toggle preview',
    ]);
    await window.page.getByRole('button', { name: 'Skip to editor' }).focus();
    await window.page.keyboard.press('Enter');
    await expect(window.editor).toBeFocused();
  });
});

import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, type TestBlog, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { findAccessDefects, findLayoutDefects } from '../../support/look-checks.ts';
import { nikolaBlog, tinyPng } from '../../support/nikola-blog.ts';

const many = 100;
const longTitle = `A title that does not end ${'and goes on and on '.repeat(9)}until here`;
const arabicTitle = 'كوخ في الجبل وموقد وقصة طويلة عن الثلج';

const postOf = (title: string, text: string) =>
  `<!--\n.. title: ${title}\n.. date: 2025-01-10 08:00:00 UTC\n-->\n\n${text}\n`;
const trip = `The hut has four windows.\n\n${'We walked for three hours, and nobody said a word.\n\n'.repeat(8)}`;

const source = {
  ...nikolaBlog,
  'images/ridge.png': tinyPng,
  'posts/2025/trip.md': postOf('A trip', trip),
  'posts/2025/old.md': postOf('An old thing', 'It is over.'),
};

function write(blog: TestBlog, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(blog.folder, path)), { recursive: true });
  writeFileSync(join(blog.folder, path), content);
}

/** A tree with changes of every kind. */
function changeMuch(blog: TestBlog): void {
  write(
    blog,
    'posts/2025/new.md',
    postOf('Two pictures', '![one](/images/one.png)\n\n![two](/images/two.png)'),
  );
  write(blog, 'images/one.png', tinyPng);
  write(blog, 'images/two.png', tinyPng);
  renameSync(join(blog.folder, 'posts/2025/trip.md'), join(blog.folder, 'posts/2025/walk.md'));
  write(blog, 'posts/2025/walk.md', postOf('A trip', trip.replace('four windows', 'five windows')));
  rmSync(join(blog.folder, 'posts/2025/old.md'));
  appendFileSync(join(blog.folder, 'notes.txt'), 'A note.\n');
  write(blog, '.env', 'TOKEN=secret');
}

/** Shows all changed posts. */
async function review(window: BlogWindow) {
  await window.button('Review changes').click();
  const trust = window.dialog('Trust this blog');
  const dialog = window.dialog('Publish');
  await expect(trust.or(dialog)).toBeVisible();
  if (await trust.isVisible()) await trust.getByRole('button', { name: 'Trust', exact: true }).click();
  await dialog.getByRole('radio', { name: 'All changed posts' }).check();
  return dialog;
}

async function expectGoodLooks(page: Page, where: string): Promise<void> {
  for (const size of [
    { width: 1280, height: 800 },
    { width: 800, height: 600 },
    { width: 600, height: 800 },
  ]) {
    await page.setViewportSize(size);
    expect(await findLayoutDefects(page), `${where} at ${size.width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findAccessDefects(page), `${where}, ${colorScheme}`).toEqual([]);
  }
}

test('a plan is told by posts, ticked and unticked, and published as ticked', async ({ desk }) => {
  const blog = desk.makeBlog(source);
  changeMuch(blog);
  const window = await desk.open(blog);
  const { page } = window;
  let dialog = await review(window);
  const files = dialog.getByRole('list', { name: 'Files' });
  const difference = dialog.getByRole('region', { name: 'Differences' });
  const message = dialog.getByRole('textbox', { name: 'Message' });
  const decisions = dialog.getByRole('list', { name: 'Before you publish' });
  const box = (name: string | RegExp) => files.getByRole('checkbox', { name });

  await test.step('what is in it, and what is not', async () => {
    await expect(dialog).toContainText('main');
    await expect(dialog).toContainText(blog.remote);
    await expect(files.getByRole('checkbox')).toHaveCount(6);
    await expect(box('Two pictures, New, posts/2025/new.md')).toBeChecked();
    await expect(box('A trip, Renamed, posts/2025/walk.md')).toBeChecked();
    await expect(box('An old thing, Deleted, posts/2025/old.md')).toBeChecked();
    await expect(message).toHaveValue('Publish 1 post, rename 1, delete 1');
    await expect(decisions).toContainText('“An old thing” is deleted here');
    await expect(decisions).toContainText('“A trip” was posts/2025/trip.md before');
    await dialog.getByText('2 other files stay as they are').click();
    await expect(dialog).toContainText('.env');
    await expect(dialog).toContainText('notes.txt');
  });

  await test.step('by keyboard: one stop, arrows, Space; Enter publishes nothing', async () => {
    const first = files.getByRole('checkbox').first();
    await first.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await expect(first).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await expect(first).not.toBeFocused();
    await expect(files.locator('input[tabindex="0"]')).toHaveCount(1);
    await expect(files.locator('input[tabindex="0"]')).toBeFocused();
    await expect(dialog).toBeVisible();
  });

  await test.step('differences of a renamed post, word by word, and of a picture', async () => {
    await files.getByRole('button', { name: /^A trip/ }).click();
    await expect(difference).toContainText('-The hut has four windows.');
    await expect(difference.locator('mark')).toHaveText(['four', 'five']);
    await expect(dialog).toContainText('posts/2025/trip.md is now posts/2025/walk.md');
    await files.getByRole('button', { name: /^images\/one.png/ }).click();
    await expect(difference).toContainText('New: ');
    await expect
      .poll(() => difference.locator('img').evaluate(image => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
  });

  await test.step('ticks: mixed, a whole post, a picture that would be missing', async () => {
    await box('images/two.png, New').uncheck();
    await expect(box(/^Two pictures/)).toHaveJSProperty('indeterminate', true);
    await expect(decisions).toContainText('“Two pictures” shows images/two.png, which is not ticked');
    await expectGoodLooks(page, 'some ticked');
    await box(/^An old thing/).press(' ');
    await expect(message).toHaveValue('Publish 1 post, rename 1');
    await box(/^A trip/).uncheck();
    await expect(message).toHaveValue('Publish “Two pictures”');
    await dialog.getByRole('button', { name: 'Publish now' }).click();
    await expect(window.publishResult).toHaveText(/^Published/);
  });

  const committed = git(blog.env, blog.remote, 'show', '--name-only', '--format=%s', 'main')
    .trim()
    .split('\n');
  expect(committed).toEqual(['Publish “Two pictures”', '', 'images/one.png', 'posts/2025/new.md']);
  dialog = await review(window);
  await expect(files.getByRole('checkbox')).toHaveCount(2);
});

test('a hundred posts scroll, with titles of any kind', async ({ desk }) => {
  const blog = desk.makeBlog(source);
  for (let index = 0; index < many; index += 1) {
    const title = index === 3 ? longTitle : index === 5 ? arabicTitle : `Post number ${index}`;
    write(blog, `posts/2025/many-${String(index).padStart(3, '0')}.md`, postOf(title, `Text ${index}.`));
  }
  const window = await desk.open(blog);
  const dialog = await review(window);
  const files = dialog.getByRole('list', { name: 'Files' });
  await expect(files.getByRole('checkbox')).toHaveCount(many);
  await expect(dialog.getByRole('textbox', { name: 'Message' })).toHaveValue(`Publish ${many} posts`);
  await expectGoodLooks(window.page, 'a hundred posts');
  const all = dialog.getByRole('checkbox', { name: /^All 100 posts/ });
  await all.uncheck();
  await expect(dialog.getByRole('button', { name: 'Publish now' })).toBeDisabled();
  await files.getByRole('checkbox').nth(3).check();
  await expect(all).toHaveJSProperty('indeterminate', true);
  await files.getByRole('checkbox').first().focus();
  await window.page.keyboard.press('End');
  await expect(files.getByRole('checkbox').last()).toBeInViewport();
  await expect(dialog.getByRole('button', { name: 'Publish now' })).toBeInViewport();
});

test('a commit is called after what goes online, where the rest is left out', async ({ desk }) => {
  const blog = desk.makeBlog(source);
  const clone = join(desk.place, 'elsewhere');
  git(blog.env, blog.remote, 'clone', '--quiet', blog.remote, clone);
  writeFileSync(join(clone, 'posts/2025/trip.md'), postOf('A trip', trip.replace('four', 'nine')));
  git(blog.env, clone, 'commit', '--quiet', '--all', '-m', 'Written elsewhere');
  git(blog.env, clone, 'push', '--quiet');
  write(blog, 'posts/2025/trip.md', postOf('A trip', trip.replace('four', 'five')));
  write(blog, 'posts/2025/old.md', postOf('An old thing', 'It is not over.'));
  const window = await desk.open(blog);
  const dialog = await review(window);
  await expect(dialog.getByRole('textbox', { name: 'Message' })).toHaveValue('Update 2 posts');
  await dialog.getByRole('button', { name: 'Publish now' }).click();
  await expect(window.publishResult).toHaveText(/^Published “An old thing”, not all/);
  const log = git(blog.env, blog.remote, 'log', '--no-merges', '--format=%s', '-2', 'main')
    .trim()
    .split('\n');
  expect(log.sort()).toEqual(['Update “An old thing”', 'Written elsewhere']);
});

test('nothing is published from a plan that is being made anew', async ({ desk }) => {
  const blog = desk.makeBlog();
  // Git sends each changed text through this, and it waits as long as the file is there.
  const hold = join(desk.place, 'hold');
  writeFileSync(join(blog.folder, '.git/info/attributes'), '*.rst filter=wait\n');
  git(
    blog.env,
    blog.folder,
    'config',
    'filter.wait.clean',
    `while test -e '${hold}'; do sleep 0.05; done; cat`,
  );
  appendFileSync(join(blog.folder, 'posts/2023/train.rst'), 'And back.\n');
  const window = await desk.open(blog);
  await window.openPost('First snow');
  await window.typeAtEnd(' More.');
  await expect(window.fileState).toHaveText(/^Saved/);
  await window.button('Review changes').click();
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
  const dialog = window.dialog('Publish');
  const now = dialog.getByRole('button', { name: 'Publish now' });
  await expect(now).toBeEnabled();

  writeFileSync(hold, '');
  const all = dialog.getByRole('radio', { name: 'All changed posts' });
  await all.check();
  await expect(now).toBeDisabled();
  await expect(all).toBeChecked();
  await expect(dialog.getByRole('list', { name: 'Files' }).getByRole('checkbox')).toHaveCount(1);
  rmSync(hold);
  await expect(dialog.getByRole('list', { name: 'Files' }).getByRole('checkbox')).toHaveCount(2);
  await expect(now).toBeEnabled();

  // Left on the way, it does not come back.
  await dialog.getByRole('radio', { name: 'This post' }).check();
  await expect(dialog.getByRole('list', { name: 'Files' }).getByRole('checkbox')).toHaveCount(1);
  writeFileSync(hold, '');
  await all.check();
  await expect(now).toBeDisabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(window.publishResult).toHaveText(/Cancelled/);
  rmSync(hold);
  await expect(window.button('Publish')).toBeEnabled();
  await expect(dialog).toBeHidden();
});

test('a commit that waits goes online without a message of its own', async ({ desk }) => {
  const blog = desk.makeBlog();
  const window = await desk.open(blog);
  await window.openPost('First snow');
  await window.typeAtEnd(' More.');
  await expect(window.fileState).toHaveText(/^Saved/);
  git(blog.env, blog.folder, 'commit', '--quiet', '--all', '-m', 'By hand');
  await window.button('Review changes').click();
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
  const dialog = window.dialog('Publish');
  await expect(dialog).toContainText('One commit made earlier goes online as well');
  await expect(dialog.getByRole('textbox', { name: 'Message' })).toBeHidden();
  await expect(dialog.getByRole('button', { name: 'Publish now' })).toBeFocused();
  await window.page.keyboard.press('Enter');
  await expect(window.publishResult).toHaveText(/^Published/);
  expect(git(blog.env, blog.remote, 'log', '-1', '--format=%s', 'main').trim()).toBe('By hand');

  await window.button('Review changes').click();
  await expect(dialog).toContainText('Nothing to publish');
  await expect(dialog.getByRole('button', { name: 'Publish now' })).toBeDisabled();
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
});

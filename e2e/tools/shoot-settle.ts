import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { BlogWindow } from '../support/blog-window.ts';
import { git } from '../support/git.ts';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import type { ScratchPlace } from './scratch-place.ts';
import { narrowSize, newPage, previewFilled, shootSizes, sizes } from './shooting.ts';

const taken = [sizes[0], narrowSize];

type Change = readonly [path: string, from: string, to: string];

const here: readonly Change[] = [
  ['posts/2024/first-snow.md', 'nobody heard it', 'only the dog heard it'],
  ['posts/2024/first-snow.md', 'winter, hut', 'winter, hut, dog'],
  ['posts/2024/first-snow.md', 'title: First snow', 'title: First snow of the year'],
  ['posts/2024/first-snow.md', '- lit the stove', '- lit the stove\n- fed the dog'],
  ['posts/2024/first-snow.sv.md', 'på natten', 'tidigt på morgonen'],
  ['pages/about.md', 'a stove', 'two stoves'],
];
const there: readonly Change[] = [
  ['posts/2024/first-snow.md', 'nobody heard it', 'everybody heard it, because of the bells'],
  ['posts/2024/first-snow.md', 'title: First snow', 'title: The first snow'],
  ['posts/2024/first-snow.md', 'Buy salt', 'Buy salt, and sand'],
  ['posts/2024/first-snow.md', '- lit the stove', '- lit the stove twice'],
  ['posts/2024/first-snow.sv.md', 'på natten', 'sent på kvällen'],
];

/** Pictures of what is asked where the same place was changed here and online. */
export async function shootSettle(browser: Browser, place: ScratchPlace): Promise<void> {
  await shootInside(browser, place);
  await shootOutside(browser, place);
}

async function shootInside(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('settle', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  changeElsewhere(place);
  change(blog, here);
  const page = await newPage(browser, (await place.serve(blog)).address);
  const window = new BlogWindow(page);
  await window.openPost('First snow');
  await window.search.fill('');
  await previewFilled(window);
  await window.button('Review changes').click();
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
  const plan = window.dialog('Publish');
  await plan.getByRole('radio', { name: 'All changed posts' }).check();
  await plan.getByRole('button', { name: 'Publish now' }).click();
  const dialog = window.dialog('Changed here and online');
  const result = dialog.getByTitle('Preview of the result').contentFrame().locator('article p').first();
  await result.waitFor();
  await shootSizes(page, 'settle', taken);
  await dialog.getByRole('button', { name: 'Online everywhere' }).click();
  await shootSizes(page, 'settle-online', taken);
  const choice = dialog.getByRole('combobox');
  for (const [index, label] of (await choice.locator('option').allTextContents()).entries()) {
    if (index === 0) continue;
    await choice.selectOption({ label });
    await shootSizes(page, `settle-file-${index + 1}`, taken);
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await shootSizes(page, 'settle-later', taken);
  await page.getByRole('alert').getByRole('button', { name: 'Choose versions' }).click();
  for (let file = 1; file < 3; file += 1) await dialog.getByRole('button', { name: 'Next file' }).click();
  await dialog.getByRole('button', { name: 'Use these versions in the 3 files' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await window.notices.filter({ hasText: 'None of it is published yet' }).waitFor();
  await previewFilled(window);
  await shootSizes(page, 'settled', taken);
  await window.button('History').click();
  await window.dialog('History').getByRole('radio', { name: 'Kept on this computer' }).check();
  await shootSizes(page, 'settled-kept', taken);
  await page.close();
}

/** A blog in a folder of a repository that holds something else, too. */
async function shootOutside(browser: Browser, place: ScratchPlace): Promise<void> {
  const inFolder = Object.entries(nikolaBlog).map(([path, text]) => [`site/${path}`, text] as const);
  const top = place.makeBlog('settle-outside', {
    ...Object.fromEntries(inFolder),
    'site/images/ridge.png': tinyPng,
    'tools/build.sh': 'nikola build\n',
  });
  const post = 'site/posts/2024/first-snow.md';
  const clone = join(place.folder, 'settle-outside-elsewhere');
  git(place.env, place.folder, 'clone', '--quiet', `${top}-remote.git`, clone);
  change(clone, [
    [post, 'nobody heard it', 'everybody heard it'],
    ['tools/build.sh', 'nikola build', 'nikola build --strict'],
  ]);
  git(place.env, clone, 'commit', '--quiet', '--all', '-m', 'Written elsewhere');
  git(place.env, clone, 'push', '--quiet');
  change(top, [
    [post, 'nobody heard it', 'only the dog heard it'],
    ['tools/build.sh', 'nikola build', 'nikola build -n 4'],
  ]);
  const window = new BlogWindow(await newPage(browser, (await place.serve(join(top, 'site'))).address));
  await window.openPost('First snow');
  await window.search.fill('');
  await previewFilled(window);
  await window.button('Get changes').click();
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
  const dialog = window.dialog('Changed here and online');
  await dialog.getByRole('button', { name: 'Next file' }).click();
  await dialog.getByRole('combobox').filter({ hasText: 'outside of this blog' }).waitFor();
  await shootSizes(window.page, 'settle-outside', taken);
  await dialog.getByRole('button', { name: /^Use these versions/ }).click();
  await shootSizes(window.page, 'settle-outside-unchosen', taken);
  await window.page.close();
}

function changeElsewhere({ folder, env }: ScratchPlace): void {
  const clone = join(folder, 'settle-elsewhere');
  git(env, folder, 'clone', '--quiet', join(folder, 'settle-remote.git'), clone);
  change(clone, there);
  git(env, clone, 'rm', '--quiet', 'pages/about.md');
  git(env, clone, 'commit', '--quiet', '--all', '-m', 'Written elsewhere');
  git(env, clone, 'push', '--quiet');
}

function change(blog: string, changes: readonly Change[]): void {
  for (const [path, from, to] of changes) {
    const file = join(blog, path);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  }
}

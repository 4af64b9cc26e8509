import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Locator } from '@playwright/test';
import { BlogWindow } from '../support/blog-window.ts';
import { git } from '../support/git.ts';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import type { ScratchPlace } from './scratch-place.ts';
import { narrowSize, newPage, shootSizes, sizes } from './shooting.ts';

const taken = [sizes[0], narrowSize];
const many = 100;

/** Titles that are hard on a line. */
const hardTitles = [
  `A title that does not end ${'and goes on and on '.repeat(9)}until here`,
  'كوخ في الجبل وموقد وقصة طويلة عن الثلج',
  '山小屋の冬と、薪ストーブのまわりで語られた長い長い物語について',
  '산장의 겨울과 난로',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
];

const postOf = (title: string, text: string) =>
  `<!--\n.. title: ${title}\n.. date: 2025-01-10 08:00:00 UTC\n-->\n\n${text}\n`;
const trip = `The hut has four windows.\n\n${'We walked for three hours, and nobody said a word.\n\n'.repeat(8)}`;
const longLine = `It begins here ${'and does not end, because its writer knows no line ends, '.repeat(12)}and is over.`;

/** Pictures of what is shown before a publish: posts with their files, what differs, and what stays behind. */
export async function shootPlan(browser: Browser, place: ScratchPlace): Promise<void> {
  await shootKinds(browser, place);
  await shootMany(browser, place);
  await shootOnePost(browser, place);
  await shootEarlier(browser, place);
}

async function shootKinds(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('plan', {
    ...nikolaBlog,
    'images/ridge.png': tinyPng,
    'posts/2025/trip.md': postOf('A trip', trip),
    'posts/2025/old.md': postOf('An old thing', 'It is over.'),
    'posts/2025/long.md': postOf('Long lines', longLine),
  });
  changeMuch(blog);
  const page = await newPage(browser, (await place.serve(blog)).address);
  const window = new BlogWindow(page);
  const dialog = await review(window);
  await shootSizes(page, 'plan', taken);
  const files = dialog.getByRole('list', { name: 'Files' });
  const difference = dialog.getByRole('region', { name: 'Differences' });
  const show = async (name: RegExp, words: string, picture: string) => {
    await files.getByRole('button', { name }).click();
    await difference.filter({ hasText: words }).waitFor();
    await shootSizes(page, picture, taken);
  };
  await show(/^A trip/, 'five windows', 'plan-diff-renamed');
  await show(/^Long lines/, 'It began', 'plan-diff-long-lines');
  await show(/^An old thing/, 'It is over', 'plan-diff-deleted');
  await show(/^كوخ/, 'مدخنة', 'plan-diff-rtl');
  await show(/^images\/one.png/, 'New: ', 'plan-diff-picture');
  await files.getByRole('checkbox', { name: 'images/two.png, New' }).uncheck();
  await dialog.getByText(/other files stay/).click();
  await shootSizes(page, 'plan-unticked', taken);
  await dialog.getByRole('checkbox', { name: /^All/ }).check();
  await dialog.getByRole('checkbox', { name: /^All/ }).uncheck();
  await shootSizes(page, 'plan-none-ticked', taken);
  await page.close();
}

/** A change of every kind. */
function changeMuch(blog: string): void {
  write(
    blog,
    'posts/2025/new.md',
    postOf('Two pictures', '![one](/images/one.png)\n\n![two](/images/two.png)'),
  );
  write(blog, 'images/one.png', tinyPng);
  write(blog, 'images/two.png', tinyPng);
  write(
    blog,
    'posts/2025/arabic.md',
    postOf(hardTitles[1] ?? '', 'في الكوخ موقد، وفي الموقد نار، وله مدخنة.'),
  );
  write(blog, 'posts/2025/japanese.md', postOf(hardTitles[2] ?? '', '雪が降った。'));
  write(blog, 'posts/2025/endless.md', postOf(hardTitles[0] ?? '', 'Short.'));
  renameSync(join(blog, 'posts/2025/trip.md'), join(blog, 'posts/2025/walk.md'));
  write(blog, 'posts/2025/walk.md', postOf('A trip', trip.replace('four windows', 'five windows')));
  write(blog, 'posts/2025/long.md', postOf('Long lines', longLine.replace('It begins', 'It began')));
  rmSync(join(blog, 'posts/2025/old.md'));
  appendFileSync(join(blog, 'notes.txt'), 'A note.\n');
  appendFileSync(join(blog, 'conf.py'), '# Later.\n');
  write(blog, '.env', 'TOKEN=secret');
  write(blog, 'images/nobody-shows-this.png', tinyPng);
}

/** As many posts as nobody looks at one by one. */
async function shootMany(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('plan-many', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  for (let index = 0; index < many; index += 1)
    write(
      blog,
      `posts/2025/many-${String(index).padStart(3, '0')}.md`,
      postOf(hardTitles[index] ?? `Post number ${index}`, `Text ${index}.`),
    );
  const page = await newPage(browser, (await place.serve(blog)).address);
  const dialog = await review(new BlogWindow(page));
  await shootSizes(page, 'plan-100', taken);
  await dialog.getByRole('list', { name: 'Files' }).getByRole('checkbox').first().focus();
  await page.keyboard.press('End');
  await shootSizes(page, 'plan-100-end', taken);
  await page.close();
}

/** The everyday one: an open post with a line more, then one whose commit waits, then nothing. */
async function shootOnePost(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('plan-one', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const page = await newPage(browser, (await place.serve(blog)).address);
  const window = new BlogWindow(page);
  await window.openPost('First snow');
  await window.typeAtEnd(' And it stayed.');
  await window.fileState.filter({ hasText: /^Saved/ }).waitFor();
  const dialog = await review(window, false);
  await dialog.getByRole('region', { name: 'Differences' }).waitFor();
  await shootSizes(page, 'plan-one', taken);
  await page.keyboard.press('Escape');
  git(place.env, blog, 'commit', '--quiet', '--all', '-m', 'By hand');
  await review(window, false);
  await shootSizes(page, 'plan-commit-waits', taken);
  await dialog.getByRole('button', { name: 'Publish now' }).click();
  await window.publishResult.filter({ hasText: /^Published/ }).waitFor();
  await review(window, false);
  await shootSizes(page, 'plan-nothing', taken);
  await page.close();
}

/** Commits that were made in a terminal since the last publish, and go online as they are. */
async function shootEarlier(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('plan-earlier', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const commit = (message: string, path: string, content: string) => {
    write(blog, path, content);
    git(place.env, blog, 'add', '--', path);
    git(place.env, blog, '-c', 'user.name=Zoë Brunner', 'commit', '--quiet', '-m', message);
  };
  commit('山小屋の話', 'posts/2025/hut.md', postOf(hardTitles[2] ?? '', '雪が降った。\n\nTODO: more'));
  commit(`A message that goes on ${'and on '.repeat(20)}`, 'notes.txt', 'Later notes.\n');
  commit('Fix a word', 'pages/about.md', '<!--\n.. title: About the hut\n-->\n\nA hut and two stoves.\n');
  const page = await newPage(browser, (await place.serve(blog)).address);
  const window = new BlogWindow(page);
  await window.openPost('First snow');
  await window.typeAtEnd(' And it stayed.');
  await window.fileState.filter({ hasText: /^Saved/ }).waitFor();
  const dialog = await review(window, false);
  const earlier = dialog.getByRole('region', { name: 'Commits made earlier' });
  await dialog.getByRole('region', { name: 'Checks' }).waitFor();
  await shootSizes(page, 'plan-earlier', taken);
  await earlier.getByRole('button').last().click();
  await earlier.getByRole('region', { name: 'Differences' }).waitFor();
  await shootSizes(page, 'plan-earlier-open', taken);
  await page.close();
}

async function review(window: BlogWindow, isAll = true): Promise<Locator> {
  await window.button('Review changes').click();
  const trust = window.dialog('Trust this blog');
  const dialog = window.dialog('Publish');
  await trust.or(dialog).first().waitFor();
  if (await trust.isVisible()) await trust.getByRole('button', { name: 'Trust', exact: true }).click();
  await dialog.waitFor();
  const all = dialog.getByRole('radio', { name: 'All changed posts' });
  if (isAll && (await all.isVisible())) {
    await all.check();
    await dialog.getByText(/^All \d+ posts/).waitFor();
  }
  await dialog
    .getByRole('region', { name: 'Differences' })
    .or(dialog.getByText(/^No(thing| file) /))
    .first()
    .waitFor();
  return dialog;
}

function write(blog: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(blog, path)), { recursive: true });
  writeFileSync(join(blog, path), content);
}

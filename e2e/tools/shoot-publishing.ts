import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { BlogWindow } from '../support/blog-window.ts';
import { git } from '../support/git.ts';
import { holdPublishing } from '../support/hold-publishing.ts';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import type { ScratchPlace } from './scratch-place.ts';
import { narrowSize, newPage, previewFilled, shootSizes, sizes } from './shooting.ts';

const taken = [sizes[0], narrowSize];

/** Pictures of a publish on its way, cancelled, and done. */
export async function shootProgress(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('progress', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const remote = join(place.folder, 'progress-remote.git');
  const page = await newPage(browser, (await place.serve(blog)).address);
  const window = await openFirst(page);
  await window.typeAtEnd(' More.');
  const held = holdPublishing({ remote });
  await window.trustAndPublish();
  await held.arrived();
  await page.getByRole('progressbar').waitFor();
  await shootSizes(page, 'progress', taken);
  await window.button('Cancel').focus();
  // The ring shows where keys have led.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await shootSizes(page, 'progress-cancel-focused', taken);
  await page.keyboard.press('Enter');
  await page.getByRole('progressbar').waitFor({ state: 'hidden' });
  await shootSizes(page, 'progress-cancelled', taken);
  held.letGo();
  writeFileSync(join(remote, 'hooks/pre-receive'), '#!/bin/sh\n', { mode: 0o755 });
  await window.button('Publish').click();
  const now = window.dialog('Publish').getByRole('button', { name: 'Publish now' });
  const done = window.publishResult.filter({ hasText: /^Published/ });
  await now.or(done).first().waitFor();
  if (await now.isVisible()) await now.click();
  await done.waitFor();
  await shootSizes(page, 'progress-done', taken);
  await page.close();
}

const post = '_posts/2024-11-02-first-snow.md';
const faults = `
![The ridge](/images/Ridge.png)

![](/images/ridge.png)

[The other stove](/2024/10/01/other-stove.html) and [a section](#nowhere)

TODO: the last line

The key is AKIAIOSFODNN7EXAMPLE and nobody should read it.
`;

/** Pictures of what the checks find: in the plan, when it stops a publish, and when somebody only asks. */
export async function shootChecks(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('checks', {
    '_config.yml': 'title: Hut notes\n',
    [post]: '---\ntitle: First snow\ndate: 2024-11-02\n---\nNobody heard it.\n',
    '_posts/2024-10-01-stove.md': '---\ntitle: The stove\ndate: 2024-10-01\n---\nWarm.\n',
    'images/ridge.png': tinyPng,
  });
  const page = await newPage(browser, (await place.serve(blog)).address);
  const window = await openFirst(page);
  await window.runCommand('Check this post');
  const checks = window.dialog('Checks');
  await checks.waitFor();
  await shootSizes(page, 'checks-none', taken);
  await page.keyboard.press('Escape');
  const before = readFileSync(join(blog, post), 'utf8');
  writeFileSync(join(blog, post), before + faults);
  await window.editor.filter({ hasText: 'the last line' }).waitFor();
  await window.button('Publish').click();
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
  const plan = window.dialog('Publish');
  await plan.getByRole('region', { name: 'Checks' }).waitFor();
  await shootSizes(page, 'checks-in-plan', taken);
  await plan.getByRole('button', { name: 'Publish now' }).click();
  await plan
    .getByRole('button', { name: /^Go to/ })
    .first()
    .and(page.locator(':focus'))
    .waitFor();
  await shootSizes(page, 'checks-stop', taken);
  await page.keyboard.press('Escape');
  writeFileSync(join(blog, post), `${before}\nTODO: the last line\n`);
  await window.editor.filter({ hasNotText: 'other stove' }).waitFor();
  await window.button('Publish').click();
  await plan.getByRole('region', { name: 'Checks' }).waitFor();
  await shootSizes(page, 'checks-warn-in-plan', taken);
  await page.keyboard.press('Escape');
  await window.runCommand('Check this post');
  await checks.getByRole('list', { name: 'Findings' }).waitFor();
  await shootSizes(page, 'checks-warnings', taken);
  await page.close();
}

/** Pictures of what was published before, and of taking it back. */
export async function shootHistory(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('history', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const page = await newPage(browser, (await place.serve(blog)).address);
  const window = await openFirst(page);
  const history = window.dialog('History');
  await window.button('History').click();
  await history.waitFor();
  await shootSizes(page, 'history-untrusted', taken);
  await history.getByRole('radio', { name: 'Kept on this computer' }).check();
  await shootSizes(page, 'history-none-kept', taken);
  await page.keyboard.press('Escape');
  await window.typeAtEnd(' Snowdrift.');
  await window.trustAndPublish();
  await window.publishResult.filter({ hasText: /^Published/ }).waitFor();
  commitMuch(place, blog);
  await window.button('History').click();
  const differences = history.getByRole('region', { name: 'Differences' });
  await differences.waitFor();
  await shootSizes(page, 'history-post', taken);
  await history.getByRole('radio', { name: 'Whole blog' }).check();
  await history.getByRole('option').nth(3).waitFor();
  await differences.waitFor();
  await shootSizes(page, 'history-blog', taken);
  await page.keyboard.press('Escape');
  await window.button('Take back this publish').click();
  const asked = window.dialog('Take back this publish');
  await asked.waitFor();
  await shootSizes(page, 'take-back', taken);
  await asked.getByRole('button', { name: 'Take back', exact: true }).click();
  await window.publishResult.filter({ hasText: /^Taken back/ }).waitFor();
  await shootSizes(page, 'taken-back', taken);
  await window.button('History').click();
  await history.getByRole('option').last().click();
  await history.getByRole('button', { name: 'Restore this version' }).click();
  await window.notices.filter({ hasText: 'Undo takes that back' }).waitFor();
  await shootSizes(page, 'history-restored', taken);
  await window.button('History').click();
  await history.getByRole('radio', { name: 'Kept on this computer' }).check();
  await history.getByRole('region', { name: 'Text' }).waitFor();
  await shootSizes(page, 'history-kept', taken);
  await page.close();
}

/** A past of several hands, with messages that are long, in other scripts, and of more than a line. */
function commitMuch({ env }: ScratchPlace, blog: string): void {
  const commit = (path: string, text: string, ...more: readonly string[]) => {
    writeFileSync(join(blog, path), text);
    git(env, blog, 'add', path);
    git(env, blog, ...more);
  };
  const zoe = ['-c', 'user.name=Zoë Brunner-Wattenwyl von und zu der Halde'];
  commit(
    'posts/2023/train.rst',
    '.. title: The slow train\n.. slug: train\n.. date: 2023-05-01\n\nThree hours.\n',
    ...zoe,
    'commit',
    '-qm',
    'Three hours\n\nIt was three hours, as everybody knows who was on it.\nAnd it was late.',
  );
  commit(
    'pages/about.md',
    '<!--\n.. title: About the hut\n.. date: 2021-01-01\n-->\n\nA hut.\n',
    'commit',
    '-qm',
    'كوخ في الجبل',
  );
  commit(
    'posts/2025-a.md',
    '<!--\n.. title: 山小屋\n.. date: 2025-01-01\n-->\n\n冬。\n',
    'commit',
    '-qm',
    `A message that goes on ${'and on '.repeat(20)}`,
  );
}

async function openFirst(page: Parameters<typeof shootSizes>[0]): Promise<BlogWindow> {
  const window = new BlogWindow(page);
  await window.openPost('First snow');
  await window.search.fill('');
  await previewFilled(window);
  return window;
}

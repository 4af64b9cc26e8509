import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import { dismissAll, openFirstPost, writeMore } from './first-post.ts';
import type { ScratchPlace } from './scratch-place.ts';
import { narrowSize, shootSizes, sizes } from './shooting.ts';

const taken = [sizes[0], narrowSize];

/** Pictures of what is asked for and is not there any more, or never was: a finding, a kept version, a rule. */
export async function shootGone(browser: Browser, place: ScratchPlace): Promise<void> {
  await shootFindings(browser, place);
  await shootVersion(browser, place);
}

/** A rule that there is not, and a finding that somebody else has put right meanwhile. */
async function shootFindings(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('gone-findings', {
    ...nikolaBlog,
    'images/ridge.png': tinyPng,
    '.leysin.json': '{ "version": 1, "checks": { "no-typos": "error", "todo": "loud" } }\n',
  });
  const window = await openFirstPost(browser, (await place.serve(blog)).address);
  await writeMore(window, '\n\n![The ridge](/images/Ridge.png)\n');
  await window.runCommand('Check this post');
  const dialog = window.dialog('Checks');
  await dialog.getByRole('alert').first().waitFor();
  await shootSizes(window.page, 'checks-bad-setting', taken);
  const file = join(blog, 'posts/2024/first-snow.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Ridge.png', 'ridge.png'));
  // Behind a dialog the editor has no role.
  await window.page
    .locator('.cm-content')
    .filter({ hasNotText: /Ridge\.png/ })
    .waitFor();
  await dialog.getByRole('list', { name: 'Findings' }).getByRole('button').last().click();
  await dialog.getByRole('alert').filter({ hasText: 'This was not changed' }).waitFor();
  await shootSizes(window.page, 'checks-no-fix', taken);
  await window.page.close();
}

/** A version that was kept, and whose file is removed while the list of them is open. */
async function shootVersion(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('gone-version', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const window = await openFirstPost(browser, (await place.serve(blog)).address);
  await writeMore(window, ' Snowdrift.');
  await window.trustAndPublish();
  await window.publishResult.filter({ hasText: /^Published/ }).waitFor();
  await window.button('History').click();
  const history = window.dialog('History');
  await history.getByRole('option').last().click();
  await history.getByRole('button', { name: 'Restore this version' }).click();
  await window.notices.filter({ hasText: 'Undo takes that back' }).waitFor();
  await dismissAll(window);
  await window.button('History').click();
  await history.getByRole('radio', { name: 'Kept on this computer' }).check();
  await history.getByRole('region', { name: 'Text' }).waitFor();
  for (const path of readdirSync(join(place.env.LEYSIN_HOME ?? '', 'history'), { recursive: true }))
    if (String(path).endsWith('.txt')) rmSync(join(place.env.LEYSIN_HOME ?? '', 'history', String(path)));
  await history.getByRole('button', { name: 'Restore this version' }).click();
  await window.alerts.filter({ hasText: 'There is no such version' }).waitFor();
  await shootSizes(window.page, 'history-gone', taken);
  await window.page.close();
}

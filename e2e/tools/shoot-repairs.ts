import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { BlogWindow } from '../support/blog-window.ts';
import { git } from '../support/git.ts';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import { openFirstPost, writeMore } from './first-post.ts';
import { publishUntil } from './publish-until.ts';
import type { ScratchPlace } from './scratch-place.ts';
import { narrowSize, shootSizes, sizes } from './shooting.ts';

const taken = [sizes[0], narrowSize];

/** Pictures of a branch that is new, gone or another one online, and of the buttons that put that right. */
export async function shootRepairs(browser: Browser, place: ScratchPlace): Promise<void> {
  await shootNewBranch(browser, place);
  await shootBranchGone(browser, place);
  await shootRewritten(browser, place);
}

/** The line that says that a branch is made online, before it is. */
async function shootNewBranch(browser: Browser, place: ScratchPlace): Promise<void> {
  const folder = place.makeBlog('branch-new', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const window = await openFirstPost(browser, (await place.serve(folder)).address);
  await publishOnce(window);
  await window.runCommand('Choose where to publish');
  const target = window.dialog('Where to publish');
  await target.getByRole('textbox', { name: 'Branch' }).fill('site');
  await window.page.keyboard.press('Enter');
  await target.waitFor({ state: 'hidden' });
  await writeMore(window, ' For the new branch.');
  await window.button('Publish').click();
  await window.dialog('Publish').getByText('has not been seen online yet').waitFor();
  await window.dialog('Publish').getByText('+ More. For the new branch.').waitFor();
  await shootSizes(window.page, 'branch-new', taken);
  await window.dialog('Publish').getByRole('button', { name: 'Publish now' }).click();
  await window.publishResult.filter({ hasText: /^Published/ }).waitFor();
  await shootSizes(window.page, 'branch-new-published', taken);
  await window.page.close();
}

async function shootBranchGone(browser: Browser, place: ScratchPlace): Promise<void> {
  const folder = place.makeBlog('branch-gone', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const window = await openFirstPost(browser, (await place.serve(folder)).address);
  const there = (...args: readonly string[]) => git(place.env, `${folder}-remote.git`, ...args).trim();
  await publishOnce(window);
  const tip = there('rev-parse', 'main');
  there('update-ref', '-d', 'refs/heads/main');
  await writeMore(window, ' And it stayed.');
  await publishUntil(window, window.alerts);
  await shootSizes(window.page, 'branch-gone', taken);
  there('update-ref', 'refs/heads/main', tip);
  const anew = window.alerts.getByRole('button', { name: 'Publish it anew' });
  const dialog = window.dialog('Publish the branch anew');
  const goOn = dialog.getByRole('button', { name: 'Publish it anew' });
  await anew.click();
  await shootSizes(window.page, 'branch-anew-place', taken);
  await goOn.click();
  await window.alerts.filter({ hasText: 'is online again' }).waitFor();
  await shootSizes(window.page, 'branch-back', taken);
  there('update-ref', '-d', 'refs/heads/main');
  git(place.env, folder, 'commit', '--quiet', '--allow-empty', '-m', 'Notes for the next winter');
  await publishUntil(window, anew);
  await anew.click();
  await dialog.getByRole('region', { name: 'Commits made earlier' }).waitFor();
  await shootSizes(window.page, 'branch-anew-asked', taken);
  await goOn.click();
  await window.notices.filter({ hasText: 'The branch is online again' }).waitFor();
  await shootSizes(window.page, 'branch-anew', taken);
  await window.page.close();
}

async function shootRewritten(browser: Browser, place: ScratchPlace): Promise<void> {
  const folder = place.makeBlog('rewritten', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const window = await openFirstPost(browser, (await place.serve(folder)).address);
  await publishOnce(window);
  replaceHistory(place, folder);
  await writeMore(window, ' And it stayed.');
  await publishUntil(window, window.alerts);
  await shootSizes(window.page, 'history-rewritten', taken);
  await window.alerts.getByRole('button', { name: 'Take over the history online' }).click();
  const dialog = window.dialog('Take over the history online');
  await dialog.waitFor();
  await shootSizes(window.page, 'history-taking-over', taken);
  await dialog.getByRole('button', { name: 'Take it over' }).click();
  await window.notices.filter({ hasText: 'The history here is that online now' }).waitFor();
  await window.notices.getByText('What is kept').click();
  await shootSizes(window.page, 'history-taken-over', taken);
  await window.page.close();
}

/** Somebody puts another commit in the place of the last one online, as a force push does. */
function replaceHistory({ env }: ScratchPlace, folder: string): void {
  const remote = join(`${folder}-remote.git`);
  const there = (...args: readonly string[]) => git(env, remote, ...args).trim();
  const first = there('rev-list', '--max-parents=0', 'main');
  const other = there('commit-tree', '-m', 'Without it', '-p', first, `${first}^{tree}`);
  there('update-ref', 'refs/heads/main', other);
}

async function publishOnce(window: BlogWindow): Promise<void> {
  await writeMore(window, ' More.');
  await window.trustAndPublish();
  await window.publishResult.filter({ hasText: /^Published/ }).waitFor();
}

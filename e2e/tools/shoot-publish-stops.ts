import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from '@playwright/test';
import { BlogWindow } from '../support/blog-window.ts';
import { git } from '../support/git.ts';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import { publishUntil } from './publish-until.ts';
import type { ScratchPlace } from './scratch-place.ts';
import { narrowSize, newPage, shoot, shootSizes } from './shooting.ts';

/** What a host says to a push it declines, by the name of the picture. */
const refusals: Readonly<Record<string, string>> = {
  'branch-protected': 'error: GH006: Protected branch update failed for refs/heads/main.',
  'needs-review':
    'error: GH013: Repository rule violations found.\n- Changes must be made through a pull request.',
  'secret-refused':
    '- GITHUB PUSH PROTECTION\n    Push cannot contain secrets\n      —— Token ——\n      path: posts/a.md:3',
  'file-too-large':
    'error: GH001: Large files detected.\nerror: File big.zip exceeds the file size limit of 100 MB',
  'read-only': 'This repository was archived so it is read-only.',
  quota: 'GitLab: Your push would exceed the storage limit of 10 GB.',
  refused: 'posts need a title',
};

/** Pictures of what stops a publish and of what it asks: who writes, where to, what the host declines. */
export async function shootPublishStops(browser: Browser, place: ScratchPlace): Promise<void> {
  const name = 'stops';
  const folder = place.makeBlog(name, { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const remote = join(place.folder, `${name}-remote.git`);
  const say = (...args: readonly string[]) => git(place.env, folder, ...args);
  say('remote', 'rename', 'origin', 'home');
  say('remote', 'add', 'work', 'https://forge.example/ann/notes.git');
  say('branch', '--unset-upstream');
  say('config', 'user.name', '');
  const page = await newPage(browser, (await place.serve(folder)).address);
  const window = new BlogWindow(page);
  await window.openPost('First snow');
  await window.typeAtEnd(' More.');
  await window.button('Publish').click();
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
  const dialog = window.dialog('Where to publish');
  await dialog.waitFor();
  await shootSizes(page, 'publish-place', [narrowSize]);
  await dialog.getByRole('textbox', { name: 'Branch' }).fill('not a branch');
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').waitFor();
  await shoot(page, 'publish-place-wrong');
  await dialog.getByRole('textbox', { name: 'Branch' }).fill('main');
  await page.keyboard.press('Enter');
  await window.dialog('Publish').getByRole('button', { name: 'Publish now' }).click();
  const author = window.dialog('Who writes here?');
  await author.waitFor();
  await shoot(page, 'publish-author');
  await author.getByRole('textbox', { name: 'Name' }).fill('Ann');
  await author.getByRole('textbox', { name: 'E-mail' }).fill('ann, at home');
  await page.keyboard.press('Enter');
  await author.getByRole('alert').waitFor();
  await shoot(page, 'publish-author-wrong');
  await author.getByRole('textbox', { name: 'E-mail' }).fill('ann@example.invalid');
  hook(join(remote, 'hooks/pre-receive'), refusals.refused ?? '');
  await page.keyboard.press('Enter');
  await window.alerts.first().waitFor();
  for (const [title, words] of Object.entries(refusals)) {
    hook(join(remote, 'hooks/pre-receive'), words);
    await stopAgain(window, `publish-stop-${title}`);
  }
  rmSync(join(remote, 'hooks/pre-receive'));
  await window.typeAtEnd(' And more.');
  hook(join(folder, '.git/hooks/pre-commit'), 'posts/2024/first-snow.md:3: “teh” is no word');
  await stopAgain(window, 'publish-stop-hook');
  await page.setViewportSize(narrowSize);
  await shoot(page, 'publish-stop-hook-800');
  await page.close();
}

async function stopAgain(window: BlogWindow, name: string): Promise<void> {
  await window.page.getByRole('button', { name: 'Dismiss' }).last().click();
  await publishUntil(window, window.alerts);
  await shoot(window.page, name);
}

function hook(path: string, words: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\ncat >&2 <<'END'\n${words}\nEND\nexit 1\n`);
  chmodSync(path, 0o755);
}

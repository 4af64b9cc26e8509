import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { BlogWindow } from '../support/blog-window.ts';
import { git } from '../support/git.ts';
import { makeGitDaemon } from '../support/git-daemon.ts';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import type { ScratchPlace } from './scratch-place.ts';
import { narrowSize, newPage, previewFilled, shootSizes, sizes } from './shooting.ts';

const taken = [sizes[0], narrowSize];

/** What waits for the network, and what changed online: lines, marks in the list, dialogs. */
export async function shootOnline(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('online', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const daemon = await makeGitDaemon(place.folder, place.env);
  git(place.env, blog, 'remote', 'set-url', 'origin', daemon.address('online-remote.git'));
  const page = await newPage(browser, (await place.serve(blog)).address);
  const window = new BlogWindow(page);
  await window.button('Dismiss').click();
  await window.openPost('First snow');
  await window.search.fill('');
  await window.typeAtEnd(' Written on a train.');
  await window.fileState.filter({ hasText: /^Saved/ }).waitFor();
  await window.trustAndPublish();
  await page.getByRole('region', { name: 'Waiting for the network' }).waitFor();
  await previewFilled(window);
  await shootSizes(page, 'offline-waiting', taken);
  await daemon.start();
  const hook = join(place.folder, 'online-remote.git/hooks/pre-receive');
  writeFileSync(hook, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  await window.button('Send now').click();
  await window.alerts.first().waitFor();
  await shootSizes(page, 'offline-stopped', taken);
  rmSync(hook);
  await window.button('Send now').click();
  await window.publishResult.filter({ hasText: /^Published/ }).waitFor();
  changeElsewhere(place);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByRole('region', { name: 'Changed online' }).getByText('paragraph').waitFor();
  await shootSizes(page, 'online-changed', taken);
  await window.button('Compare').click();
  await shootSizes(page, 'online-compare', taken);
  await page.keyboard.press('Escape');
  await window.runCommand('Changes online');
  await window.dialog('Changes online').waitFor();
  await shootSizes(page, 'online-list', taken);
  await page.keyboard.press('Escape');
  await window.button('Get all 3').click();
  await window.publishResult.filter({ hasText: /came/ }).waitFor();
  await shootSizes(page, 'online-got', taken);
  await page.close();
  await daemon.stop();
}

function changeElsewhere({ folder, env }: ScratchPlace): void {
  const clone = join(folder, 'elsewhere');
  git(env, folder, 'clone', '--quiet', join(folder, 'online-remote.git'), clone);
  const change = (path: string, from: string, to: string) => {
    const file = join(clone, path);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  change('posts/2024/first-snow.md', 'nobody heard it', 'everybody heard it');
  change('posts/2023/train.rst', 'two hours', 'three hours');
  git(env, clone, 'rm', '--quiet', 'pages/about.md');
  git(env, clone, '-c', 'user.name=Zoë Brunner', 'commit', '--quiet', '--all', '-m', 'Written elsewhere');
  git(env, clone, 'push', '--quiet');
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import type { BlogWindow } from '../support/blog-window.ts';
import { git } from '../support/git.ts';
import { type GitDaemon, makeGitDaemon } from '../support/git-daemon.ts';
import { holdPublishing } from '../support/hold-publishing.ts';
import { startLeysin } from '../support/leysin-process.ts';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import { openFirstPost, writeMore } from './first-post.ts';
import { publishUntil } from './publish-until.ts';
import type { ScratchPlace } from './scratch-place.ts';
import { narrowSize, shootSizes, sizes } from './shooting.ts';

const taken = [sizes[0], narrowSize];
const program = fileURLToPath(new URL('../../dist/main/leysin.mjs', import.meta.url));

/** Pictures of what waits and cannot be sent, of a publish that was cut off, and of a second one while one runs. */
export async function shootWaiting(browser: Browser, place: ScratchPlace): Promise<void> {
  for (const [name, change] of Object.entries(meanwhile)) await shootBlocked(browser, place, name, change);
  await shootCutOff(browser, place);
  await shootRunning(browser, place);
}

/** What happens to a blog while something waits, by the name of the picture. */
const meanwhile: Readonly<Record<string, (place: ScratchPlace, folder: string) => void>> = {
  'waiting-gone': ({ env }, folder) => git(env, folder, 'reset', '--quiet', '--soft', 'HEAD~1'),
  'waiting-blocked-commits': (place, folder) => {
    changeElsewhere(place, folder);
    writeFileSync(join(folder, 'notes.txt'), 'Other notes.\n');
    git(place.env, folder, 'commit', '--quiet', '-m', 'By hand', '--', 'notes.txt');
  },
  'waiting-blocked-branch': (place, folder) => {
    changeElsewhere(place, folder);
    git(place.env, folder, 'switch', '--quiet', '--create', 'drafts');
  },
};

async function shootBlocked(
  browser: Browser,
  place: ScratchPlace,
  name: string,
  change: (place: ScratchPlace, folder: string) => void,
): Promise<void> {
  const { window, folder, daemon } = await publishOffline(browser, place, name);
  change(place, folder);
  await daemon.start();
  await window.button('Send now').click();
  await window.alerts.first().waitFor();
  await shootSizes(window.page, name, taken);
  await window.page.close();
  await daemon.stop();
}

async function publishOffline(
  browser: Browser,
  place: ScratchPlace,
  name: string,
): Promise<{ readonly window: BlogWindow; readonly folder: string; readonly daemon: GitDaemon }> {
  const folder = place.makeBlog(name, { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const daemon = await makeGitDaemon(place.folder, place.env);
  git(place.env, folder, 'remote', 'set-url', 'origin', daemon.address(`${name}-remote.git`));
  const window = await openFirstPost(browser, (await place.serve(folder)).address);
  await writeMore(window, ' Written on a train.');
  await window.trustAndPublish();
  await window.page.getByRole('region', { name: 'Waiting for the network' }).waitFor();
  return { window, folder, daemon };
}

function changeElsewhere({ folder: where, env }: ScratchPlace, blog: string): void {
  const clone = join(where, `${blog}-elsewhere`);
  git(env, where, 'clone', '--quiet', `${blog}-remote.git`, clone);
  const file = join(clone, 'posts/2023/train.rst');
  writeFileSync(file, readFileSync(file, 'utf8').replace('two hours', 'three hours'));
  git(env, clone, 'commit', '--quiet', '--all', '-m', 'Written elsewhere');
  git(env, clone, 'push', '--quiet');
}

/** The program is killed while it sends: told at its next start, and sent then. */
async function shootCutOff(browser: Browser, place: ScratchPlace): Promise<void> {
  const folder = place.makeBlog('cut-off', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const held = holdPublishing({ remote: `${folder}-remote.git` });
  const first = await startLeysin(folder, place.env);
  const killed = await openFirstPost(browser, first.address);
  await writeMore(killed, ' Cut off.');
  await killed.trustAndPublish();
  await held.arrived();
  await first.kill();
  await killed.page.close();
  const window = await openFirstPost(browser, (await place.serve(folder)).address);
  const line = window.page.getByRole('region', { name: 'Not online yet' });
  await line.waitFor();
  await shootSizes(window.page, 'cut-off', taken);
  held.letGo();
  await line.getByRole('button', { name: 'Send now' }).click();
  await window.publishResult.filter({ hasText: /^Published/ }).waitFor();
  await shootSizes(window.page, 'cut-off-sent', taken);
  await window.page.close();
}

/** A command in a terminal publishes, and takes its time. */
async function shootRunning(browser: Browser, place: ScratchPlace): Promise<void> {
  const folder = place.makeBlog('running', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const window = await openFirstPost(browser, (await place.serve(folder)).address);
  await writeMore(window, ' From the terminal.');
  const held = holdPublishing({ remote: `${folder}-remote.git` });
  const command = publishInTerminal(place, folder);
  await held.arrived();
  await writeMore(window, ' From the window.');
  await publishUntil(window, window.alerts);
  await shootSizes(window.page, 'publish-running', taken);
  held.letGo();
  await once(command, 'exit');
  await window.page.close();
}

function publishInTerminal({ env }: ScratchPlace, folder: string): ChildProcess {
  const args = ['publish', 'posts/2024/first-snow.md', '--trust'];
  return spawn(process.execPath, [program, ...args], { cwd: folder, env, stdio: 'ignore' });
}

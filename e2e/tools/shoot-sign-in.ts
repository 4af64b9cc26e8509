import type { Browser, Page } from '@playwright/test';
import { BlogWindow } from '../support/blog-window.ts';
import { git } from '../support/git.ts';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import { speakToSshHost, sshHost, startClosedHost } from '../support/sign-in-remotes.ts';
import { publishUntil } from './publish-until.ts';
import type { ScratchPlace } from './scratch-place.ts';
import { narrowSize, newPage, previewFilled, shootSizes, sizes } from './shooting.ts';

const dialogSizes = [sizes[0], narrowSize];

/** What is asked before a host lets us in: a login, again after a refusal, and an unknown host. */
export async function shootSignIn(browser: Browser, place: ScratchPlace): Promise<void> {
  const folder = place.makeBlog('signed', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const closed = await startClosedHost();
  git(place.env, folder, 'remote', 'set-url', 'origin', closed.address);
  const page = await newPage(browser, (await place.serve(folder)).address);
  const window = new BlogWindow(page);
  await window.openPost('First snow');
  await previewFilled(window);
  await window.typeAtEnd(' One more line.');
  await window.fileState.filter({ hasText: /Saved/ }).waitFor();
  await window.trustAndPublish();
  const login = window.dialog(`Sign in to ${closed.host}`);
  await shootWhenThere(page, login, 'dialog-sign-in');
  await login.getByRole('textbox', { name: 'User name' }).fill('writer');
  await login.getByLabel('Password or token').fill('not this one');
  await login.getByRole('button', { name: 'Sign in' }).click();
  await shootWhenThere(page, login.getByRole('alert'), 'dialog-sign-in-again');
  await page.keyboard.press('Escape');
  await login.waitFor({ state: 'hidden' });
  await shootSizes(page, 'sign-in-declined', dialogSizes);
  await closed.stop();
  speakToSshHost({ folder, remote: `${folder}-remote.git`, env: place.env });
  const unknown = window.dialog(`Connect to ${sshHost.name}`);
  await publishUntil(window, unknown);
  await shootWhenThere(page, unknown, 'dialog-host-key');
  await page.close();
}

async function shootWhenThere(page: Page, what: { waitFor(): Promise<void> }, name: string): Promise<void> {
  await what.waitFor();
  await shootSizes(page, name, dialogSizes);
}

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from '@playwright/test';
import { git, gitHome } from '../support/git.ts';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import { openFirstPost } from './first-post.ts';
import type { ScratchPlace } from './scratch-place.ts';
import { narrowSize, shootSizes, sizes } from './shooting.ts';

const taken = [sizes[0], narrowSize];

/** Pictures of what stops a blog on its way into a repository and online, and a clone. */
export async function shootRepositoryErrors(browser: Browser, place: ScratchPlace): Promise<void> {
  await shootFirstCommit(browser, place);
  await shootConnecting(browser, place);
  await shootCloning(browser, place);
}

/** A name that git would not take; then a file is written between what was shown and the commit. */
async function shootFirstCommit(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('first-commit', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  rmSync(join(blog, '.git'), { recursive: true });
  writeFileSync(join(place.env.HOME ?? '', '.gitconfig'), '');
  const window = await openFirstPost(browser, (await place.serve(blog)).address);
  await window.button('Publish').click();
  const dialog = window.dialog('Put this blog online');
  await dialog.getByRole('button', { name: 'Create a repository' }).click();
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Ann <Lee>');
  await dialog.getByRole('textbox', { name: 'Your e-mail address' }).fill('ann@example.org');
  await submit(dialog, 'Commit', 'repository-bad-author', 'Git does not take that name');
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Ann Lee');
  writeFileSync(join(blog, 'pages/more.md'), 'More.\n');
  await submit(dialog, 'Commit', 'repository-plan-changed', 'Something changed');
  await dialog.getByText('pages/more.md').waitFor();
  await window.page.close();
  // Whoever takes pictures after this has a name again.
  gitHome(place.folder);
}

async function shootConnecting(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('connecting', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const other = `${place.makeBlog('connecting-other', { 'index.md': 'Another.\n' })}-remote.git`;
  git(place.env, blog, 'remote', 'remove', 'origin');
  const window = await openFirstPost(browser, (await place.serve(blog)).address);
  await window.button('Publish').click();
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
  const alert = window.alerts.filter({ hasText: 'There is nowhere to publish to' });
  await alert.or(window.dialog('Publish')).first().waitFor();
  await shootSizes(window.page, 'repository-no-remote', taken);
  if (!(await alert.isVisible()))
    await window.dialog('Publish').getByRole('button', { name: 'Publish now' }).click();
  await alert.getByRole('button', { name: 'Connect to a remote…' }).click();
  const dialog = window.dialog('Put this blog online');
  const address = dialog.getByRole('textbox', { name: 'Address', exact: true });
  const wrong = {
    'repository-bad-address': ['codeberg, ann/blog', 'This is not an address'],
    'repository-address-has-secret': ['https://ann:secret@codeberg.org/ann/blog.git', 'holds a password'],
    'repository-unsupported-transport': ['http://blog.example/ann/blog.git', 'This kind of remote address'],
    'repository-address-is-folder': [other, 'This is a folder'],
  } as const;
  for (const [name, [text, title]] of Object.entries(wrong)) {
    await address.fill(text);
    await submit(dialog, 'Connect', name, title);
  }
  await address.fill(join(place.folder, 'nowhere.git'));
  await dialog.getByRole('checkbox').check();
  await submit(dialog, 'Connect', 'repository-remote-not-found', 'was not found online');
  await address.fill(blog);
  await submit(dialog, 'Connect', 'repository-address-is-own', 'the blog’s own folder');
  await address.fill(other);
  await submit(dialog, 'Connect', 'repository-not-empty', 'Something else is online');
  git(place.env, blog, 'remote', 'add', 'home', other);
  await submit(dialog, 'Connect', 'repository-has-remote', 'has a remote already');
  await window.page.close();
}

async function shootCloning(browser: Browser, place: ScratchPlace): Promise<void> {
  const blog = place.makeBlog('cloning', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const window = await openFirstPost(browser, (await place.serve(blog)).address);
  await window.button('Open blog').click();
  await window.button('Clone from an address…').click();
  const dialog = window.dialog('Clone a blog');
  await dialog.getByRole('textbox', { name: 'Address', exact: true }).fill(`${blog}-remote.git`);
  await dialog.getByRole('checkbox').check();
  const folder = dialog
    .getByRole('textbox', { name: 'Folder' })
    .or(dialog.getByRole('combobox', { name: 'Folder' }));
  await folder.fill(blog);
  await submit(dialog, 'Clone', 'clone-folder-not-empty', 'There is something in that folder');
  await folder.fill('blogs/hut');
  await submit(dialog, 'Try again', 'clone-bad-folder', 'A blog cannot be put there');
  rmSync(`${blog}-remote.git`, { recursive: true });
  await folder.fill(join(place.folder, 'cloned'));
  await submit(dialog, 'Try again', 'clone-remote-not-found', 'was not found online');
  await window.page.close();
}

/** Presses a button, and takes what is said then. */
async function submit(
  dialog: Locator,
  button: string | RegExp,
  picture: string,
  title: string,
): Promise<void> {
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.getByRole('alert').filter({ hasText: title }).waitFor();
  await shootSizes(dialog.page(), picture, taken);
}

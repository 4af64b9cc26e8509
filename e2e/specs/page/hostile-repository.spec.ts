import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { findMarkers, makeHostile, withNotingGit } from '../../support/hostile-repository.ts';
import { runLeysin } from '../../support/leysin-process.ts';

const post = 'posts/2024/first-snow.md';

test('a hostile repository is read and written without one git, until it is trusted', async ({ desk }) => {
  test.skip(process.platform === 'win32', 'its programs are shell scripts');
  const made = desk.makeBlog();
  makeHostile(made);
  const { blog, said } = withNotingGit(made, desk.place);
  const run = (...args: readonly string[]) => runLeysin(blog.env, blog.folder, ...args).code;
  expect(run('list', '--json')).toBe(0);
  expect(run('render', post)).toBe(0);
  expect(run('new', 'From a terminal', '--draft')).toBe(0);
  expect([run('publish'), run('publish', '--dry-run'), run('pull')]).toEqual([1, 1, 1]);

  const program = await desk.start(blog);
  const { window } = program;
  await expect(window.posts.getByRole('option').first()).toBeVisible();
  await window.search.fill('nobody heard');
  await expect(window.posts.getByRole('option')).toContainText(['First snow']);
  await window.openPost('First snow');
  await expect(window.article).toContainText('nobody heard it');
  await window.typeAtEnd(' Written under guard.');
  await window.page.keyboard.press('ControlOrMeta+s');
  await expect(window.fileState).toHaveText(/^Saved/);
  await window.button('New post').click();
  await window.dialog('New post').getByRole('textbox', { name: 'Title' }).fill('Rain at noon');
  await window.dialog('New post').getByRole('button', { name: 'Create' }).click();
  await expect(window.dialog('New post')).toBeHidden();
  await expect(window.page.getByRole('textbox', { name: 'Title' })).toHaveValue('Rain at noon');
  await window.openPost('Winter Sprint');
  await window.runCommand('Convert this post to Markdown');
  await expect(window.notices).toContainText(/Markdown/);
  for (const name of ['Publish', 'Get changes', 'Review changes']) {
    await window.button(name).click();
    await window.dialog('Trust this blog').getByRole('button', { name: 'Not now' }).click();
  }
  await program.stop();
  expect(said()).toBe('');
  expect(findMarkers(desk.place)).toEqual([]);
  expect(readFileSync(join(blog.folder, post), 'utf8')).toContain('Written under guard.');

  // Control: git would have been noted, and would have run what the repository names.
  run('publish', post, '--trust');
  expect(said()).toContain('core.fsmonitor=false');
  const config = join(blog.folder, '.git/config');
  writeFileSync(config, readFileSync(config, 'utf8').replace(/\[include\][^[]*/, ''));
  try {
    git(made.env, blog.folder, 'status');
  } catch {
    // Some of what it runs is the end of it.
  }
  expect(findMarkers(desk.place)).not.toEqual([]);
});

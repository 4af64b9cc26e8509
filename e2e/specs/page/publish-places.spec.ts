import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';

test('a publish asks once where it goes and who writes, and then is done', async ({ desk }) => {
  const blog = desk.makeBlog();
  const home = join(blog.env.HOME ?? '', '.gitconfig');
  writeFileSync(home, '[init]\n\tdefaultBranch = main\n');
  const say = (...args: readonly string[]) => git(blog.env, blog.folder, ...args);
  say('remote', 'rename', 'origin', 'home');
  say('remote', 'add', 'work', join(desk.place, 'work.git'));
  say('branch', '--unset-upstream');
  const window = await desk.open(blog);
  await window.openPost('First snow');
  await window.typeAtEnd(' Somewhere.');
  await expect(window.fileState).toHaveText(/^Saved/);
  await window.button('Publish').click();
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();

  const place = window.dialog('Where to publish');
  await expect(place.getByRole('combobox', { name: 'Remote' })).toBeFocused();
  await place.getByRole('textbox', { name: 'Branch' }).fill('not a branch');
  await place.getByRole('button', { name: 'Keep and publish' }).click();
  await expect(place.getByRole('alert')).toContainText('A branch cannot have that name');
  await place.getByRole('textbox', { name: 'Branch' }).fill('live');
  await place.getByRole('button', { name: 'Keep and publish' }).click();
  const dialog = window.dialog('Publish');
  await expect(dialog).toContainText('To branch live');
  await dialog.getByRole('button', { name: 'Publish now' }).click();

  const author = window.dialog('Who writes here?');
  await expect(author.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await window.page.keyboard.type('Ann Writer');
  await window.page.keyboard.press('Tab');
  await window.page.keyboard.type('ann@example.invalid');
  await window.page.keyboard.press('Enter');
  await expect(window.publishResult).toHaveText(/^Published/);
  await expect(window.page.getByRole('alert')).toHaveCount(0);
  expect(git(blog.env, blog.remote, 'log', '-1', '--format=%an %ae', 'live')).toBe(
    'Ann Writer ann@example.invalid\n',
  );
  expect(git(blog.env, blog.remote, 'rev-list', '--count', 'main').trim()).toBe('1');
  expect(readFileSync(home, 'utf8')).not.toContain('Ann');

  // What was chosen can be seen, changed, and left to git again.
  await window.page.keyboard.press('ControlOrMeta+Shift+p');
  await window.dialog('Commands').getByRole('combobox').fill('choose where');
  await window.page.keyboard.press('Enter');
  await expect(place.getByRole('textbox', { name: 'Branch' })).toHaveValue('live');
  await place.getByRole('button', { name: 'As git is set' }).click();
  await expect(place).toBeHidden();
});

test('a branch that was renamed online is offered by its new name, and the publish goes on there', async ({
  desk,
}) => {
  const blog = desk.makeBlog();
  const window = await desk.open(blog);
  await window.openPost('First snow');
  await window.typeAtEnd(' Somewhere.');
  await expect(window.fileState).toHaveText(/^Saved/);
  git(blog.env, blog.remote, 'symbolic-ref', 'HEAD', 'refs/heads/main');
  git(blog.env, blog.remote, 'branch', '-m', 'main', 'trunk');
  await window.trustAndPublish();
  await expect(window.publishResult).toHaveText('Not published: The branch is no longer online');
  await expect(window.alerts.first()).toContainText('What is there now is the branch trunk.');
  await window.alerts.first().getByRole('button', { name: 'Choose where to publish' }).press('Enter');
  const place = window.dialog('Where to publish');
  await expect(place).toContainText('What is online now is the branch trunk.');
  await expect(place.getByRole('textbox', { name: 'Branch' })).toHaveValue('trunk');
  await place.getByRole('button', { name: 'Keep and publish' }).press('Enter');
  await window.dialog('Publish').getByRole('button', { name: 'Publish now' }).click();
  await expect(window.publishResult).toHaveText(/^Published/);
  await expect(window.alerts).toHaveCount(0);
  expect(git(blog.env, blog.remote, 'branch', '--format=%(refname:short)')).toBe('trunk\n');
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { findAccessDefects, findLayoutDefects } from '../../support/look-checks.ts';

const snow = '_posts/2024-11-02-first-snow.md';
const stove = '_posts/2024-10-01-stove.md';

test('where the open post has nothing to publish, what else waits is said, and a key leads to it', async ({
  desk,
}) => {
  const blog = desk.makeBlog({
    '_config.yml': 'title: Hut notes\n',
    [snow]: '---\ntitle: First snow\n---\nNobody heard it.\n',
    [stove]: '---\ntitle: The stove\n---\nIt is warm.\n',
  });
  const change = (folder: string, to: string) => {
    const file = join(folder, stove);
    writeFileSync(file, readFileSync(file, 'utf8').replace('warm', to));
  };
  const window = await desk.open(blog);
  await window.openPost('First snow');
  await window.typeAtEnd(' More.');
  await expect(window.fileState).toHaveText(/^Saved/);
  await window.trustAndPublish();
  await expect(window.publishResult).toHaveText(/^Published/);
  await window.button('Publish').click();
  await expect(window.publishResult).toHaveText('Nothing to publish: all of it is online');

  change(blog.folder, 'hot');
  await window.button('Publish').click();
  await expect(window.publishResult).toHaveText('Nothing to publish in this post; 1 other file changed here');
  await window.page.setViewportSize({ width: 700, height: 600 });
  expect(await findAccessDefects(window.page)).toEqual([]);
  expect(await findLayoutDefects(window.page)).toEqual([]);
  await window.button('Look at the other changes').press('Enter');
  const plan = window.dialog('Publish');
  await expect(plan.getByRole('list', { name: 'Files' })).toContainText('The stove');
  await plan.getByRole('radio', { name: 'This post with its files' }).check();
  await expect(plan).toContainText('Nothing to publish in this post.');
  await plan.getByRole('button', { name: 'Cancel' }).click();

  const clone = join(blog.folder, '..', 'elsewhere');
  git(blog.env, blog.remote, 'clone', '--quiet', blog.remote, clone);
  change(clone, 'cold');
  git(blog.env, clone, 'commit', '--quiet', '--all', '-m', 'Written elsewhere');
  git(blog.env, clone, 'push', '--quiet');
  git(blog.env, blog.folder, 'fetch', '--quiet');
  await window.button('Publish').click();
  await expect(window.publishResult).toHaveText(
    'Nothing to publish in this post; 1 file waits for a choice between versions',
  );
  await window.button('Choose versions').press('Enter');
  await expect(window.dialog('Changed here and online')).toContainText('It is cold');
});

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Desk, expect, type TestBlog, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { makeGitDaemon } from '../../support/git-daemon.ts';

const post = 'posts/2024/first-snow.md';

/** A blog whose remote is behind a server that does not run yet. */
async function makeBlogAtDaemon(desk: Desk) {
  const blog = desk.makeBlog();
  const daemon = await makeGitDaemon(dirname(blog.remote), blog.env);
  git(blog.env, blog.folder, 'remote', 'set-url', 'origin', daemon.address('remote.git'));
  return { blog, daemon };
}

function changePost(folder: string, words: string): void {
  const text = readFileSync(join(folder, post), 'utf8');
  writeFileSync(join(folder, post), text.replace('nobody heard it', words));
}

/** Changes the post online, as somebody else would from a clone of their own. */
function writeElsewhere(blog: TestBlog, clone: string): void {
  git(blog.env, blog.remote, 'clone', '--quiet', blog.remote, clone);
  changePost(clone, 'everybody heard it');
  git(blog.env, clone, '-c', 'user.name=Zoë', 'commit', '--quiet', '--all', '-m', 'Written elsewhere');
  git(blog.env, clone, 'push', '--quiet');
}

test('a publish without a network waits, also over a new start, and is sent by itself; what changes online is told', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const { blog, daemon } = await makeBlogAtDaemon(desk);
  try {
    const first = await desk.start(blog);
    await first.window.openPost('First snow');
    await first.window.typeAtEnd(' Written on a train.');
    await expect(first.window.fileState).toHaveText(/^Saved/);
    await first.window.trustAndPublish();
    const waiting = 'Committed here, not online yet · waiting for network';
    await expect(first.window.publishResult).toHaveText(waiting);
    await expect(first.window.fileState).toHaveText('Saved · Offline');
    const line = first.window.page.getByRole('region', { name: 'Waiting for the network' });
    await expect(line).toContainText('“First snow” is committed here, not online yet.');
    await expect(first.window.alerts).toHaveCount(0);
    await line.getByRole('button', { name: 'Send now' }).click();
    await expect(first.window.publishResult).toHaveText(waiting);
    await first.stop();

    const { window } = await desk.start(blog);
    await expect(window.publishResult).toHaveText(waiting);
    expect(git(blog.env, blog.remote, 'rev-list', '--count', 'main').trim()).toBe('1');
    await daemon.start();
    // The system says so where it knows; where it does not, the next try finds out.
    await window.page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(window.publishResult).toHaveText('Published “First snow”', { timeout: 30_000 });
    expect(git(blog.env, blog.remote, 'show', `main:${post}`)).toContain('Written on a train.');
    await expect(window.page.getByRole('region', { name: 'Waiting for the network' })).toBeHidden();
    await expect(window.fileState).toHaveText('Saved');

    writeElsewhere(blog, join(desk.place, 'elsewhere'));
    await window.openPost('First snow');
    await window.page.evaluate(() => dispatchEvent(new Event('online')));
    const news = window.page.getByRole('region', { name: 'Changed online' });
    await expect(news).toContainText('Changed online by Zoë · 1 paragraph', { timeout: 30_000 });
    await expect(window.posts.getByRole('option', { name: /^First snow.*Changed online/ })).toBeVisible();
    await news.getByRole('button', { name: 'Compare' }).click();
    const dialog = window.dialog('Changed online');
    await expect(dialog.getByRole('region', { name: 'Differences' })).toContainText('everybody heard it');
    await dialog.getByRole('button', { name: 'Get it' }).click();
    await expect(window.publishResult).toHaveText('1 post came: “First snow”');
    await expect(window.editor).toContainText('everybody heard it');
    await expect(news).toBeHidden();
  } finally {
    await daemon.stop();
  }
});

test('what waited and was settled is not said to have stopped, nor to be unpublished once it is', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const { blog, daemon } = await makeBlogAtDaemon(desk);
  writeElsewhere(blog, join(desk.place, 'elsewhere'));
  changePost(blog.folder, 'the dog heard it');
  try {
    const window = await desk.open(blog);
    await window.openPost('First snow');
    await window.trustAndPublish();
    await expect(window.publishResult).toHaveText('Committed here, not online yet · waiting for network');
    await daemon.start();
    await window.page.evaluate(() => dispatchEvent(new Event('online')));
    const line = window.page.getByRole('region', { name: 'Waiting for the network' });
    await expect(line).toContainText('Sending it by itself has stopped', { timeout: 30_000 });
    await window.runCommand('Choose versions');
    await window.dialog('Changed here and online').getByRole('button', { name: 'Keep both' }).click();
    await expect(window.notices).toContainText('Both versions are in “First snow” now');
    await expect(line).toBeHidden();
    await expect(window.publishResult).not.toContainText('in the same place');
    await window.button('Publish').click();
    // The commit that waited goes along, which is told first.
    await window.dialog('Publish').getByRole('button', { name: 'Publish now' }).click();
    await expect(window.publishResult).toHaveText(/^Published/);
    await expect(window.notices).not.toContainText('Both versions');
    expect(git(blog.env, blog.remote, 'show', `main:${post}`)).toMatch(
      /the dog heard it[\s\S]*everybody heard it/,
    );
  } finally {
    await daemon.stop();
  }
});

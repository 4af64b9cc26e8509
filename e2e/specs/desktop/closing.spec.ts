import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlogWindow } from '../../support/blog-window.ts';
import { makeConflict } from '../../support/conflict.ts';
import { expect, firstWindow, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { holdPublishing } from '../../support/hold-publishing.ts';
import { makeValley } from '../../support/valley-blog.ts';

const post = 'posts/2024/first-snow.md';

test.describe('closing', () => {
  test('a window saves what was typed, without a question', async ({ desk }) => {
    const blog = desk.makeBlog();
    const app = await desk.startDesktop(blog);
    const window = await firstWindow(app);
    await window.openPost('First snow');
    await app.startAgain(['--', makeValley(desk.place)], desk.place);
    const other = new BlogWindow(await app.windowAfter(1), app);
    await expect(other.posts.getByRole('option')).toContainText('The valley');
    await window.typeAtEnd('Typed just before.');
    await app.closeWindow(0);
    await expect.poll(async () => (await app.windows()).length).toBe(1);
    expect(readFileSync(join(blog.folder, post), 'utf8')).toContain('Typed just before.');
    expect(await app.shownDialogs()).toEqual([]);
    // The other one goes on.
    await other.typeAtEnd('Still here.');
    await expect(other.article).toContainText('Still here.');
  });

  test('the program saves what was typed in every window and ends with 0', async ({ desk }) => {
    const blog = desk.makeBlog();
    const valley = makeValley(desk.place);
    const app = await desk.startDesktop(blog);
    const window = await firstWindow(app);
    await window.openPost('First snow');
    await app.startAgain(['--', valley], desk.place);
    const other = new BlogWindow(await app.windowAfter(1), app);
    await expect(other.article).toContainText('Text.');
    await other.typeAtEnd('From below.');
    await window.typeAtEnd('From above.');
    expect((await app.quit()).code).toBe(0);
    expect(app.isRunning()).toBe(false);
    expect(readFileSync(join(blog.folder, post), 'utf8')).toContain('From above.');
    expect(readFileSync(join(valley, '_posts/2024-01-02-valley.md'), 'utf8')).toContain('From below.');
  });

  test('asks when text cannot be written, stays when asked to, and loses nothing when not', async ({
    desk,
  }) => {
    const blog = desk.makeBlog();
    const file = join(blog.folder, post);
    const app = await desk.startDesktop(blog);
    const window = await firstWindow(app);
    await window.openPost('First snow');
    await makeConflict(window, file);
    await app.answerDialogs({ button: 'Keep the window open' });
    await app.closeWindow(0);
    await expect.poll(async () => (await app.shownDialogs()).length).toBe(1);
    const [question] = await app.shownDialogs();
    expect(question?.message).toBe('“First snow” is not saved');
    expect(question?.buttons).toEqual(['Close anyway', 'Keep the window open']);
    expect(await app.windows()).toHaveLength(1);
    await expect(window.editor).toContainText('mine again');
    await expect(window.dialog('Changed on disk')).toBeVisible();

    await app.answerDialogs({ button: 'Close anyway' });
    expect((await app.quit()).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('theirs');
    expect(readFileSync(file, 'utf8')).not.toContain('mine');

    const again = await firstWindow(await desk.startDesktop(blog));
    await expect(again.editor).toContainText('mine again');
    const choice = again.dialog('Changed on disk').getByRole('button', { name: 'Keep both' });
    if (await choice.isVisible()) await choice.click();
    expect(readFileSync(file, 'utf8')).toContain('theirs');
  });

  test('asks while publishing, and stays when asked to', async ({ desk }) => {
    const blog = desk.makeBlog();
    const publishing = holdPublishing(blog);
    const app = await desk.startDesktop(blog);
    const window = await firstWindow(app);
    await window.openPost('First snow');
    await window.typeAtEnd('On its way.');
    await expect(window.fileState).toHaveText(/^Saved/);
    await window.trustAndPublish();
    await publishing.arrived();
    await expect.poll(async () => (await app.windowState(0)).progress).not.toBeNull();
    await app.answerDialogs({ button: 'Keep publishing' });
    await app.closeWindow(0);
    await expect
      .poll(async () => (await app.shownDialogs()).map(({ message }) => message))
      .toEqual(['Leysin is still publishing']);
    expect(await app.windows()).toHaveLength(1);
    publishing.letGo();
    await expect(window.publishResult).toHaveText(/^Published/);
    expect(git(blog.env, blog.remote, 'show', `main:${post}`)).toContain('On its way.');
    await expect.poll(async () => (await app.windowState(0)).progress).toBeNull();
    expect((await app.quit()).code).toBe(0);
  });
});

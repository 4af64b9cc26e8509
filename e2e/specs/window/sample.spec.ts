import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';
import { git, gitHome } from '../../support/git.ts';

const post = 'posts/2026/start-here.md';

const bannerOf = (window: BlogWindow) => window.page.locator('.banner').filter({ hasText: 'Sample' });

async function writeAndSave(window: BlogWindow, text: string): Promise<void> {
  await window.openPost('Start here');
  await window.typeAtEnd(text);
  await expect(window.article).toContainText(text.trim());
  await expect(window.fileState).toHaveText(/^Saved/);
}

/** A folder for `PATH` with every program of this machine but git. */
function pathWithoutGit(folder: string): string {
  mkdirSync(folder);
  for (const from of (process.env.PATH ?? '').split(delimiter).filter(existsSync))
    for (const name of readdirSync(from))
      if (!name.startsWith('git') && !existsSync(join(folder, name)))
        symlinkSync(join(from, name), join(folder, name));
  return folder;
}

test.describe('the sample blog', () => {
  test('opens at the first start, publishes at once and is there again with what was written', async ({
    desk,
  }) => {
    const home = join(desk.place, 'leysin-home');
    // No identity, no settings: the sample brings its own.
    const env = { PATH: process.env.PATH, HOME: join(desk.place, 'bare-home'), LEYSIN_HOME: home };
    mkdirSync(env.HOME);
    const { window, stop } = await desk.start({ folder: null, env });
    const banner = bannerOf(window);
    await expect(banner).toHaveText(/Sample\s*·\s*Keep as my blog…/);
    await expect(window.posts.getByRole('option').first()).toBeVisible();
    await writeAndSave(window, '\nWritten on the first day.\n');
    await window.button('Publish').click();
    await expect(window.publishResult).toHaveText(/^Published/);
    await expect(window.dialog('Trust this blog')).toBeHidden();
    const remote = join(home, 'sample-remote.git');
    expect(git(env, remote, 'show', `main:${post}`)).toContain('Written on the first day.');
    expect(git(env, remote, 'log', '-1', '--format=%ae', 'main').trim()).toMatch(/\.invalid$/);
    await window.typeAtEnd('Not published yet.\n');
    await expect(window.fileState).toHaveText(/^Saved/);
    expect(await stop()).toBe(0);

    const second = await desk.start({ folder: null, env });
    await second.window.openPost('Start here');
    await expect(second.window.article).toContainText('Not published yet.');
    expect(readFileSync(join(home, 'sample', post), 'utf8')).toContain('Not published yet.');
    await expect(bannerOf(second.window)).toBeVisible();
  });

  test('is kept as a blog of one’s own, with its history but without our remote and identity', async ({
    desk,
  }) => {
    const env = { ...gitHome(desk.place), LEYSIN_HOME: join(desk.place, 'leysin-home') };
    const { window } = await desk.start({ folder: null, env });
    await writeAndSave(window, '\nMine to keep.\n');
    const taken = join(desk.place, 'taken');
    mkdirSync(join(taken, 'something'), { recursive: true });
    const kept = join(desk.place, 'my', 'new blog');
    await window.keepSampleIn(taken);
    await expect(window.alerts.first()).toContainText(/empty|already/);
    await window.keepSampleIn(kept);
    await expect(window.blogName).toHaveAttribute('title', kept);
    await expect(window.dialog('Keep as my blog')).toBeHidden();
    await expect(bannerOf(window)).toBeHidden();
    expect(readFileSync(join(kept, post), 'utf8')).toContain('Mine to keep.');
    expect(readdirSync(taken)).toEqual(['something']);
    expect(git(env, kept, 'remote').trim()).toBe('');
    expect(git(env, kept, 'for-each-ref', '--format=%(refname)').trim()).toBe('refs/heads/main');
    expect(git(env, kept, 'config', 'user.email').trim()).toBe('writer@example.invalid');
    expect(git(env, kept, 'log', '--format=%s').trim()).toBe('Start the sample blog');
    const config = readFileSync(join(kept, '.git/config'), 'utf8');
    for (const ours of ['hooksPath', 'sample', 'gpgsign']) expect(config).not.toContain(ours);
    // It is a blog like any other now: git does not run in it unasked.
    await window.openPost('Start here');
    await window.button('Publish').click();
    await expect(window.dialog('Trust this blog')).toBeVisible();
  });

  test('opens on a machine without git, and says so only where git is needed', async ({ desk }) => {
    const env = {
      ...gitHome(desk.place),
      LEYSIN_HOME: join(desk.place, 'leysin-home'),
      PATH: pathWithoutGit(join(desk.place, 'bin')),
    };
    const { window } = await desk.start({ folder: null, env });
    await writeAndSave(window, '\nWithout git.\n');
    await expect(window.alerts).toHaveCount(0);
    await window.button('Publish').click();
    await expect(window.alerts.first()).toContainText(/git/i);
    expect(readFileSync(join(env.LEYSIN_HOME, 'sample', post), 'utf8')).toContain('Without git.');
  });
});

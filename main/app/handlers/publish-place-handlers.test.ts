import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../../../shared/app-error.test-support.ts';
import { observeGit } from '../../services/git/run-git.ts';
import type { SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { context, type TestWindow } from '../app-parts.test-support.ts';
import { openSiteWindow } from '../site-window.test-support.ts';

let site: SiteFixture;
let window: TestWindow;
const run = { posts: ['posts/one.md'], message: null, seen: null, files: null, isUnseen: false };

beforeEach(async () => {
  ({ site, window } = await openSiteWindow());
  site.write('posts/one.md', 'changed');
  await window.handlers['blog.open']({ folder: site.blog }, context);
});

const trust = () => window.handlers['blog.trust'](undefined, context);
const publish = () => window.handlers['publish.run'](run, context);

describe('who writes here', () => {
  const writer = { name: 'Ann Writer', email: 'ann@example.org' };
  const say = (author: typeof writer) => window.handlers['publish.setIdentity'](author, context);

  it('is asked once and kept in the blog alone; the publish that wanted it works then', async () => {
    await trust();
    const config = process.env.GIT_CONFIG_GLOBAL ?? '';
    writeFileSync(config, '');
    expect(await publish()).toMatchObject({ result: 'refused', error: { code: 'git.no-identity' } });
    await say({ name: '  Ann Writer ', email: 'ann@example.org' });
    expect(site.git('config', '--local', '--get-regexp', '^user\\.')).toBe(
      'user.name Ann Writer\nuser.email ann@example.org\n',
    );
    expect(site.read('../gitconfig')).toBe('');
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(site.git('log', '-1', '--format=%an %ae %cn')).toBe('Ann Writer ann@example.org Ann Writer\n');
  });

  it('is not written while something else writes the settings, and the lock is named', async () => {
    await trust();
    const before = site.read('.git/config');
    const lock = join(site.blog, '.git/config.lock');
    writeFileSync(lock, '');
    await expect(say(writer)).rejects.toMatchObject({ code: 'git.locked', data: { path: lock } });
    expect(site.read('.git/config')).toBe(before);
    rmSync(lock);
    await say(writer);
    expect(site.git('config', '--local', 'user.name')).toBe('Ann Writer\n');
  });

  it.each([
    { ...writer, name: ' ' },
    { ...writer, name: '--global' },
    { ...writer, name: 'a\nb' },
    { ...writer, name: '<>' },
    { ...writer, email: 'ann' },
    { ...writer, email: '-x@example.org' },
    { ...writer, email: 'a b@example.org' },
    { ...writer, email: 'a@b\n[core]' },
  ])('is not %j', async author => {
    await trust();
    const before = site.read('.git/config');
    expect(await codeOf(say(author))).toBe('publish.bad-author');
    expect(site.read('.git/config')).toBe(before);
  });
});

describe('where it goes', () => {
  const choose = (target: { remote: string; branch: string } | null) =>
    window.handlers['publish.setTarget'](target, context);
  const plan = () => window.handlers['publish.plan']({ posts: run.posts }, context);

  it('is a branch of the remote that the user chose, shown before, until it is forgotten', async () => {
    await trust();
    const main = site.tip();
    await choose({ remote: 'origin', branch: 'deploy/live' });
    expect(await plan()).toMatchObject({ branch: 'deploy/live', localBranch: 'main', remote: 'origin' });
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(site.tip('deploy/live')).toBe(site.git('rev-parse', 'HEAD').trim());
    expect(site.tip()).toBe(main);
    const places = await window.handlers['publish.places'](undefined, context);
    expect(places).toEqual({
      branch: 'main',
      remotes: [{ name: 'origin', url: site.remote }],
      target: { remote: 'origin', branch: 'deploy/live' },
    });
    await choose(null);
    expect(await plan()).toMatchObject({ branch: 'main', commitsWaiting: 1 });
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(site.tip()).toBe(site.tip('deploy/live'));
  });

  it('is none that does not exist or that no branch can be named', async () => {
    await trust();
    expect(await codeOf(choose({ remote: 'elsewhere', branch: 'main' }))).toBe('publish.choose-target');
    for (const branch of [
      '',
      '-x',
      '--force',
      'a b',
      'a..b',
      'a:b',
      '+main',
      'x.lock',
      '/x',
      '@{-1}',
      'a\nb',
    ])
      expect([branch, await codeOf(choose({ remote: 'origin', branch }))]).toEqual([
        branch,
        branch === '+main' ? 'no error' : 'publish.bad-target',
      ]);
  });
});

it('nothing of it starts git in a blog that is not trusted', async () => {
  const calls: unknown[] = [];
  const stop = observeGit(args => calls.push(args));
  const { handlers } = window;
  const target = { remote: 'origin', branch: 'x' };
  expect(await codeOf(handlers['publish.setIdentity']({ name: 'a', email: 'a@b' }, context))).toBe(
    'blog.untrusted',
  );
  expect(await codeOf(handlers['publish.places'](undefined, context))).toBe('blog.untrusted');
  expect(await codeOf(handlers['publish.setTarget'](target, context))).toBe('blog.untrusted');
  stop();
  expect(calls).toEqual([]);
});

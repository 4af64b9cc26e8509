import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../../../shared/app-error.test-support.ts';
import { observeGit } from '../../services/git/run-git.ts';
import type { SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { context, type TestWindow } from '../app-parts.test-support.ts';
import { openSiteWindow } from '../site-window.test-support.ts';

let site: SiteFixture;
let window: TestWindow;

beforeEach(async () => {
  ({ site, window } = await openSiteWindow());
});

const open = (folder = site.blog) => window.handlers['blog.open']({ folder }, context);
const look = () => window.handlers['repository.look'](undefined, context);
const create = () => window.handlers['repository.create']({ isIgnoring: true }, context);
const commit = (print: string) =>
  window.handlers['repository.commit']({ print, message: 'Begin', identity: null }, context);
const connect = (address: string) =>
  window.handlers['repository.connect']({ address, mayBeFolder: true }, context);

describe('the way online', () => {
  it('runs no git in a repository that is not trusted', async () => {
    const calls: unknown[] = [];
    const stop = observeGit(args => calls.push(args));
    await open();
    for (const step of [look, create, () => commit(''), () => connect(site.remote)])
      expect(await codeOf(step())).toBe('blog.untrusted');
    stop();
    expect(calls).toEqual([]);
  });

  it('leads from a plain folder to a publish, and the repository made on it is trusted', async () => {
    rmSync(join(site.blog, '.git'), { recursive: true });
    const empty = join(site.folder, 'empty.git');
    site.gitIn(site.folder, 'init', '-q', '--bare', empty);
    expect(await open()).toMatchObject({ isTrusted: false, branch: null });
    expect(await look()).toMatchObject({ stage: 'none' });
    const { stage, print, files } = await create();
    expect(stage).toBe('empty');
    expect(files).toHaveLength(3);
    expect(await codeOf(window.handlers['publish.plan']({ posts: null }, context))).toBe('git.no-commits');
    expect(await commit(print)).toMatchObject({ stage: 'alone' });
    expect(await codeOf(window.handlers['publish.plan']({ posts: null }, context))).toBe('git.no-remote');
    expect(await connect(empty)).toMatchObject({ stage: 'connected', remotes: [empty] });
    const run = { posts: null, message: null, seen: null, files: null, isUnseen: false };
    expect(await window.handlers['publish.run'](run, context)).toMatchObject({ result: 'published' });
    expect(site.gitIn(empty, 'show', 'main:posts/one.md')).toBe(site.read('posts/one.md'));
    expect(await open()).toMatchObject({ isTrusted: true, branch: 'main' });
    expect(await create()).toMatchObject({ stage: 'connected' });
  });

  it('brings a clone, which is asked about like any other blog', async () => {
    const folder = join(site.folder, 'cloned');
    const wish = { address: site.remote, folder: `${folder}/`, mayBeFolder: true };
    expect(await window.handlers['repository.clone'](wish, context)).toEqual({ folder });
    expect(await open(folder)).toMatchObject({ isTrusted: false, root: folder });
    expect(await codeOf(window.handlers['repository.clone']({ ...wish, folder: 'here' }, context))).toBe(
      'repository.bad-folder',
    );
  });
});

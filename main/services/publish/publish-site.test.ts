import { chownSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/app-error.ts';
import type { PublishProgress } from '../../../shared/model/publish.ts';
import { observeGit } from '../git/run-git.ts';
import { makePlan } from '../publish-plan/make-plan.ts';
import { paragraphs, SiteFixture } from './testing/site-fixture.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

describe('publishing', () => {
  test('puts a new, a changed and a removed file online, and no other', async () => {
    site.write('posts/new.md', 'new');
    site.write('posts/one.md', 'changed');
    rmSync(join(site.blog, 'posts/two.md'));
    site.write('.env', 'SECRET=1');
    site.write('posts/three.md', 'not asked for');
    const outcome = await site.publish(['posts/new.md', 'posts/one.md', 'posts/two.md']);
    expect(outcome).toMatchObject({ result: 'published', url: null });
    expect([...outcome.files].sort()).toEqual(['posts/new.md', 'posts/one.md', 'posts/two.md']);
    expect(outcome.commit).toBe(site.tip());
    expect(site.gitIn(site.remote, 'ls-tree', '-r', '--name-only', 'main').trim().split('\n')).toEqual([
      'posts/new.md',
      'posts/one.md',
      'posts/three.md',
    ]);
    expect(site.git('status', '--porcelain')).toBe(' M posts/three.md\n?? .env\n');
  });

  test('has nothing to do when nothing has changed, and starts no transfer', async () => {
    const calls: string[] = [];
    const stop = observeGit(args => calls.push(args[0] ?? ''));
    expect(await site.publish(['posts/one.md'])).toEqual({
      result: 'nothing',
      commit: null,
      url: null,
      files: [],
    });
    stop();
    expect(calls).toContain('write-tree');
    expect(calls).not.toContain('fetch');
  });

  test('says how far it is, never going back', async () => {
    const seen: PublishProgress[] = [];
    site.write('posts/one.md', 'changed');
    await site.publish(['posts/one.md'], { onProgress: progress => seen.push(progress) });
    const fractions = seen.map(progress => progress.fraction);
    expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
    expect(new Set(seen.map(progress => progress.step))).toEqual(
      new Set(['check', 'fetch', 'try-merge', 'commit', 'merge', 'push', 'verify']),
    );
    expect(fractions.at(-1)).toBe(1);
  });

  test.each([
    'a b.md',
    'it\'s "quoted".md',
    'line\nbreak.md',
    'tab\there.md',
    'höhe-日本-🏔.md',
    '-dash.md',
    '--all',
    ':(top)x.md',
    '*.md',
    'back\\slash.md',
    '$(touch PWNED).md',
  ])('publishes a file named %j', async name => {
    site.write(name, 'text');
    site.write('other.md', 'stays here');
    expect(await site.publish([name])).toMatchObject({ result: 'published', files: [name] });
    const files = site.gitIn(site.remote, 'ls-tree', '-r', '-z', '--name-only', 'main').split('\0');
    expect(files).toContain(name);
    expect(files).not.toContain('other.md');
    expect(site.read('PWNED')).toBeNull();
  });

  test('refuses when the plan that was shown is not the plan any more', async () => {
    site.write('posts/one.md', 'changed');
    const before = site.snapshot();
    const seen = await makePlan({ root: site.blog, paths: ['posts/one.md'], title: 'One' });
    site.write('posts/one.md', 'changed, and then by another program');
    const after = site.snapshot();
    const outcome = await site.publish(['posts/one.md'], { seen });
    expect(outcome).toMatchObject({ result: 'refused', error: { code: 'publish.plan-changed' } });
    expect(site.snapshot()).toBe(after);
    site.write('posts/one.md', 'changed');
    expect(site.snapshot()).toBe(before);
    expect(await site.publish(['posts/one.md'], { seen })).toMatchObject({
      result: 'published',
    });
  });

  test('publishes no text that was saved after the plan was shown, however late', async () => {
    site.write('posts/one.md', 'shown');
    const seen = await makePlan({ root: site.blog, paths: ['posts/one.md'], title: 'One' });
    const publishing = (save: () => void) =>
      site.publish(['posts/one.md'], {
        seen,
        onProgress: ({ step }) => step === 'try-merge' && save(),
      });
    const tip = site.tip();
    const outcome = await publishing(() => site.write('posts/one.md', 'typed on'));
    expect(outcome).toMatchObject({ result: 'refused', error: { code: 'publish.plan-changed' } });
    expect([site.tip(), site.read('posts/one.md')]).toEqual([tip, 'typed on']);
    // Saved again without a change: what was shown is what goes online.
    site.write('posts/one.md', 'shown');
    expect(await publishing(() => site.write('posts/one.md', 'shown'))).toMatchObject({
      result: 'published',
    });
    expect(site.gitIn(site.remote, 'show', 'main:posts/one.md')).toBe('shown');
  });

  test('has approved what it publishes, also what was saved while the remote was asked', async () => {
    const seen: (string | null)[] = [];
    const approve = async () => {
      seen.push(site.read('posts/one.md'));
      if (seen.at(-1) === 'a secret') throw new AppError('publish.checks-failed');
      return true;
    };
    const publishing = (typed: string) =>
      site.publish(['posts/one.md'], {
        approve,
        onProgress: ({ step }) => step === 'try-merge' && site.write('posts/one.md', typed),
      });
    site.write('posts/one.md', 'begun');
    const tip = site.tip();
    const error = { code: 'publish.checks-failed' };
    expect(await publishing('a secret')).toMatchObject({ result: 'refused', error });
    expect([site.tip(), site.read('posts/one.md')]).toEqual([tip, 'a secret']);
    site.write('posts/one.md', 'begun');
    expect(await publishing('gone on')).toMatchObject({ result: 'published' });
    expect(site.gitIn(site.remote, 'show', 'main:posts/one.md')).toBe('gone on');
    expect(seen).toEqual(['begun', 'a secret', 'begun', 'gone on']);
  });

  test('refuses paths that leave the blog', async () => {
    const outcome = await site.publish(['../outside.md']);
    expect(outcome).toMatchObject({ result: 'refused', error: { code: 'path.outside-root' } });
  });

  test('leaves an ignored file at home', async () => {
    site.write('.gitignore', 'private.md\n');
    site.write('private.md', 'mine');
    site.write('posts/one.md', 'changed');
    expect(await site.publish(['posts/one.md', 'private.md'])).toMatchObject({ files: ['posts/one.md'] });
  });

  test('publishes a post that is a symbolic link as the link it is', async () => {
    symlinkSync('one.md', join(site.blog, 'posts/link.md'));
    expect(await site.publish(['posts/link.md'])).toMatchObject({ result: 'published' });
    expect(site.gitIn(site.remote, 'ls-tree', 'main', 'posts/link.md')).toMatch(/^120000/);
  });

  test('never takes a file that a sparse checkout leaves out for a removed one', async () => {
    site.write('docs/a.md', 'a');
    site.git('add', 'docs');
    site.git('commit', '-q', '-m', 'Docs');
    site.git('sparse-checkout', 'set', 'docs');
    expect(site.read('posts/one.md')).toBeNull();
    site.write('docs/a.md', 'changed');
    site.pushFromElsewhere({ 'posts/two.md': 'from elsewhere' });
    const outcome = await site.publish(['posts/one.md', 'docs/a.md']);
    expect(outcome).toMatchObject({ result: 'published', files: ['docs/a.md'] });
    expect(site.read('posts/two.md')).toBeNull();
    expect(site.git('status', '--porcelain')).toBe('');
    expect(site.gitIn(site.remote, 'show', 'main:posts/two.md')).toBe('from elsewhere');
  });

  test('keeps line ends as the user has git convert them, both ways', async () => {
    site.git('config', 'core.autocrlf', 'true');
    site.write('posts/new.md', 'a\r\nb\r\n');
    site.pushFromElsewhere({ 'added.md': 'c\nd\n' });
    expect(await site.publish(['posts/new.md'])).toMatchObject({ result: 'published' });
    expect(site.gitIn(site.remote, 'show', 'main:posts/new.md')).toBe('a\nb\n');
    expect(site.read('added.md')).toBe('c\r\nd\r\n');
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('sets the upstream of a branch that has none', async () => {
    site.git('checkout', '-q', '-b', 'fresh');
    site.write('posts/one.md', 'changed');
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
    expect(site.git('rev-parse', '--abbrev-ref', 'fresh@{upstream}').trim()).toBe('origin/fresh');
    expect(site.tip('fresh')).toBe(site.git('rev-parse', 'HEAD').trim());
  });

  test('creates a deploy branch that is not online, though every commit of it is on another branch', async () => {
    const target = { remote: 'origin', branch: 'site' };
    const commit = site.git('rev-parse', 'HEAD').trim();
    expect(await site.publish([], { target })).toMatchObject({ result: 'published', commit, files: [] });
    expect(site.tip('site')).toBe(commit);
    expect(await site.publish([], { target })).toMatchObject({ result: 'nothing' });
  });

  test('has nothing to do where that branch is online after all, and was never seen', async () => {
    const target = { remote: 'origin', branch: 'site' };
    site.gitIn(site.remote, 'branch', 'site', 'main');
    expect(await site.publish([], { target })).toMatchObject({ result: 'nothing' });
  });

  test('goes to an upstream of another name', async () => {
    site.git('branch', '-q', '-m', 'local-name');
    site.write('posts/one.md', 'changed');
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
    expect(site.tip('main')).toBe(site.git('rev-parse', 'HEAD').trim());
  });
});

describe('what the user has staged', () => {
  test('stays staged in other files', async () => {
    site.write('posts/two.md', paragraphs('two', { 1: 'staged' }));
    site.git('add', 'posts/two.md');
    site.write('posts/two.md', paragraphs('two', { 1: 'staged', 3: 'not staged' }));
    const staged = site.git('diff', '--cached');
    const unstaged = site.git('diff');
    site.write('posts/new.md', 'new');
    site.pushFromElsewhere({ 'posts/three.md': 'from elsewhere' });
    expect(await site.publish(['posts/new.md'])).toMatchObject({ result: 'published' });
    expect(site.git('diff', '--cached')).toBe(staged);
    expect(site.git('diff')).toBe(unstaged);
    expect(staged).toContain('+staged');
    expect(site.gitIn(site.remote, 'show', 'main:posts/two.md')).toBe(paragraphs('two'));
  });

  test('is published with the rest of the same post', async () => {
    site.write('posts/one.md', paragraphs('one', { 1: 'staged' }));
    site.git('add', 'posts/one.md');
    site.write('posts/one.md', paragraphs('one', { 1: 'staged', 5: 'not staged' }));
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
    expect(site.gitIn(site.remote, 'show', 'main:posts/one.md')).toBe(site.read('posts/one.md'));
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('stays, for deletions and additions of other files', async () => {
    site.git('rm', '-q', '--cached', 'posts/two.md');
    site.write('staged.md', 'staged');
    site.git('add', 'staged.md');
    const staged = site.git('diff', '--cached');
    site.write('posts/one.md', 'changed');
    expect(await site.publish(['posts/one.md'])).toMatchObject({ files: ['posts/one.md'] });
    expect(site.git('diff', '--cached')).toBe(staged);
  });

  test('publishes a removal the user has already staged', async () => {
    site.git('rm', '-q', 'posts/two.md');
    expect(await site.publish(['posts/two.md'])).toMatchObject({
      result: 'published',
      files: ['posts/two.md'],
    });
    expect(site.git('status', '--porcelain')).toBe('');
  });
});

describe('what stops a publish before any commit', () => {
  const refused = async (code: string) => {
    site.write('posts/one.md', 'changed');
    const tip = site.tip();
    const before = site.git('rev-parse', 'HEAD') + site.git('ls-files', '--stage');
    const outcome = await site.publish(['posts/one.md']);
    expect(outcome).toMatchObject({ result: 'refused', commit: null, files: [], error: { code } });
    expect(site.git('rev-parse', 'HEAD') + site.git('ls-files', '--stage')).toBe(before);
    expect(site.read('posts/one.md')).toBe('changed');
    expect(site.tip()).toBe(tip);
    return outcome;
  };
  const works = async () =>
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });

  test('a locked index, whose lock stays', async () => {
    const lock = join(site.blog, '.git/index.lock');
    writeFileSync(lock, '');
    const outcome = await refused('git.locked');
    expect(outcome.error?.data.path).toBe(lock);
    expect(readFileSync(lock, 'utf8')).toBe('');
    rmSync(lock);
    await works();
  });

  test('a locked HEAD', async () => {
    const lock = join(site.blog, '.git/HEAD.lock');
    writeFileSync(lock, '');
    await refused('git.locked');
    rmSync(lock);
    await works();
  });

  test.each([
    ['merge', ['merge', '--no-commit', '--no-ff', 'side']],
    ['cherry-pick', ['cherry-pick', '--no-commit', 'side']],
  ])('an unfinished %s', async (operation, command) => {
    site.git('checkout', '-q', '-b', 'side');
    site.write('posts/two.md', 'side');
    site.git('commit', '-q', '-am', 'Side');
    site.git('checkout', '-q', 'main');
    site.write('posts/two.md', 'main');
    site.git('commit', '-q', '-am', 'Main');
    expect(() => site.git(...command.filter(word => word !== '--no-commit'))).toThrow();
    const outcome = await refused('git.operation-in-progress');
    expect(outcome.error?.data.operation).toBe(operation);
  });

  test('a conflict that is not settled yet', async () => {
    site.write('posts/two.md', 'stashed');
    site.git('stash', '-q');
    site.write('posts/two.md', 'committed');
    site.git('commit', '-q', '-am', 'Two');
    expect(() => site.git('stash', 'pop')).toThrow();
    const outcome = await refused('publish.conflict');
    expect(outcome.error?.data.paths).toEqual(['posts/two.md']);
  });

  test.skipIf(process.getuid?.() !== 0)("a folder that is somebody else's", async () => {
    site.write('posts/one.md', 'changed');
    chownSync(site.blog, 12_345, 12_345);
    chownSync(join(site.blog, '.git'), 12_345, 12_345);
    expect(await site.publish(['posts/one.md'])).toMatchObject({
      result: 'refused',
      error: { code: 'git.unsafe-owner', data: { path: site.blog } },
    });
  });

  test('a remote that is not there', async () => {
    site.git('remote', 'set-url', 'origin', join(site.folder, 'gone.git'));
    await refused('git.remote-not-found');
  });

  test('a folder that is no repository, and one without commits', async () => {
    const plain = join(site.folder, 'plain');
    mkdirSync(plain);
    const options = { root: plain };
    expect(await site.publish(['a.md'], options)).toMatchObject({ error: { code: 'git.not-a-repository' } });
    site.gitIn(plain, 'init', '-q');
    expect(await site.publish(['a.md'], options)).toMatchObject({ error: { code: 'git.no-commits' } });
  });

  test('git that is missing, too old, or something else', async () => {
    const path = process.env.PATH;
    const bin = join(site.folder, 'bin');
    mkdirSync(bin);
    const pretend = (words: string) =>
      writeFileSync(join(bin, 'git'), `#!/bin/sh\necho ${words}\n`, { mode: 0o755 });
    try {
      process.env.PATH = bin;
      expect(await site.publish(['posts/one.md'])).toMatchObject({ error: { code: 'git.missing' } });
      process.env.PATH = `${bin}:${path}`;
      pretend('git version 2.37.9');
      expect(await site.publish(['posts/one.md'])).toMatchObject({ error: { code: 'git.too-old' } });
      pretend('hello');
      expect(await site.publish(['posts/one.md'])).toMatchObject({ error: { code: 'git.not-git' } });
    } finally {
      process.env.PATH = path;
    }
    site.write('posts/one.md', 'changed');
    await works();
  });
});

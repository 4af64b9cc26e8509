import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { observeGit } from '../git/run-git.ts';
import { paragraphs, SiteFixture } from '../publish/testing/site-fixture.ts';
import { diffFiles } from './file-diff.ts';
import { makePlan } from './make-plan.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

const plan = (paths: readonly string[], more = {}) =>
  makePlan({ root: site.blog, paths, title: 'A title', ...more });

const diffOf = (paths: readonly string[], path: string | null = null) =>
  diffFiles({ root: site.blog, paths, path });

/** Everything in the git folder, by name: new objects would show. */
const gitFiles = () => readdirSync(join(site.blog, '.git'), { recursive: true }).sort();

describe('a plan', () => {
  test('lists what would change, has the differences, and writes nothing', async () => {
    site.write('posts/one.md', paragraphs('one', { 1: 'changed' }));
    site.write('posts/new.md', 'new\n');
    site.drop('posts/two.md');
    site.write('posts/three.md', 'not asked for');
    const before = [site.snapshot(), gitFiles()];
    const paths = ['posts/new.md', 'posts/one.md', 'posts/two.md'];
    const made = await plan(paths);
    const diff = await diffOf(paths);
    expect([site.snapshot(), gitFiles()]).toEqual(before);
    expect(made).toMatchObject({
      branch: 'main',
      remote: 'origin',
      remoteUrl: site.remote,
      commitsWaiting: 0,
    });
    expect(made.files).toEqual([
      { path: 'posts/new.md', change: 'added' },
      { path: 'posts/one.md', change: 'modified' },
      { path: 'posts/two.md', change: 'deleted' },
    ]);
    expect(diff.text).toContain('+changed');
    expect(diff.text).not.toContain('not asked for');
    expect(made.decisions).toEqual([]);
  });

  test('for nothing is empty', async () => {
    expect(await plan([])).toMatchObject({ files: [], posts: [], decisions: [] });
    expect(await plan(['posts/one.md'])).toMatchObject({ files: [], posts: [] });
    expect(await diffOf(['posts/one.md'])).toEqual({ text: '', sizes: null });
  });

  test('has a diff of at most 200 KB that says when it was cut', async () => {
    site.write('posts/one.md', 'a line of text\n'.repeat(60_000));
    const { text } = await diffOf(['posts/one.md'], 'posts/one.md');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(200 * 1024);
    expect(text).toMatch(/a line of text\n… The rest of the differences is not shown\.\n$/);
  });

  test('shows the remote without user name and password', async () => {
    site.git('remote', 'set-url', 'origin', 'https://user:token@example.org/blog.git');
    expect((await plan([])).remoteUrl).toBe('https://example.org/blog.git');
  });

  test('starts no transfer', async () => {
    const calls: string[] = [];
    const stop = observeGit(args => calls.push(args[0] ?? ''));
    site.write('posts/one.md', 'changed');
    await plan(['posts/one.md']);
    stop();
    expect(calls).toContain('write-tree');
    expect(calls.filter(call => ['fetch', 'push', 'ls-remote', 'commit', 'merge'].includes(call))).toEqual(
      [],
    );
  });

  test('shows odd names as they are', async () => {
    const names = ['-dash.md', 'a\nb.md', 'höhe "x".md'];
    for (const name of names) site.write(name, 'x');
    expect((await plan(names)).files.map(file => file.path).sort()).toEqual([...names].sort());
  });
});

describe('what is asked before publishing', () => {
  const kinds = async (paths: readonly string[], more = {}) =>
    (await plan(paths, more)).decisions.map(({ kind, detail }) => [kind, detail]);

  test('a blog that was not trusted before, another branch than last time', async () => {
    const more = { wasTrustedBefore: false, lastBranch: 'draft' };
    expect(await kinds([], more)).toEqual([
      ['blog-not-trusted-before', site.remote],
      ['branch-changed', 'draft\nmain'],
    ]);
  });

  test('commits that wait', async () => {
    site.git('commit', '-q', '--allow-empty', '-m', 'One');
    site.git('commit', '-q', '--allow-empty', '-m', 'Two');
    expect(await kinds([])).toEqual([['commits-waiting', '2']]);
    expect((await plan([])).commitsWaiting).toBe(2);
  });

  test('a branch without upstream', async () => {
    site.git('checkout', '-q', '-b', 'fresh');
    expect(await kinds([])).toEqual([['no-upstream', 'origin/fresh']]);
  });

  test('a chosen branch that was never seen online, though nothing changed', async () => {
    const target = { remote: 'origin', branch: 'site' };
    expect(await kinds([], { target })).toEqual([['branch-new', 'origin/site']]);
    site.git('push', '-q', 'origin', 'main:site');
    expect(await kinds([], { target })).toEqual([]);
  });

  test('a post of which a part is staged', async () => {
    site.write('posts/one.md', paragraphs('one', { 1: 'staged' }));
    site.git('add', '.');
    expect(await kinds(['posts/one.md'])).toEqual([]);
    site.write('posts/one.md', paragraphs('one', { 1: 'staged', 2: 'not staged' }));
    expect(await kinds(['posts/one.md'])).toEqual([['partly-staged', 'posts/one.md']]);
  });

  test('files that are missing, ignored, or large', async () => {
    site.write('.gitignore', '*.raw\n');
    site.write('a.raw', 'x');
    site.write('big.png', 'x'.repeat(50 * 1024 * 1024));
    expect(await kinds(['none.png', 'a.raw', 'big.png'])).toEqual([
      ['ignored-file', 'a.raw'],
      ['image-missing', 'none.png'],
      ['large-file', 'big.png'],
    ]);
  });
});

test('a file above 100 MB is refused at publishing, not left to the forge', async () => {
  site.write('big.png', 'x'.repeat(100 * 1024 * 1024 + 1));
  const before = site.git('rev-parse', 'HEAD');
  const outcome = await site.publish(['big.png']);
  expect(outcome).toMatchObject({ error: { code: 'publish.file-too-large', data: { path: 'big.png' } } });
  expect(site.git('rev-parse', 'HEAD')).toBe(before);
});

import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAppError } from '../../../shared/app-error.ts';
import type { PastPublish } from '../../../shared/model/history.ts';
import { observeGit } from '../git/run-git.ts';
import { paragraphs, SiteFixture } from '../publish/testing/site-fixture.ts';
import { type HistoryRequest, listPublishes } from './list-publishes.ts';
import { readVersion } from './read-version.ts';
import { showPublish } from './show-publish.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

const titleOf = (path: string) => (path.endsWith('.md') ? `Title of ${path}` : null);
const ask = (more: Partial<HistoryRequest> = {}) =>
  listPublishes({ root: site.blog, post: null, skip: 0, limit: 50, titleOf, ...more });
const messages = (publishes: readonly PastPublish[]) => publishes.map(({ message }) => message);
const postOf = (path: string, pictures: readonly string[] = []) => ({
  path,
  filesOf: (name: string) => [name, name.replace(/\.md$/, '.meta')],
  pictures,
});

function commit(message: string, files: Readonly<Record<string, string>> = {}): string {
  for (const [path, text] of Object.entries(files)) site.write(path, text);
  site.git('add', '-A');
  site.git('commit', '-q', '-m', message);
  return site.git('rev-parse', 'HEAD').trim();
}

describe('past publishes of a blog', () => {
  test('come newest first, with who, when, what and whether they are online', async () => {
    site.write('posts/one.md', 'newer');
    site.write('posts/picture.png', 'picture');
    await site.publish(['posts/one.md', 'posts/picture.png'], { message: 'Update "One"\n\nWith a picture.' });
    const here = commit('Only here', { 'posts/two.md': 'newer', 'posts/a "b" ü\t.md': 'odd' });
    const { publishes, hasMore } = await ask();
    expect(hasMore).toBe(false);
    expect(messages(publishes)).toEqual(['Only here', 'Update "One"\n\nWith a picture.', 'Begin']);
    expect(publishes.map(({ isOnline }) => isOnline)).toEqual([false, true, true]);
    expect(publishes[0]).toMatchObject({ commit: here, author: 'A Writer', moreFiles: 0 });
    expect(Math.abs((publishes[0]?.instant ?? 0) - Date.now())).toBeLessThan(3_600_000);
    expect(publishes[0]?.files).toEqual([
      {
        path: 'posts/a "b" ü\t.md',
        change: 'added',
        from: null,
        title: 'Title of posts/a "b" ü\t.md',
      },
      { path: 'posts/two.md', change: 'modified', from: null, title: 'Title of posts/two.md' },
    ]);
    expect(publishes[1]?.files.map(({ path, title }) => [path, title])).toEqual([
      ['posts/one.md', 'Title of posts/one.md'],
      ['posts/picture.png', null],
    ]);
  });

  test('come in pages', async () => {
    for (const number of [1, 2, 3]) commit(`Number ${number}`, { 'posts/one.md': `${number}` });
    const first = await ask({ limit: 2 });
    expect([messages(first.publishes), first.hasMore]).toEqual([['Number 3', 'Number 2'], true]);
    const second = await ask({ skip: 2, limit: 2 });
    expect([messages(second.publishes), second.hasMore]).toEqual([['Number 1', 'Begin'], false]);
  });

  test('are those of the blog’s folder only, in a repository that holds more', async () => {
    commit('Elsewhere', { 'other/file.md': 'x' });
    commit('Here', { 'posts/new.md': 'x', 'other/file.md': 'y' });
    const { publishes } = await ask({ root: join(site.blog, 'posts') });
    expect(messages(publishes)).toEqual(['Here', 'Begin']);
    expect(publishes[0]?.files.map(({ path }) => path)).toEqual(['new.md']);
  });

  test('are none of the merges, but all of what they joined', async () => {
    site.pushFromElsewhere({ 'posts/two.md': 'from elsewhere' });
    site.write('posts/one.md', 'from here');
    await site.publish(['posts/one.md']);
    expect(site.git('log', '--merges', '--format=%s')).toMatch(/^Merge/);
    expect(messages((await ask()).publishes).sort()).toEqual(['Begin', 'From elsewhere', 'Publish a post']);
  });

  test('are none without a commit, and as far as they go without a remote or on no branch', async () => {
    const empty = join(site.folder, 'empty');
    site.gitIn(site.folder, 'init', '-q', empty);
    expect(await ask({ root: empty })).toEqual({ publishes: [], hasMore: false });
    site.git('checkout', '-q', '--detach');
    expect((await ask()).publishes.map(({ isOnline }) => isOnline)).toEqual([true]);
    site.git('checkout', '-q', 'main');
    site.git('remote', 'remove', 'origin');
    expect((await ask()).publishes.map(({ isOnline }) => isOnline)).toEqual([false]);
  });

  test('are online where the user has them go, and are read before anybody has said where that is', async () => {
    const here = commit('Only here', { 'posts/two.md': 'newer' });
    site.git('push', '-q', 'origin', 'main:pages');
    expect((await ask()).publishes.map(({ isOnline }) => isOnline)).toEqual([false, true]);
    const target = { remote: 'origin', branch: 'pages' };
    expect((await ask({ target })).publishes.map(({ isOnline }) => isOnline)).toEqual([true, true]);
    site.git('remote', 'rename', 'origin', 'one');
    site.git('remote', 'add', 'two', site.remote);
    site.git('branch', '--unset-upstream');
    expect((await ask()).publishes[0]?.commit).toBe(here);
    const named = { remote: 'one', branch: 'pages' };
    expect((await ask({ target: named })).publishes.map(({ isOnline }) => isOnline)).toEqual([true, true]);
  });

  test('are not read from what is no repository, nor to the end when nobody waits', async () => {
    const error = await ask({ root: site.folder }).catch(thrown => thrown);
    expect(isAppError(error, 'git.not-a-repository')).toBe(true);
    const stopped = await ask({ signal: AbortSignal.abort() }).catch(thrown => thrown);
    expect(isAppError(stopped, 'cancelled')).toBe(true);
  });

  test('of 5,000 commits are read with no more processes than of three', async () => {
    const count = async (request: Partial<HistoryRequest>) => {
      let calls = 0;
      const stop = observeGit(() => {
        calls += 1;
      });
      const found = await ask(request).finally(stop);
      return { calls, found };
    };
    const few = await count({});
    const fewOfPost = await count({ post: postOf('posts/one.md') });
    const stream = Array.from({ length: 5_000 }, (_, at) =>
      [
        'commit refs/heads/main',
        `committer A Writer <writer@example.org> ${1_700_000_000 + at} +0000`,
        `data ${`Number ${at}`.length}`,
        `Number ${at}`,
        ...(at === 0 ? ['from refs/heads/main^0'] : []),
        `M 100644 inline posts/${at % 500 === 0 ? 'one' : `many-${at % 97}`}.md`,
        `data ${`text ${at}`.length}`,
        `text ${at}`,
        '',
      ].join('\n'),
    );
    execFileSync('git', ['fast-import', '--quiet'], { cwd: site.blog, input: stream.join('') });
    const many = await count({ skip: 4_900 });
    expect(many.found.publishes).toHaveLength(50);
    expect(many.calls).toBe(few.calls);
    const post = await count({ post: postOf('posts/one.md') });
    expect(post.found.publishes).toHaveLength(11);
    expect(post.calls).toBe(fewOfPost.calls);
  });
});

describe('past publishes of one post', () => {
  test('are those that touched it, its sidecar or its pictures, under all its names', async () => {
    commit('Another', { 'posts/two.md': 'x' });
    commit('Sidecar', { 'posts/one.meta': 'title: One' });
    renameSync(join(site.blog, 'posts/one.md'), join(site.blog, 'posts/second.md'));
    commit('Renamed');
    commit('Picture', { 'posts/second.png': 'x' });
    renameSync(join(site.blog, 'posts/second.md'), join(site.blog, 'posts/third.md'));
    commit('Renamed again', { 'posts/three.md': 'x' });
    const { publishes } = await ask({ post: postOf('posts/third.md', ['posts/second.png']) });
    expect(messages(publishes)).toEqual(['Renamed again', 'Picture', 'Renamed', 'Sidecar', 'Begin']);
    expect(publishes[0]?.files).toContainEqual({
      path: 'posts/third.md',
      change: 'renamed',
      from: 'posts/second.md',
      title: 'Title of posts/third.md',
    });
  });

  test('are found for a post that is gone', async () => {
    site.drop('posts/one.md');
    commit('Gone');
    expect(messages((await ask({ post: postOf('posts/one.md') })).publishes)).toEqual(['Gone', 'Begin']);
  });
});

describe('what a publish changed', () => {
  const show = (id: string, path: string | null = null) => showPublish({ root: site.blog, commit: id, path });

  test('is shown file by file', async () => {
    const text = paragraphs('one', { 1: 'newer' });
    site.drop('posts/three.md');
    writeFileSync(join(site.blog, 'posts/bytes.bin'), Buffer.from([0, 1, 2]));
    writeFileSync(join(site.blog, 'posts/latin.md'), Buffer.from([0xe9, 10]));
    const id = commit('Much', { 'posts/one.md': text, 'posts/ü "x".md': 'diff --git a/x b/x\n' });
    const { files, isCut } = await show(id);
    expect(isCut).toBe(false);
    const diffOf = (path: string) => files.find(file => file.path === path)?.diff ?? 'no such file';
    expect(files.map(({ change }) => change)).toEqual(['added', 'added', 'modified', 'deleted', 'added']);
    expect(diffOf('posts/one.md')).toContain('-Paragraph 1 of one.\n+newer\n');
    expect(diffOf('posts/three.md')).toContain('-# three');
    expect(diffOf('posts/ü "x".md')).toContain('+diff --git a/x b/x');
    expect(diffOf('posts/bytes.bin')).toContain('Binary files');
    expect(diffOf('posts/latin.md')).toContain('+\ufffd');
    expect((await show(id, 'posts/one.md')).files).toEqual([
      expect.objectContaining({ path: 'posts/one.md', change: 'modified', from: null }),
    ]);
  });

  test('is shown for the first commit, a rename and a merge', async () => {
    const first = site.git('rev-list', '--max-parents=0', 'HEAD').trim();
    expect((await show(first)).files.map(({ change }) => change)).toEqual(['added', 'added', 'added']);
    renameSync(join(site.blog, 'posts/one.md'), join(site.blog, 'posts/moved.md'));
    const renamed = commit('Renamed', { 'posts/moved.md': paragraphs('one', { 1: 'newer' }) });
    const [file] = (await show(renamed, 'posts/moved.md')).files;
    expect(file).toMatchObject({ change: 'renamed', from: 'posts/one.md' });
    expect(file?.diff).toContain('+newer');
    expect(file?.diff).not.toContain('Paragraph 5');
    site.git('push', '-q');
    site.pushFromElsewhere({ 'posts/two.md': 'from elsewhere' });
    site.write('posts/three.md', 'from here');
    await site.publish(['posts/three.md']);
    const merge = site.git('rev-parse', 'HEAD').trim();
    expect((await show(merge)).files.map(({ path }) => path)).toEqual(['posts/two.md']);
  });

  test('is cut when nobody could read it', async () => {
    const id = commit('Long', { 'posts/a.md': 'A line of a long text.\n'.repeat(30_000), 'posts/b.md': 'b' });
    const { files, isCut } = await show(id);
    expect(isCut).toBe(true);
    expect(files).toHaveLength(2);
    expect(files[1]?.diff).toBe('');
  });

  test('runs no program the blog’s settings name, and looks the same under any of them', async () => {
    site.write('.gitattributes', '*.md diff=x\n');
    const id = commit('Changed', { 'posts/one.md': 'newer', 'posts/two.md': 'newer' });
    const before = [await show(id), await ask({ post: postOf('posts/one.md') })];
    const marker = join(site.folder, 'PWNED');
    const program = `touch ${marker}`;
    const settings = [
      `[core]\nfsmonitor = ${program}\npager = ${program}`,
      `[diff]\nexternal = ${program}\norderFile = order\nnoprefix = true\nrenames = false\ncolor = always`,
      `[diff "x"]\ncommand = ${program}\ntextconv = ${program}`,
      `[log]\nshowSignature = true\n[gpg]\nprogram = ${program}`,
      '[i18n]\nlogOutputEncoding = latin1\n[color]\nui = always',
    ].join('\n');
    writeFileSync(join(site.blog, 'order'), 'posts/two.md\n');
    appendFileSync(join(site.blog, '.git/config'), `${settings}\n`);
    expect([await show(id), await ask({ post: postOf('posts/one.md') })]).toEqual(before);
    expect(existsSync(marker)).toBe(false);
    // The control: a git that is called plainly runs them.
    site.git('diff', 'HEAD^', 'HEAD');
    expect(existsSync(marker)).toBe(true);
  });

  test('is not there for an id of nothing, a name, or a file it did not touch', async () => {
    for (const [id, path] of [
      ['0'.repeat(40), null],
      ['main', null],
      [site.git('rev-parse', 'HEAD').trim(), 'posts/none.md'],
    ] as const)
      expect(isAppError(await show(id, path).catch(thrown => thrown), 'history.gone')).toBe(true);
  });
});

describe('an earlier version of a post', () => {
  const read = (id: string, path = 'posts/one.md') =>
    readVersion({ root: site.blog, commit: id, path, sidecar: path.replace(/\.md$/, '.meta') });

  test('is its text and its sidecar then, or what they were before they were deleted', async () => {
    const made = commit('Made', { 'posts/one.md': 'one\r\ntwo\r\n', 'posts/one.meta': 'title: One' });
    site.drop('posts/one.md');
    site.drop('posts/one.meta');
    const gone = commit('Gone');
    const later = commit('Later', { 'posts/two.md': 'x' });
    const version = { text: 'one\ntwo\n', sidecarText: 'title: One' };
    expect([await read(made), await read(gone)]).toEqual([version, version]);
    expect(await read(made, 'posts/three.md')).toEqual({ text: paragraphs('three'), sidecarText: null });
    expect(isAppError(await read(later).catch(thrown => thrown), 'history.gone')).toBe(true);
  });

  test('is refused when it is no text, a link, or too large', async () => {
    writeFileSync(join(site.blog, 'posts/one.md'), Buffer.from([0xff, 0xfe]));
    const bytes = commit('Bytes');
    expect(isAppError(await read(bytes).catch(thrown => thrown), 'file.not-text')).toBe(true);
    const large = commit('Large', { 'posts/one.md': 'x'.repeat(21 * 1024 * 1024) });
    expect(isAppError(await read(large).catch(thrown => thrown), 'file.too-large')).toBe(true);
  });

  test('is never one of a file outside the blog', async () => {
    const id = commit('x', { 'posts/x.md': 'x' });
    const error = await readVersion({
      root: join(site.blog, 'posts'),
      commit: id,
      path: '../posts/x.md',
      sidecar: undefined,
    }).catch(thrown => thrown);
    expect(isAppError(error, 'path.outside-root')).toBe(true);
  });
});

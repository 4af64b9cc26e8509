import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishStand } from '../../../shared/model/publish-stand.ts';
import { observeGit } from '../../services/git/run-git.ts';
import { SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { openTestWindow, type TestWindow } from '../app-parts.test-support.ts';

let site: SiteFixture;
let window: TestWindow;
const context = { signal: new AbortController().signal, progress: () => undefined };

const open = async (folder: string) => {
  await window.handlers['blog.open']({ folder }, context);
  await window.handlers['blog.trust'](undefined, context);
};

beforeEach(async () => {
  site = new SiteFixture();
  window = await openTestWindow(join(site.folder, 'program'));
  await open(site.blog);
});
afterEach(async () => {
  await window.close();
  site.remove();
});

const post = (title: string, text = 'Text.') => `---\ntitle: ${title}\n---\n\n${text}\n`;
const token = `ghp_${'Ab3dEf6hIj'.repeat(4)}`;
const lines = ['MIIEpAIBAAKCAQEAu1SU1LfVLPHCozMxH2MoqKMDGHkLmNoP', 'qRsTuVwXyZ9f8e7d6c5b4a32Kd0wQ5mZ'];
const key = `-----BEGIN RSA PRIVATE KEY-----\n${lines.join('\n')}\n-----END RSA PRIVATE KEY-----\n`;

const commit = (message: string, files: Readonly<Record<string, string>>, top = site.blog) => {
  for (const [path, text] of Object.entries(files)) site.write(path, text, top);
  site.gitIn(top, 'add', '--', ...Object.keys(files));
  site.gitIn(top, 'commit', '-q', '-m', message);
};
const plan = (posts: readonly string[] | null = ['posts/one.md']) =>
  window.handlers['publish.plan']({ posts }, context);
const run = (posts: readonly string[] | null = ['posts/one.md']) =>
  window.handlers['publish.run']({ posts, message: null, seen: null, files: null, isUnseen: false }, context);
/** The checks as the window asks for them once it has a plan. */
const check = async (posts: readonly string[] | null = ['posts/one.md']) => {
  const { files, earlier } = await plan(posts);
  const paths = files.map(({ path }) => path);
  const params = { paths, isPublishing: true, earlier: earlier?.range ?? null };
  return (await window.handlers['checks.run'](params, context)).findings;
};

describe('the plan with commits made earlier', () => {
  it('names each, with author, files and the titles of posts', async () => {
    site.write('posts/one.md', post('One'));
    commit('Schöne 山 words\n\nMore.', { 'posts/two.md': post('Zwei 山'), 'notes.txt': 'a' });
    site.git('mv', 'posts/three.md', 'posts/drei.md');
    site.git('commit', '-q', '-m', 'Renamed', '--author=Zoë 山田 <z@example.org>');
    const { earlier, decisions, files } = await plan();
    expect(files.map(({ path }) => path)).toEqual(['posts/one.md']);
    expect(decisions).toEqual([{ kind: 'commits-waiting', detail: '2' }]);
    const file = { from: null, title: null, isOutside: false };
    expect(earlier).toMatchObject({
      range: { head: site.git('rev-parse', 'HEAD').trim(), online: site.tip(), remote: 'origin' },
      more: 0,
    });
    expect(earlier?.commits).toMatchObject([
      { subject: 'Renamed', author: 'Zoë 山田', moreFiles: 0 },
      { subject: 'Schöne 山 words', author: 'A Writer', moreFiles: 0 },
    ]);
    expect(earlier?.commits.map(one => one.files)).toEqual([
      [
        {
          path: 'posts/drei.md',
          change: 'renamed',
          from: 'posts/three.md',
          title: 'three',
          isOutside: false,
        },
      ],
      [
        { ...file, path: 'notes.txt', change: 'added' },
        { ...file, path: 'posts/two.md', change: 'modified', title: 'Zwei 山' },
      ],
    ]);
    const diff = await window.handlers['publish.earlierDiff'](
      { commit: earlier?.commits[1]?.commit ?? '', path: 'posts/two.md', isOutside: false },
      context,
    );
    expect(diff.text).toContain('+title: Zwei 山');
  });

  it('names the newest of many and counts the others', async () => {
    for (let index = 0; index < 23; index += 1) commit(`Commit ${index}`, { 'notes.txt': `${index}` });
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`files/${at}.txt`, `${at}`]));
    commit('Many files', files);
    const { earlier } = await plan();
    expect(earlier?.commits.length).toBe(20);
    expect(earlier?.more).toBe(4);
    expect(earlier?.commits[0]).toMatchObject({ subject: 'Many files', moreFiles: 10 });
    expect(earlier?.commits[1]?.subject).toBe('Commit 22');
  });

  it('of a merge names only what it made itself', async () => {
    site.git('switch', '-q', '-c', 'side');
    commit('Aside', { 'side.txt': 'side' });
    site.git('switch', '-q', 'main');
    commit('Here', { 'main.txt': 'main' });
    site.git('merge', '-q', '--no-commit', 'side');
    site.write('both.txt', 'by the merge');
    site.git('add', 'both.txt');
    site.git('commit', '-q', '-m', 'Merged');
    const { earlier } = await plan();
    const told = earlier?.commits.map(({ subject, files }) => [subject, files.map(({ path }) => path)]);
    expect(told?.[0]).toEqual(['Merged', ['both.txt']]);
    expect(told?.slice(1).sort()).toEqual([
      ['Aside', ['side.txt']],
      ['Here', ['main.txt']],
    ]);
  });

  it('costs nothing where there are none, and few runs of git where there are many', async () => {
    const countOf = async (work: () => Promise<unknown>) => {
      let count = 0;
      const stop = observeGit(() => {
        count += 1;
      });
      await work();
      stop();
      return count;
    };
    site.write('posts/one.md', post('One'));
    const without = await countOf(plan);
    expect((await plan()).earlier).toBeNull();
    for (let index = 0; index < 8; index += 1)
      commit(`Commit ${index}`, { 'posts/two.md': post(`${index}`) });
    expect(await countOf(plan)).toBeLessThanOrEqual(without + 4);
    expect((await plan()).earlier?.commits.length).toBe(8);
    // What was read once is known.
    expect(await countOf(plan)).toBeLessThanOrEqual(without + 2);
  });

  it('says which files lie outside the blog, and shows them too', async () => {
    const inside = 'blog/_posts/2024-01-01-inside.md';
    commit('Begin the blog', { 'blog/_config.yml': 'title: A blog\n', [inside]: post('Inside') });
    site.git('push', '-q');
    await open(join(site.blog, 'blog'));
    commit('Both', { [inside]: post('Inside now'), 'deploy/key.txt': 'outside\n' });
    const { earlier } = await plan(null);
    expect(earlier?.commits[0]?.files).toEqual([
      {
        path: '_posts/2024-01-01-inside.md',
        change: 'modified',
        from: null,
        title: 'Inside now',
        isOutside: false,
      },
      { path: 'deploy/key.txt', change: 'added', from: null, title: null, isOutside: true },
    ]);
    const of = { commit: earlier?.commits[0]?.commit ?? '', path: 'deploy/key.txt', isOutside: true };
    expect((await window.handlers['publish.earlierDiff'](of, context)).text).toContain('+outside');
    site.write('deploy/key.txt', key);
    site.git('commit', '-q', '-a', '-m', 'A key');
    expect(await check(null)).toMatchObject([
      {
        file: '../deploy/key.txt',
        rule: 'secret',
        severity: 'error',
        earlier: 'A key',
        message: expect.stringContaining('outside this blog’s folder'),
      },
    ]);
  });

  it('does not take a file outside of the blog for the post with the same path in it', async () => {
    const path = '_posts/2024-01-01-one.md';
    commit('Begin', { 'blog/_config.yml': 'title: A blog\n', [`blog/${path}`]: post('One') });
    site.git('push', '-q');
    await open(join(site.blog, 'blog'));
    commit('A token', { [path]: post('Another', token) });
    expect(await check(null)).toMatchObject([{ file: `../${path}`, post: `../${path}`, rule: 'secret' }]);
  });
});

describe('the checks of a plan with commits made earlier', () => {
  it('find keys in any file and any version of theirs, and stop the publish', async () => {
    commit('Secrets', { 'deploy.key': key, 'posts/two.md': post('Two', `TODO: ${token}`) });
    commit('Taken out', { 'posts/two.md': post('Two', 'TODO: later') });
    site.write('posts/one.md', post('One'));
    const found = await check();
    expect(
      found.map(({ file, line, rule, severity, earlier }) => [file, line, rule, severity, earlier]).sort(),
    ).toEqual([
      ['deploy.key', 1, 'secret', 'error', 'Secrets'],
      ['posts/two.md', 5, 'secret', 'error', 'Secrets'],
      ['posts/two.md', 5, 'todo', 'warning', 'Taken out'],
    ]);
    expect(found.every(({ isOld, fix }) => !isOld && fix === undefined)).toBe(true);
    const before = site.snapshot();
    expect(await run()).toMatchObject({
      result: 'refused',
      error: { code: 'publish.checks-failed', data: { count: 2, rules: ['secret'], isEarlier: true } },
    });
    // Also when there is nothing else to publish.
    site.git('checkout', '-q', '--', 'posts/one.md');
    expect(await run(null)).toMatchObject({ result: 'refused', error: { data: { count: 2 } } });
    site.write('posts/one.md', post('One'));
    expect(site.snapshot()).toBe(before);
  });

  it('look at posts as they were committed, not as they are by now', async () => {
    const missing = '![a cat](cat.png)';
    commit('With a gap', { 'posts/two.md': post('Two', missing), 'posts/three.md': post('Three') });
    site.write('posts/two.md', post('Two'));
    site.write('posts/three.md', post('Three', missing));
    const mistakes = async (posts: readonly string[] | null) =>
      (await check(posts)).map(({ file, rule, earlier }) => [file, rule, earlier]);
    expect(await mistakes(['posts/one.md'])).toEqual([['posts/two.md', 'missing-image', 'With a gap']]);
    // Published with it, the post goes online as it is now.
    expect(await mistakes(['posts/two.md'])).toEqual([]);
    site.drop('posts/two.md');
    expect(await mistakes(['posts/one.md'])).toEqual([['posts/two.md', 'missing-image', 'With a gap']]);
    expect(await run(['posts/one.md'])).toMatchObject({ result: 'refused', error: { data: { count: 1 } } });
  });

  it('do not take for old what was committed and is not online', async () => {
    const gap = post('One', '![a cat](cat.png)');
    commit('With a gap', { 'posts/one.md': gap });
    site.write('posts/one.md', `${gap}\nMore.\n`);
    expect((await check()).map(({ rule, isOld }) => [rule, isOld])).toEqual([['missing-image', false]]);
    site.git('push', '-q');
    expect((await check()).map(({ rule, isOld }) => [rule, isOld])).toEqual([['missing-image', true]]);
    commit('More', { 'posts/one.md': `${gap}\nMore.\n` });
    expect((await check(null)).map(({ rule, isOld }) => [rule, isOld])).toEqual([['missing-image', true]]);
  });

  it('ask about names that keys are kept under, until they are accepted', async () => {
    commit('Settings', { '.env': 'NAME=value\n' });
    const [found, ...others] = await check();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ file: '.env', rule: 'secret', severity: 'warning', isAccepted: false });
    await window.handlers['checks.accept']({ tokens: [found?.token ?? ''] }, context);
    expect((await check())[0]?.isAccepted).toBe(true);
    site.write('posts/one.md', post('One'));
    expect(await run()).toMatchObject({ result: 'published' });
  });

  it('heed what the blog has the rule set to', async () => {
    commit('A key', { 'deploy.key': key });
    site.write('.leysin.json', '{"version":1,"checks":{"secret":"warning"}}');
    expect((await check()).map(({ severity }) => severity)).toEqual(['warning']);
    site.write('.leysin.json', '{"version":1,"checks":{"secret":"off"}}');
    expect(await check()).toEqual([]);
  });

  it('let a blog that goes online for the first time have what it always had, but no key', async () => {
    site.git('switch', '-q', '--orphan', 'beginning');
    commit('Begin', {
      'posts/one.md': post('[Gone](/posts/gone/) ![](cat.png)'),
      'posts/two.md': post('Two'),
    });
    site.write('posts/two.md', post('Two, more'));
    const found = await check(['posts/two.md']);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ isOld }) => isOld)).toBe(true);
    commit('A key', { 'deploy.key': key });
    expect(await run(['posts/two.md'])).toMatchObject({
      result: 'refused',
      error: { data: { rules: ['secret'] } },
    });
    site.git('reset', '-q', '--soft', 'HEAD~1');
    site.git('rm', '-q', '--cached', 'deploy.key');
    expect(await run(['posts/two.md'])).toMatchObject({ result: 'published' });
  });

  it('stop what takes them online without a plan, too', async () => {
    site.write('posts/one.md', post('One'));
    const published = await window.handlers['publish.run'](
      { posts: ['posts/one.md'], message: null, seen: null, files: null, isUnseen: false },
      context,
    );
    commit('A key', { 'deploy.key': key });
    const stopped = { result: 'refused', error: { code: 'publish.checks-failed' } };
    const stand = await window.handlers['publish.earlier'](undefined, context);
    const takeBack = window.handlers['publish.takeBack']({ commit: published.commit ?? '', stand }, context);
    expect(await takeBack).toMatchObject(stopped);
    site.gitIn(site.remote, 'update-ref', '-d', 'refs/heads/main');
    expect(await window.handlers['publish.anew']({ stand }, context)).toMatchObject(stopped);
    expect(site.gitIn(site.remote, 'for-each-ref')).toBe('');
    expect(site.git('log', '-1', '--format=%s').trim()).toBe('A key');
  });

  it('are those that were shown, also where there is no plan', async () => {
    site.write('posts/one.md', post('One'));
    const { commit: published } = await run();
    const shown = await window.handlers['publish.earlier'](undefined, context);
    expect([shown.head, shown.earlier]).toEqual([site.git('rev-parse', 'HEAD').trim(), null]);
    commit('Not shown', { 'posts/two.md': post('Two') });
    const changed = { result: 'refused', error: { code: 'publish.plan-changed' } };
    const takeBack = (stand: PublishStand) =>
      window.handlers['publish.takeBack']({ commit: published ?? '', stand }, context);
    expect(await takeBack(shown)).toMatchObject(changed);
    const now = await window.handlers['publish.earlier'](undefined, context);
    expect(now.earlier?.commits.map(({ subject }) => subject)).toEqual(['Not shown']);
    const remote = (...args: readonly string[]) => site.gitIn(site.remote, ...args);
    remote('update-ref', '-d', 'refs/heads/main');
    expect(await window.handlers['publish.anew']({ stand: shown }, context)).toMatchObject(changed);
    expect(remote('for-each-ref')).toBe('');
    expect(await window.handlers['publish.anew']({ stand: now }, context)).toMatchObject({
      result: 'published',
    });
    site.git('switch', '-q', '-c', 'draft');
    expect(await takeBack(now)).toMatchObject(changed);
    expect(remote('for-each-ref', '--format=%(refname)').trim()).toBe('refs/heads/main');
    site.git('switch', '-q', 'main');
    site.git('remote', 'set-url', 'origin', `${site.remote}/../other.git`);
    expect(await takeBack(now)).toMatchObject(changed);
    site.git('remote', 'set-url', 'origin', site.remote);
    expect(await takeBack(now)).toMatchObject({ result: 'published' });
    expect(remote('log', '-2', '--format=%s', 'main').split('\n')[1]).toBe('Not shown');
  });

  it('look through everything of a branch that was never online', async () => {
    site.git('switch', '-q', '-c', 'fresh');
    commit('A key', { 'deploy.key': key });
    site.write('posts/one.md', post('One'));
    const { earlier } = await plan();
    expect(earlier).toMatchObject({ range: { online: null }, commits: [{ subject: 'A key' }], more: 0 });
    expect((await check()).map(({ file, rule }) => [file, rule])).toEqual([['deploy.key', 'secret']]);
    expect(await run()).toMatchObject({ result: 'refused', error: { data: { rules: ['secret'] } } });
  });
});

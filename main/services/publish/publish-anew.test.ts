import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { observeGit } from '../git/run-git.ts';
import { publishAnew } from './publish-anew.ts';
import { pullSite } from './pull-site.ts';
import { SiteFixture } from './testing/site-fixture.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

const place = () => ({ root: site.blog, runFolder: site.runFolder });
const online = (path: string) => site.gitIn(site.remote, 'show', `main:${path}`);
const gone = { result: 'refused', error: { code: 'publish.branch-gone', data: { branch: 'main' } } };
const deleteOnline = () => site.gitIn(site.remote, 'update-ref', '-d', 'refs/heads/main');

describe('a branch that was deleted online', () => {
  test('is not created again unasked: publishing and getting changes say so and change nothing', async () => {
    deleteOnline();
    site.write('posts/one.md', 'changed');
    const before = site.git('rev-parse', 'HEAD') + site.git('status', '--porcelain');
    expect(await site.publish(['posts/one.md'])).toMatchObject(gone);
    expect(await pullSite(place())).toMatchObject(gone);
    expect(site.git('rev-parse', 'HEAD') + site.git('status', '--porcelain')).toBe(before);
    expect(site.gitIn(site.remote, 'for-each-ref')).toBe('');
  });

  test('is published anew when that is wanted; edits stay edits and can be published then', async () => {
    deleteOnline();
    site.write('posts/one.md', 'changed');
    const head = site.git('rev-parse', 'HEAD').trim();
    expect(await publishAnew(place())).toMatchObject({ result: 'published', commit: head });
    expect(site.tip()).toBe(head);
    expect(site.read('posts/one.md')).toBe('changed');
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
    expect(online('posts/one.md')).toBe('changed');
  });

  test('comes back with what others had there and is not here yet', async () => {
    site.pushFromElsewhere({ 'posts/two.md': 'from elsewhere' });
    site.git('fetch', '-q');
    site.write('posts/one.md', 'from here');
    site.git('commit', '-q', '-am', 'Not online yet');
    deleteOnline();
    expect(await publishAnew(place())).toMatchObject({ result: 'published' });
    expect(online('posts/one.md')).toBe('from here');
    expect(online('posts/two.md')).toBe('from elsewhere');
    expect(site.read('posts/two.md')).toBe('from elsewhere');
  });

  test('is left alone where it is online again, which is said: what is here is not published by that', async () => {
    deleteOnline();
    site.write('posts/one.md', 'changed');
    expect(await site.publish(['posts/one.md'])).toMatchObject(gone);
    site.git('push', '-q', 'origin', 'HEAD:refs/heads/main');
    site.pushFromElsewhere({ 'posts/two.md': 'from elsewhere' });
    const before = site.snapshot();
    const back = { code: 'publish.branch-back', data: { branch: 'main', remote: 'origin' } };
    expect(await publishAnew(place())).toMatchObject({ result: 'refused', error: back });
    expect(site.snapshot()).toBe(before);
    // The next step that is offered does what was wanted.
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
    expect(online('posts/one.md')).toBe('changed');
    expect(online('posts/two.md')).toBe('from elsewhere');
  });
});

describe('a branch that was renamed online', () => {
  const inRemote = (...args: string[]) => site.gitIn(site.remote, ...args);
  const stopped = async () => (await site.publish(['posts/one.md'])).error;
  beforeEach(() => {
    inRemote('symbolic-ref', 'HEAD', 'refs/heads/main');
    site.write('posts/one.md', 'changed');
  });

  test('is named by its new name, under which the post can be published then', async () => {
    inRemote('branch', '-m', 'main', 'trunk');
    inRemote('branch', 'pages', 'trunk');
    expect(inRemote('symbolic-ref', 'HEAD').trim()).toBe('refs/heads/trunk');
    const found = { remote: 'origin', branch: 'main', defaultBranch: 'trunk' };
    expect(await stopped()).toEqual({ code: 'publish.branch-gone', data: found });
    expect(await pullSite(place())).toMatchObject({ error: { data: found } });
    const target = { remote: 'origin', branch: 'trunk' };
    expect(await site.publish(['posts/one.md'], { target })).toMatchObject({ result: 'published' });
    expect(inRemote('show', 'trunk:posts/one.md')).toBe('changed');
    expect(inRemote('for-each-ref', '--format=%(refname:short)')).toBe('pages\ntrunk\n');
  });

  test('is found where it is the only one there, and not guessed at among several', async () => {
    inRemote('update-ref', 'refs/heads/trunk', 'main');
    deleteOnline();
    expect((await stopped())?.data).toMatchObject({ defaultBranch: 'trunk' });
    inRemote('update-ref', 'refs/heads/pages', 'trunk');
    expect((await stopped())?.data).toEqual({ remote: 'origin', branch: 'main' });
  });

  test('costs one call more, and nothing where the branch is online', async () => {
    const calls: string[] = [];
    const stop = observeGit(args => calls.push(args[0] ?? ''));
    expect(await pullSite(place())).toMatchObject({ result: 'nothing' });
    expect(calls.filter(call => call === 'ls-remote')).toHaveLength(0);
    inRemote('branch', '-m', 'main', 'trunk');
    expect(await pullSite(place())).toMatchObject(gone);
    expect(calls.filter(call => call === 'ls-remote')).toHaveLength(1);
    stop();
  });
});

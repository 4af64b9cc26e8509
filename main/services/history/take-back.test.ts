import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PublishOutcome } from '../../../shared/model/publish.ts';
import { observeGit } from '../git/run-git.ts';
import { paragraphs, SiteFixture } from '../publish/testing/site-fixture.ts';
import { takeBackPublish } from './take-back.ts';
import { plainRules } from './testing/take-back-rules.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

const head = (): string => site.git('rev-parse', 'HEAD').trim();
const status = (): string => site.git('status', '--porcelain');
const online = (path: string): string => site.gitIn(site.remote, 'show', `main:${path}`);
const listOnline = (): string => site.gitIn(site.remote, 'ls-tree', '-r', '--name-only', 'main');

function takeBack(commit: string, more = {}): Promise<PublishOutcome> {
  return takeBackPublish({ root: site.blog, runFolder: site.runFolder, commit, ...plainRules, ...more });
}

const publish = (files: Readonly<Record<string, string | null>>): string => site.commitAndPush(files);

describe('a publish that is taken back', () => {
  test('of a new post takes it offline by a commit on top and leaves the file here', async () => {
    site.write('posts/new.md', 'new');
    site.write('posts/new.png', 'picture');
    const { commit } = await site.publish(['posts/new.md', 'posts/new.png']);
    const outcome = await takeBack(commit ?? '');
    expect(outcome).toMatchObject({ result: 'published', files: ['posts/new.md', 'posts/new.png'] });
    expect(listOnline()).toBe('posts/one.md\nposts/three.md\nposts/two.md\n');
    expect(site.read('posts/new.md')).toBe('new');
    expect(status()).toBe('?? posts/new.md\n?? posts/new.png\n');
    expect(site.tip()).toBe(head());
    expect(site.git('rev-parse', 'HEAD^').trim()).toBe(commit);
    expect(site.git('log', '-1', '--format=%B').trim()).toBe(
      `Take back: Publish a post\n\nThis reverts commit ${commit}.`,
    );
    expect(await site.publish(['posts/new.md', 'posts/new.png'])).toMatchObject({ result: 'published' });
    expect(online('posts/new.md')).toBe('new');
    expect(status()).toBe('');
  });

  test('of a changed post puts the older text online and keeps the newer one here, as an edit', async () => {
    const commit = publish({ 'posts/one.md': paragraphs('one', { 1: 'newer' }) });
    expect(await takeBack(commit)).toMatchObject({ result: 'published', files: ['posts/one.md'] });
    expect(online('posts/one.md')).toBe(paragraphs('one'));
    expect(site.read('posts/one.md')).toBe(paragraphs('one', { 1: 'newer' }));
    expect(status()).toBe(' M posts/one.md\n');
  });

  test('keeps what came later in other paragraphs, online and here', async () => {
    const commit = publish({ 'posts/one.md': paragraphs('one', { 1: 'first' }) });
    publish({
      'posts/one.md': paragraphs('one', { 1: 'first', 5: 'second' }),
      'posts/two.md': 'later',
    });
    const typed = paragraphs('one', { 1: 'first', 3: 'not published', 5: 'second' });
    site.write('posts/one.md', typed);
    expect(await takeBack(commit)).toMatchObject({ result: 'published', files: ['posts/one.md'] });
    expect(online('posts/one.md')).toBe(paragraphs('one', { 5: 'second' }));
    expect(online('posts/two.md')).toBe('later');
    expect(site.read('posts/one.md')).toBe(typed);
  });

  test('keeps line ends and a byte order mark of what it merges', async () => {
    const shape = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
    publish({ 'posts/crlf.md': shape(paragraphs('crlf')) });
    const commit = publish({ 'posts/crlf.md': shape(paragraphs('crlf', { 1: 'first' })) });
    publish({ 'posts/crlf.md': shape(paragraphs('crlf', { 1: 'first', 5: 'second' })) });
    expect(await takeBack(commit)).toMatchObject({ result: 'published' });
    expect(online('posts/crlf.md')).toBe(shape(paragraphs('crlf', { 5: 'second' })));
  });

  test('that only deleted brings the file back, online and here', async () => {
    const commit = publish({ 'posts/one.md': null });
    expect(await takeBack(commit)).toMatchObject({ result: 'published' });
    expect(online('posts/one.md')).toBe(paragraphs('one'));
    expect(site.read('posts/one.md')).toBe(paragraphs('one'));
    expect(status()).toBe('');
  });

  test('that only deleted leaves alone what stands there by now', async () => {
    const commit = publish({ 'posts/one.md': null });
    site.write('posts/one.md', 'written anew');
    expect(await takeBack(commit)).toMatchObject({ result: 'published' });
    expect(online('posts/one.md')).toBe(paragraphs('one'));
    expect(site.read('posts/one.md')).toBe('written anew');
    expect(status()).toBe(' M posts/one.md\n');
  });

  test('can be published again by taking that back', async () => {
    const commit = publish({ 'posts/new.md': 'new' });
    await takeBack(commit);
    site.write('posts/new.md', 'typed since');
    expect(await takeBack(head())).toMatchObject({ result: 'published' });
    expect(site.git('log', '-1', '--format=%s').trim()).toBe('Publish again: Publish a post');
    expect(online('posts/new.md')).toBe('new');
    expect(site.read('posts/new.md')).toBe('typed since');
  });

  test('leaves what the user has staged and changed elsewhere, to the byte', async () => {
    const commit = publish({
      'posts/one.md': paragraphs('one', { 1: 'newer' }),
      'posts/new.md': 'new',
    });
    site.write('posts/two.md', 'staged');
    site.write('posts/one.md', 'staged, too');
    site.git('add', 'posts/one.md', 'posts/two.md');
    site.write('posts/two.md', 'staged, then changed');
    site.write('.env', 'SECRET=1');
    const before = site.git('ls-files', '--stage', 'posts/one.md', 'posts/two.md');
    expect(await takeBack(commit)).toMatchObject({ result: 'published' });
    expect(site.git('ls-files', '--stage', 'posts/one.md', 'posts/two.md')).toBe(before);
    expect(site.read('posts/one.md')).toBe('staged, too');
    expect(status()).toBe('M  posts/one.md\nMM posts/two.md\n?? .env\n?? posts/new.md\n');
  });

  test('brings in what came online meanwhile, and undoes nothing of it', async () => {
    const commit = publish({ 'posts/new.md': 'new' });
    site.pushFromElsewhere({ 'posts/two.md': 'from elsewhere' });
    const tip = site.tip();
    expect(await takeBack(commit)).toMatchObject({ result: 'published', files: ['posts/new.md'] });
    expect(site.git('merge-base', tip, site.tip()).trim()).toBe(tip);
    expect(site.read('posts/two.md')).toBe('from elsewhere');
    expect(listOnline()).not.toContain('new.md');
    expect(status()).toBe('?? posts/new.md\n');
  });

  test('works without a network: committed here, and sent by what is published next', async () => {
    const commit = publish({ 'posts/new.md': 'new' });
    site.git('remote', 'set-url', 'origin', 'ssh://git@127.0.0.1:1/nowhere.git');
    expect(await takeBack(commit)).toMatchObject({
      result: 'committed',
      error: { code: 'git.host-unreachable' },
    });
    expect(site.read('posts/new.md')).toBe('new');
    site.git('remote', 'set-url', 'origin', site.remote);
    expect(await takeBack(commit)).toMatchObject({ result: 'published' });
    expect(listOnline()).not.toContain('new.md');
    expect(await takeBack(commit)).toMatchObject({ result: 'nothing' });
  });

  test('of a blog in a folder of a repository is told by the blog’s own paths', async () => {
    const inPosts = { root: join(site.blog, 'posts'), isOfPosts: () => true };
    const commit = publish({ 'posts/new.md': 'new' });
    expect(await takeBack(commit, inPosts)).toMatchObject({ result: 'published', files: ['new.md'] });
    expect(await takeBack(publish({ 'posts/x.md': 'x', 'other.md': 'x' }), inPosts)).toMatchObject({
      result: 'refused',
      error: { code: 'publish.cannot-take-back', data: { reason: 'other-files', paths: ['other.md'] } },
    });
  });

  test('keeps a working tree sparse', async () => {
    const commit = publish({ 'posts/one.md': 'newer' });
    site.git('sparse-checkout', 'set', '--no-cone', '/posts/two.md');
    expect(await takeBack(commit)).toMatchObject({ result: 'published' });
    expect(online('posts/one.md')).toBe(paragraphs('one'));
    expect(status()).toBe('');
  });
});

describe('what cannot be taken back is refused, with everything as it was:', () => {
  async function expectRefusal(commit: string, error: object): Promise<void> {
    const before = site.snapshot();
    expect(await takeBack(commit)).toMatchObject({ result: 'refused', commit: null, error });
    expect(site.snapshot()).toBe(before);
  }

  test('what was changed again in the same place', async () => {
    const commit = publish({ 'posts/one.md': paragraphs('one', { 1: 'first' }) });
    publish({ 'posts/one.md': paragraphs('one', { 1: 'second' }) });
    // What waits online is not brought in for something that will not be done.
    site.pushFromElsewhere({ 'posts/two.md': 'from elsewhere' });
    await expectRefusal(commit, { code: 'publish.changed-since', data: { paths: ['posts/one.md'] } });
  });

  test('a new post that was changed since', async () => {
    const commit = publish({ 'posts/new.md': 'new' });
    publish({ 'posts/new.md': 'newer' });
    await expectRefusal(commit, { code: 'publish.changed-since', data: { paths: ['posts/new.md'] } });
  });

  test.each([
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 10])],
    ['a stand-in for a large file', Buffer.from('version https://git-lfs.github.com/spec/v1\n')],
  ])('%s, changed again', async (_, bytes) => {
    for (const change of [{}, { 1: 'first' }, { 1: 'first', 5: 'second' }]) {
      const text = Buffer.from(paragraphs('bytes', change));
      writeFileSync(join(site.blog, 'posts/bytes.md'), Buffer.concat([bytes, text]));
      site.git('add', '.');
      site.git('commit', '-q', '-m', 'Bytes');
    }
    const commit = site.git('rev-parse', 'HEAD^').trim();
    await expectRefusal(commit, { code: 'publish.changed-since', data: { paths: ['posts/bytes.md'] } });
  });

  test('a merge', async () => {
    site.pushFromElsewhere({ 'posts/two.md': 'from elsewhere' });
    site.write('posts/one.md', 'from here');
    await site.publish(['posts/one.md']);
    await expectRefusal(head(), { code: 'publish.cannot-take-back', data: { reason: 'merge' } });
  });

  test('the first commit', async () => {
    await expectRefusal(head(), { code: 'publish.cannot-take-back', data: { reason: 'first' } });
  });

  test('a commit that changed more than posts', async () => {
    site.write('config.py', 'x');
    site.write('posts/new.md', 'x');
    site.git('add', '.');
    site.git('commit', '-q', '-m', 'By hand');
    await expectRefusal(head(), {
      code: 'publish.cannot-take-back',
      data: { reason: 'other-files', paths: ['config.py'] },
    });
  });

  test('a commit of another branch', async () => {
    site.git('checkout', '-q', '-b', 'other');
    site.write('posts/one.md', 'elsewhere');
    site.git('commit', '-q', '-a', '-m', 'Elsewhere');
    const commit = head();
    site.git('checkout', '-q', 'main');
    await expectRefusal(commit, { code: 'publish.cannot-take-back', data: { reason: 'elsewhere' } });
  });

  test('what is no commit, or only a name of one', async () => {
    await expectRefusal('HEAD', { code: 'history.gone' });
    await expectRefusal('0123456789'.repeat(4), { code: 'history.gone' });
    await expectRefusal(site.git('rev-parse', 'HEAD^{tree}').trim(), { code: 'history.gone' });
  });

  test('anything while the branch is locked', async () => {
    const commit = publish({ 'posts/one.md': 'newer' });
    writeFileSync(join(site.blog, '.git/refs/heads/main.lock'), '');
    await expectRefusal(commit, { code: 'git.locked' });
  });

  test('anything when somebody commits in the same moment', async () => {
    const commit = publish({ 'posts/one.md': 'newer' });
    site.write('posts/two.md', 'committed meanwhile');
    const tip = site.tip();
    const stop = observeGit(([command]) => {
      if (command === 'update-ref') site.git('commit', '-q', '-a', '-m', 'Meanwhile');
    });
    const outcome = await takeBack(commit).finally(stop);
    expect(outcome).toMatchObject({ result: 'refused', error: { code: 'publish.plan-changed' } });
    expect(site.git('log', '-1', '--format=%s').trim()).toBe('Meanwhile');
    expect([status(), site.tip()]).toEqual(['', tip]);
  });

  test('anything when online the same place was changed', async () => {
    const commit = publish({ 'posts/one.md': paragraphs('one', { 1: 'newer' }) });
    site.pushFromElsewhere({ 'posts/one.md': paragraphs('one', { 1: 'from elsewhere' }) });
    const tip = site.tip();
    expect(await takeBack(commit)).toMatchObject({
      result: 'refused',
      error: { code: 'publish.changed-since', data: { paths: ['posts/one.md'] } },
    });
    // What is online was brought in on the way, as Get changes does.
    expect(head()).toBe(tip);
    expect(status()).toBe('');
    expect(site.tip()).toBe(tip);
  });
});

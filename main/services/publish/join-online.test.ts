import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PublishOutcome } from '../../../shared/model/publish.ts';
import { pullSite } from './pull-site.ts';
import { paragraphs, SiteFixture } from './testing/site-fixture.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

const pull = () => pullSite({ root: site.blog, runFolder: site.runFolder });
const online = (path: string) => site.gitIn(site.remote, 'show', `main:${path}`);
const post = (title: string, date: string, draft: string, body = 'Text.') =>
  `---\ntitle: ${title}\ndate: ${date}\ndraft: ${draft}\n---\n\n${body}\n`;

/** Has a post online and here with which both sides go on. */
async function begin(path: string, text: string | Buffer): Promise<void> {
  mkdirSync(join(site.blog, path, '..'), { recursive: true });
  writeFileSync(join(site.blog, path), text);
  site.git('add', path);
  site.git('commit', '-q', '-m', 'Post');
  site.git('push', '-q');
}

describe('a post changed here and online', () => {
  test('is merged key by key where git cannot, and published', async () => {
    await begin('posts/p.md', post('A', '2024', 'true'));
    site.pushFromElsewhere({ 'posts/p.md': post('A', '2025', 'true') });
    site.write('posts/p.md', post('B', '2024', 'true'));
    expect(await site.publish(['posts/p.md'])).toMatchObject({ result: 'published', files: ['posts/p.md'] });
    expect(site.read('posts/p.md')).toBe(post('B', '2025', 'true'));
    expect(online('posts/p.md')).toBe(post('B', '2025', 'true'));
    expect(site.git('log', '-1', '--format=%P').trim().split(' ')).toHaveLength(2);
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('is not merged by git into one that has a key twice', async () => {
    await begin('posts/p.md', post('A', '2024', 'true', 'Text.\n\nMore.'));
    const here = post('A', '2024', 'true').replace('---\ntitle', '---\ntags: [a]\ntitle');
    const there = post('A', '2024', 'true').replace('true\n---', 'true\ntags: [b]\n---');
    site.pushFromElsewhere({ 'posts/p.md': there });
    site.write('posts/p.md', here);
    const error = { code: 'publish.conflict', data: { paths: ['posts/p.md'] } };
    expect(await site.publish(['posts/p.md'])).toMatchObject({ result: 'refused', error });
    expect(site.read('posts/p.md')).toBe(here);
  });

  test('keeps the line ends it has, also those that only one side changed', async () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    await begin('posts/p.md', crlf(post('A', '2024', 'true')));
    site.pushFromElsewhere({ 'posts/p.md': crlf(post('A', '2025', 'true')) });
    site.write('posts/p.md', crlf(post('B', '2024', 'true')));
    expect(await site.publish(['posts/p.md'])).toMatchObject({ result: 'published' });
    expect(site.read('posts/p.md')).toBe(crlf(post('B', '2025', 'true')));
    site.pushFromElsewhere({ 'posts/p.md': post('B', '2025', 'true') });
    site.write('posts/p.md', crlf(post('C', '2025', 'true')));
    expect(await site.publish(['posts/p.md'])).toMatchObject({ result: 'published' });
    expect(site.read('posts/p.md')).toBe(post('C', '2025', 'true'));
  });

  test('follows a new name it was given online', async () => {
    const text = paragraphs('one', { 1: 'from here' });
    const other = join(site.folder, 'other');
    site.gitIn(site.folder, 'clone', '-q', site.remote, other);
    renameSync(join(other, 'posts/one.md'), join(other, 'posts/renamed.md'));
    site.gitIn(other, 'add', '-A');
    site.gitIn(other, 'commit', '-q', '-m', 'Rename');
    site.gitIn(other, 'push', '-q');
    site.write('posts/one.md', text);
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
    expect(site.read('posts/renamed.md')).toBe(text);
    expect(site.read('posts/one.md')).toBeNull();
  });

  test('is two posts when both gave it a new name and changed it, without a mark of git in them', async () => {
    const rename = (folder: string, name: string, text: string) => {
      renameSync(join(folder, 'posts/one.md'), join(folder, `posts/${name}.md`));
      site.write(`posts/${name}.md`, text, folder);
      site.gitIn(folder, 'add', '-A', 'posts');
      site.gitIn(folder, 'commit', '-q', '-m', `Rename to ${name}`);
    };
    const other = join(site.folder, 'other');
    site.gitIn(site.folder, 'clone', '-q', site.remote, other);
    rename(other, 'there', paragraphs('one', { 1: 'from elsewhere' }));
    site.gitIn(other, 'push', '-q');
    rename(site.blog, 'here', paragraphs('one', { 1: 'from here' }));
    expect(await site.publish([])).toMatchObject({ result: 'published' });
    expect(online('posts/here.md')).toBe(paragraphs('one', { 1: 'from here' }));
    expect(online('posts/there.md')).toBe(paragraphs('one', { 1: 'from elsewhere' }));
  });

  test('is no clean merge where git calls one so that has marks in it', async () => {
    const renamed = paragraphs('one', { 1: 'from here' });
    site.pushFromElsewhere({
      'posts/one.md': paragraphs('one', { 1: 'from elsewhere' }),
      'posts/renamed.md': renamed,
    });
    site.git('mv', 'posts/one.md', 'posts/renamed.md');
    site.write('posts/renamed.md', renamed);
    site.git('commit', '-q', '-am', 'Rename');
    site.git('fetch', '-q');
    const error = { code: 'publish.conflict', data: { paths: ['posts/one.md'] } };
    expect(await pull()).toMatchObject({ result: 'refused', error });
    expect(site.read('posts/renamed.md')).toBe(renamed);
  });

  test('may have got another mode there', async () => {
    const other = join(site.folder, 'other');
    site.gitIn(site.folder, 'clone', '-q', site.remote, other);
    chmodSync(join(other, 'posts/one.md'), 0o755);
    site.gitIn(other, 'commit', '-q', '-am', 'Mode');
    site.gitIn(other, 'push', '-q');
    site.write('posts/one.md', paragraphs('one', { 1: 'from here' }));
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
    expect(site.git('ls-files', '--stage', 'posts/one.md')).toMatch(/^100755/);
    expect(online('posts/one.md')).toBe(paragraphs('one', { 1: 'from here' }));
  });

  test.each<[string, string | null, string | null]>([
    ['deleted here and changed online', null, 'changed online'],
    ['changed here and deleted online', 'changed here', null],
  ])('stops when it is %s', async (_, here, there) => {
    site.pushFromElsewhere({ 'posts/one.md': there });
    if (here === null) site.drop('posts/one.md');
    else site.write('posts/one.md', here);
    const before = site.snapshot();
    const error = { code: 'publish.conflict', data: { paths: ['posts/one.md'] } };
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'refused', error });
    expect(await pull()).toMatchObject({ result: 'refused', error });
    expect(site.snapshot()).toBe(before);
  });

  test('of another kind than text stops, and one that is alike on both sides does not', async () => {
    await begin('images/p.png', Buffer.from([0, 1, 2]));
    const other = join(site.folder, 'other');
    site.gitIn(site.folder, 'clone', '-q', site.remote, other);
    writeFileSync(join(other, 'images/p.png'), Buffer.from([0, 1, 3]));
    writeFileSync(join(other, 'images/same.png'), Buffer.from([0, 9]));
    site.gitIn(other, 'add', '-A');
    site.gitIn(other, 'commit', '-q', '-m', 'Pictures');
    site.gitIn(other, 'push', '-q');
    writeFileSync(join(site.blog, 'images/same.png'), Buffer.from([0, 9]));
    expect(await site.publish(['images/same.png'])).toMatchObject({ result: 'published' });
    writeFileSync(join(other, 'images/p.png'), Buffer.from([0, 1, 4]));
    site.gitIn(other, 'pull', '-q');
    site.gitIn(other, 'commit', '-q', '-am', 'Picture');
    site.gitIn(other, 'push', '-q');
    writeFileSync(join(site.blog, 'images/p.png'), Buffer.from([0, 1, 5]));
    const error = { code: 'publish.conflict', data: { paths: ['images/p.png'] } };
    expect(await site.publish(['images/p.png'])).toMatchObject({ result: 'refused', error });
  });
});

describe('several posts of one publish', () => {
  const conflictIn = (path: string): Partial<PublishOutcome> => ({
    left: [path],
    error: { code: 'publish.conflict', data: { paths: [path] } },
  });

  test('go online without the one that was changed in the same place', async () => {
    site.pushFromElsewhere({ 'posts/one.md': paragraphs('one', { 1: 'from elsewhere' }) });
    site.write('posts/one.md', paragraphs('one', { 1: 'from here' }));
    site.write('posts/two.md', 'changed');
    const outcome = await site.publish(['posts/one.md', 'posts/two.md']);
    expect(outcome).toMatchObject({
      result: 'published',
      files: ['posts/two.md'],
      ...conflictIn('posts/one.md'),
    });
    expect(online('posts/two.md')).toBe('changed');
    expect(online('posts/one.md')).toContain('from elsewhere');
    expect(site.read('posts/one.md')).toContain('from here');
  });

  test('take what belongs to it out, too, but not what others need', async () => {
    site.pushFromElsewhere({ 'posts/one.md': 'from elsewhere' });
    for (const path of ['posts/one.md', 'posts/one.meta', 'shared.png', 'posts/two.md'])
      site.write(path, 'mine');
    const groups = [
      ['posts/one.md', 'posts/one.meta', 'shared.png'],
      ['posts/two.md', 'shared.png'],
    ];
    const outcome = await site.publish([...new Set(groups.flat())], { groups });
    expect([...outcome.files].sort()).toEqual(['posts/two.md', 'shared.png']);
    expect(outcome.left).toEqual(['posts/one.md']);
  });

  test('go online though a commit made here cannot yet', async () => {
    site.pushFromElsewhere({ 'posts/one.md': 'from elsewhere' });
    site.write('posts/one.md', 'from here');
    site.git('commit', '-q', '-am', 'Not online yet');
    const waiting = site.git('rev-parse', 'HEAD').trim();
    site.write('posts/two.md', 'changed');
    const outcome = await site.publish(['posts/two.md']);
    expect(outcome).toMatchObject({ result: 'published', files: ['posts/two.md'], left: ['posts/one.md'] });
    expect(outcome.commit).toBe(site.tip());
    expect(online('posts/two.md')).toBe('changed');
    expect(online('posts/one.md')).toBe('from elsewhere');
    expect(site.git('merge-base', 'HEAD', waiting).trim()).toBe(waiting);
    expect(site.read('posts/one.md')).toBe('from here');
    expect(site.git('status', '--porcelain')).toBe('');
    // The one that waits is said to wait, and stands.
    expect(await site.publish([])).toMatchObject({
      result: 'committed',
      error: { code: 'publish.conflict', data: { paths: ['posts/one.md'] } },
    });
    // Once it is out of the way, both histories come together.
    site.pushFromElsewhere({ 'posts/one.md': 'from here' });
    expect(await site.publish([])).toMatchObject({ result: 'published' });
    expect(site.git('merge-base', waiting, site.tip()).trim()).toBe(waiting);
    expect(site.git('status', '--porcelain')).toBe('');
  });
});

describe('an edit that is in no commit', () => {
  test.each(['pull', 'publish of another post'])(
    'takes in what a %s brings, and stays an edit',
    async what => {
      site.pushFromElsewhere({ 'posts/one.md': paragraphs('one', { 5: 'from elsewhere' }), 'added.md': 'a' });
      site.write('posts/one.md', paragraphs('one', { 1: 'from here' }));
      site.write('posts/two.md', 'changed');
      const run = what === 'pull' ? pull() : site.publish(['posts/two.md']);
      expect(await run).toMatchObject({ result: 'published' });
      expect(site.read('posts/one.md')).toBe(paragraphs('one', { 1: 'from here', 5: 'from elsewhere' }));
      expect(site.read('added.md')).toBe('a');
      expect(site.git('show', 'HEAD:posts/one.md')).toBe(paragraphs('one', { 5: 'from elsewhere' }));
      expect(site.git('diff', '--cached')).toBe('');
      expect(online('posts/one.md')).not.toContain('from here');
      // And goes online as an edit of what came.
      expect(await site.publish(['posts/one.md'])).toMatchObject({
        result: 'published',
        files: ['posts/one.md'],
      });
      expect(online('posts/one.md')).toBe(site.read('posts/one.md'));
    },
  );

  test('is left as it is when another file is in the way', async () => {
    site.pushFromElsewhere({
      'posts/one.md': paragraphs('one', { 5: 'from elsewhere' }),
      'posts/two.md': 'x',
    });
    site.write('posts/one.md', paragraphs('one', { 1: 'from here' }));
    site.write('posts/two.md', 'mine');
    const before = site.snapshot();
    expect(await pull()).toMatchObject({ result: 'refused', error: { data: { paths: ['posts/two.md'] } } });
    expect(site.snapshot()).toBe(before);
  });
});

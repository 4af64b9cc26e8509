import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pullSite } from './pull-site.ts';
import { paragraphs, SiteFixture } from './testing/site-fixture.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

describe('when the remote has moved', () => {
  test('merges what does not touch the same lines, also of the same post', async () => {
    site.pushFromElsewhere({ 'posts/one.md': paragraphs('one', { 5: 'from elsewhere' }), 'added.md': 'a' });
    site.write('posts/one.md', paragraphs('one', { 1: 'from here' }));
    const online = site.tip();
    expect(await site.publish(['posts/one.md'])).toMatchObject({
      result: 'published',
      files: ['posts/one.md'],
    });
    expect(site.read('posts/one.md')).toBe(paragraphs('one', { 1: 'from here', 5: 'from elsewhere' }));
    expect(site.read('added.md')).toBe('a');
    expect(site.git('status', '--porcelain')).toBe('');
    expect(site.git('merge-base', online, site.tip()).trim()).toBe(online);
  });

  test('stops at a conflict before any commit, with the paths', async () => {
    site.pushFromElsewhere({ 'posts/one.md': paragraphs('one', { 1: 'from elsewhere' }) });
    site.write('posts/one.md', paragraphs('one', { 1: 'from here' }));
    const before = site.snapshot();
    const outcome = await site.publish(['posts/one.md']);
    expect(outcome).toMatchObject({
      result: 'refused',
      commit: null,
      error: { code: 'publish.conflict', data: { paths: ['posts/one.md'] } },
    });
    expect(site.snapshot()).toBe(before);
  });

  test.each([
    ['a changed file', 'posts/two.md', (path: string) => site.write(path, 'mine')],
    ['an untracked file', 'added.md', (path: string) => site.write(path, 'mine')],
    [
      'an ignored file',
      'ignored.md',
      (path: string) => {
        writeFileSync(join(site.blog, '.git/info/exclude'), 'ignored.md\n');
        site.write(path, 'mine');
      },
    ],
    ['a file where a folder must be', 'place/added.md', () => site.write('place', 'mine')],
    [
      'a staged file',
      'posts/two.md',
      (path: string) => {
        site.write(path, 'mine');
        site.git('add', path);
      },
    ],
    ['a file that was deleted', 'posts/two.md', (path: string) => site.drop(path)],
  ])('publishes another post and leaves %s as it is', async (_, path, prepare) => {
    site.pushFromElsewhere({ [path]: 'from elsewhere' });
    prepare(path);
    const [file, staged] = [site.read(path), site.git('diff', '--cached')];
    site.write('posts/one.md', 'changed');
    const online = site.tip();
    const outcome = await site.publish(['posts/one.md']);
    expect(outcome).toMatchObject({ result: 'published', files: ['posts/one.md'], left: [path] });
    expect(outcome.error).toBeUndefined();
    expect([site.read(path), site.git('diff', '--cached')]).toEqual([file, staged]);
    expect(site.gitIn(site.remote, 'show', 'main:posts/one.md')).toBe('changed');
    expect(site.gitIn(site.remote, 'show', `main:${path}`)).toBe('from elsewhere');
    expect(site.git('merge-base', online, site.tip()).trim()).toBe(online);
    // Nothing is left to be sent, and the next post goes online just so.
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'nothing' });
    site.write('posts/three.md', 'changed, too');
    expect(await site.publish(['posts/three.md'])).toMatchObject({ result: 'published', left: [path] });
    expect(site.read(path)).toBe(file);
  });

  test('goes on where a file here already is what comes', async () => {
    site.pushFromElsewhere({ 'posts/two.md': 'same', 'added.md': 'same' });
    site.write('posts/two.md', 'same');
    site.write('added.md', 'same');
    site.write('posts/one.md', 'changed');
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('loses nothing that is saved while the publish runs', async () => {
    site.pushFromElsewhere({ 'posts/two.md': 'from elsewhere' });
    site.write('posts/one.md', 'changed');
    site.hook('post-commit', 'printf "saved meanwhile" > posts/two.md');
    const outcome = await site.publish(['posts/one.md']);
    expect(outcome).toMatchObject({ result: 'published', left: ['posts/two.md'] });
    expect(site.read('posts/two.md')).toBe('saved meanwhile');
    expect(site.gitIn(site.remote, 'show', 'main:posts/two.md')).toBe('from elsewhere');
  });

  test('brings more files than are written one by one', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 350 }, (_, number) => [`many/${number}.md`, `${number}`]),
    );
    site.pushFromElsewhere(files);
    site.write('posts/one.md', 'changed');
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
    expect(site.read('many/349.md')).toBe('349');
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('brings removals, modes and links too', async () => {
    const other = join(site.folder, 'other');
    site.gitIn(site.folder, 'clone', '-q', site.remote, other);
    rmSync(join(other, 'posts/two.md'));
    symlinkSync('posts', join(other, 'link'));
    site.gitIn(other, 'update-index', '--chmod=+x', 'posts/three.md');
    site.gitIn(other, 'add', '-A', 'posts/two.md', 'link');
    site.gitIn(other, 'commit', '-q', '-m', 'Kinds');
    site.gitIn(other, 'push', '-q');
    site.write('posts/one.md', 'changed');
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
    expect(site.read('posts/two.md')).toBeNull();
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('finishes after the history online was rewritten, and keeps what was there', async () => {
    const other = join(site.folder, 'other');
    site.gitIn(site.folder, 'clone', '-q', site.remote, other);
    site.gitIn(other, 'commit', '-q', '--amend', '-m', 'Rewritten');
    site.gitIn(other, 'push', '-q', '--force');
    const online = site.tip();
    site.write('posts/new.md', 'new');
    expect(['published', 'refused']).toContain((await site.publish(['posts/new.md'])).result);
    expect(site.git('merge-base', online, site.tip()).trim()).toBe(online);
  });
});

describe('pulling', () => {
  const pull = () => pullSite({ root: site.blog, runFolder: site.runFolder });

  test('brings what is online, and says when there is nothing', async () => {
    expect(await pull()).toMatchObject({ result: 'nothing' });
    site.pushFromElsewhere({ 'added.md': 'a', 'posts/one.md': null });
    const gone = ['posts/one.md'];
    expect(await pull()).toMatchObject({ result: 'published', files: ['added.md', ...gone], gone });
    expect(site.read('added.md')).toBe('a');
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('merges with commits made here, staged changes staying', async () => {
    site.write('posts/one.md', 'here');
    site.git('commit', '-q', '-am', 'Here');
    site.write('posts/two.md', 'staged');
    site.git('add', 'posts/two.md');
    site.pushFromElsewhere({ 'posts/three.md': 'elsewhere' });
    expect(await pull()).toMatchObject({ result: 'published', files: ['posts/three.md'] });
    expect(site.git('status', '--porcelain')).toBe('M  posts/two.md\n');
  });

  test('refuses what was changed in the same place, in a commit or not, changing nothing', async () => {
    site.pushFromElsewhere({ 'posts/one.md': 'elsewhere', 'posts/two.md': 'elsewhere' });
    site.write('posts/one.md', 'not committed');
    let before = site.snapshot();
    const error = { code: 'publish.conflict', data: { paths: ['posts/one.md'] } };
    expect(await pull()).toMatchObject({ result: 'refused', error });
    expect(site.snapshot()).toBe(before);
    site.git('commit', '-q', '-am', 'Here');
    before = site.snapshot();
    expect(await pull()).toMatchObject({ result: 'refused', error });
    expect(site.snapshot()).toBe(before);
  });

  test('refuses a staged file that would be overwritten, changing nothing', async () => {
    site.pushFromElsewhere({ 'posts/one.md': 'elsewhere' });
    site.write('posts/one.md', 'staged');
    site.git('add', 'posts/one.md');
    const before = site.snapshot();
    const error = { code: 'publish.would-overwrite', data: { paths: ['posts/one.md'] } };
    expect(await pull()).toMatchObject({ result: 'refused', error });
    expect(site.snapshot()).toBe(before);
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { SiteFixture } from '../publish/testing/site-fixture.ts';
import { committedSize, readCommitted } from './read-committed.ts';
import { openRepository } from './repository.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

test('files of a commit are read under any name, and what is none of its files is left out', async () => {
  site.write('a\nb "c".md', 'first\n\nlines missing\n');
  site.write('bytes.png', 'p\0ng\n');
  site.write('empty.md', '');
  site.git('add', '.');
  site.git('commit', '-q', '-m', 'Names');
  site.write('bytes.png', 'changed since');
  const repository = await openRepository(site.blog);
  const names = ['gone\n.md', 'a\nb "c".md', 'posts', 'empty.md', 'none.md', 'bytes.png'];
  const found = await readCommitted(repository, 'HEAD', names);
  expect([...found].map(([path, bytes]) => [path, bytes.toString('latin1')])).toEqual([
    ['a\nb "c".md', 'first\n\nlines missing\n'],
    ['empty.md', ''],
    ['bytes.png', 'p\0ng\n'],
  ]);
  expect(await committedSize(repository, 'HEAD', 'bytes.png')).toBe(5);
  expect(await committedSize(repository, 'HEAD', 'none.md')).toBeNull();
});

test('of a branch without commits nothing is read', async () => {
  site.git('symbolic-ref', 'HEAD', 'refs/heads/unborn');
  const repository = await openRepository(site.blog);
  expect((await readCommitted(repository, 'HEAD', ['posts/one.md'])).size).toBe(0);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { SiteFixture } from '../publish/testing/site-fixture.ts';
import { compareTrees } from './diff.ts';
import { readMadeOnHead } from './made-commit.ts';
import { openRepository } from './repository.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

const head = (name = 'HEAD') => site.git('rev-parse', name).trim();

test('a commit comes with its parent and what it changed, as two trees compared would tell it', async () => {
  site.write('a\nb "c".md', 'new');
  site.write('posts/one.md', 'changed');
  site.drop('posts/two.md');
  site.git('add', '-A');
  site.git('commit', '-q', '-m', 'Two\n\nlines\n:100644 of message');
  const repository = await openRepository(site.blog);
  const made = await readMadeOnHead(repository);
  expect(made).toMatchObject({ commit: head(), parent: head('HEAD^') });
  expect(made?.changes).toEqual(await compareTrees(repository, 'HEAD^', 'HEAD'));
  expect(made?.changes).toHaveLength(3);
});

test('of one that changes nothing, of a first and of a merge only what is sure is told', async () => {
  const repository = await openRepository(site.blog);
  expect(await readMadeOnHead(repository)).toMatchObject({ commit: head(), parent: null });
  site.git('commit', '-q', '--allow-empty', '-m', 'Empty');
  expect(await readMadeOnHead(repository)).toEqual({ commit: head(), parent: head('HEAD^'), changes: [] });
  site.git('checkout', '-q', '-b', 'other', 'HEAD^');
  site.git('commit', '-q', '--allow-empty', '-m', 'Other');
  site.git('merge', '-q', '-m', 'Join', 'main');
  expect(await readMadeOnHead(repository)).toEqual({ commit: head(), parent: null, changes: null });
  site.git('symbolic-ref', 'HEAD', 'refs/heads/unborn');
  expect(await readMadeOnHead(repository)).toBeNull();
});

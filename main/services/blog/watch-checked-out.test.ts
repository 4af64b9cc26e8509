import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CheckedOut } from '../../../shared/model/blog.ts';
import { SiteFixture } from '../publish/testing/site-fixture.ts';
import { watchCheckedOut } from './watch-checked-out.ts';

let site: SiteFixture;
const stops: (() => void)[] = [];
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  site.remove();
});

const main = { branch: 'main', operation: null };

function follow(folder: string) {
  const told: CheckedOut[] = [];
  stops.push(watchCheckedOut(folder, checkedOut => told.push(checkedOut), 20));
  return { last: () => expect.poll(() => told.at(-1)), told };
}

test('a branch that is checked out beside the program is told, and none when there is none', async () => {
  const { last, told } = follow(join(site.blog, 'posts'));
  await last().toEqual(main);
  site.git('checkout', '-q', '-b', 'feature/snow');
  await last().toEqual({ branch: 'feature/snow', operation: null });
  site.git('checkout', '-q', '--detach');
  await last().toEqual({ branch: null, operation: null });
  site.git('checkout', '-q', 'main');
  await last().toEqual(main);
  expect(told).toHaveLength(4);
});

test('so is one of a worktree, where .git is a file', async () => {
  const tree = join(site.folder, 'tree');
  site.git('worktree', 'add', '-q', '-b', 'draft', tree);
  const { last } = follow(tree);
  await last().toEqual({ branch: 'draft', operation: null });
  site.gitIn(tree, 'checkout', '-q', '-b', 'other');
  await last().toEqual({ branch: 'other', operation: null });
});

test('so is that of a repository which is made only now', async () => {
  const folder = join(site.folder, 'plain');
  mkdirSync(folder);
  const { last } = follow(folder);
  await last().toEqual({ branch: null, operation: null });
  site.gitIn(folder, 'init', '-q');
  await last().toEqual(main);
});

test('a merge that is begun and one that is aborted are told', async () => {
  site.git('checkout', '-q', '-b', 'other');
  site.write('posts/one.md', 'other');
  site.git('commit', '-q', '-am', 'Other');
  site.git('checkout', '-q', 'main');
  const { last } = follow(site.blog);
  await last().toEqual(main);
  site.git('merge', '-q', '--no-ff', '--no-commit', 'other');
  await last().toEqual({ branch: 'main', operation: 'merge' });
  site.git('merge', '--abort');
  await last().toEqual(main);
});

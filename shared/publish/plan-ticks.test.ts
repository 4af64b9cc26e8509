import { describe, expect, test } from 'vitest';
import type { PublishFile } from '../model/publish.ts';
import { findLacking, listRows, tickedPaths, tickedPosts, tickFile, tickOf, tickPost } from './plan-ticks.ts';
import { aPlannedPost } from './planned-post.test-support.ts';

const one = aPlannedPost('one.md', 'One', 'added', ['own.png', 'both.png']);
const two = aPlannedPost('two.md', 'Two', 'renamed', ['both.png']);
const files: readonly PublishFile[] = [
  { path: 'one.md', change: 'added' },
  { path: 'own.png', change: 'added' },
  { path: 'both.png', change: 'added' },
  { path: 'two.md', change: 'renamed', from: 'old.md' },
];
const plan = { files, posts: [one, two] };
const none = new Set<string>();

describe('ticks of a plan', () => {
  test('show each file once', () => {
    expect(listRows(plan).map(row => row.files.map(({ path }) => path))).toEqual([
      ['one.md', 'own.png', 'both.png'],
      ['two.md'],
    ]);
  });

  test('of all files ask for all, of some name them, a renamed one by both names', () => {
    expect(tickedPaths(plan, none)).toBeNull();
    expect(tickedPaths(plan, new Set(['one.md', 'own.png', 'both.png']))).toEqual(['two.md', 'old.md']);
    expect(tickedPaths(plan, new Set(files.map(({ path }) => path)))).toEqual([]);
  });

  test('of a post leave what another ticked post shows', () => {
    const without = tickPost(plan, none, one, false);
    expect([...without]).toEqual(['one.md', 'own.png']);
    expect([tickOf(one, without), tickOf(two, without)]).toEqual(['some', 'all']);
    // With nobody left who needs it, the picture goes, too.
    const neither = tickPost(plan, without, two, false);
    expect([tickOf(one, neither), tickOf(two, neither)]).toEqual(['none', 'none']);
    expect([...tickPost(plan, neither, one, true)]).toEqual(['two.md']);
  });

  test('tell of new files that a ticked post lacks', () => {
    expect(findLacking(plan, none)).toEqual([]);
    const without = tickFile(none, 'both.png', false);
    expect(findLacking(plan, without).map(({ title, path }) => [title, path])).toEqual([
      ['One', 'both.png'],
      ['Two', 'both.png'],
    ]);
    expect(findLacking(plan, tickPost(plan, without, one, false)).map(({ title }) => title)).toEqual(['Two']);
    expect(findLacking(plan, tickFile(without, 'both.png', true))).toEqual([]);
    const changed = { ...plan, files: files.map(file => ({ ...file, change: 'modified' as const })) };
    expect(findLacking(changed, without)).toEqual([]);
  });

  test('name in the message what is ticked', () => {
    const changes = (unticked: readonly string[]) =>
      tickedPosts(plan, new Set(unticked)).map(({ title, change }) => [title, change]);
    expect(changes([])).toEqual([
      ['One', 'added'],
      ['Two', 'renamed'],
    ]);
    expect(changes(['one.md', 'two.md', 'both.png'])).toEqual([['One', 'modified']]);
  });
});

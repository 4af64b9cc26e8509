import { expect, test } from 'vitest';
import type { HitGroup } from '../../shared/search/search-answer.ts';
import { createAppState } from './app-state.ts';
import { aBlog, anEntry } from './samples.test-support.ts';

const entries = ['title', 'text', 'near'].map(name =>
  anEntry({ path: `${name}.md`, title: name === 'title' ? 'Straw' : name }),
);
const answer = (groups: readonly HitGroup[], searched = 3) => ({
  groups,
  searched,
  total: 3,
  isForgiving: true,
});
const found = answer([
  { place: 'title', isSimilar: false, paths: ['title.md', 'gone.md'] },
  { place: 'text', isSimilar: false, paths: ['text.md'] },
  { place: 'text', isSimilar: true, paths: ['near.md'] },
]);

function searching(query: string) {
  const state = createAppState();
  state.blog.show(aBlog());
  state.blog.list(entries);
  state.blog.search(query);
  const shown = () =>
    state.list.groups.value.map(({ label, entries: posts }) => [label, ...posts.map(({ path }) => path)]);
  return { ...state, shown };
}

test('titles are there at once, and main’s answer takes their place; posts that are gone are left out', () => {
  const { list, shown } = searching('straw');
  expect(shown()).toEqual([[null, 'title.md']]);
  expect(list.answer.value).toBe(null);
  list.showAnswer('straw', found);
  expect(shown()).toEqual([
    [null, 'title.md', 'text.md'],
    ['Similar words', 'near.md'],
  ]);
  expect([list.count.value, list.answer.value]).toEqual([3, found]);
});

test('until the next answer comes, the last one stays behind what is known; one that comes late is not shown as new', () => {
  const { blog, list, shown } = searching('straw');
  list.showAnswer('straw', found);
  blog.search('strawx');
  expect(shown()).toEqual([[null, 'title.md', 'text.md']]);
  expect(list.answer.value).toBe(null);
  blog.search('');
  expect(shown().flat()).toEqual(['2024', 'near.md', 'text.md', 'title.md']);
});

test('what is found passes the filters, too', () => {
  const { list, shown } = searching('straw');
  list.showAnswer('straw', found);
  list.show({ ...list.view.value, filter: { ...list.view.value.filter, year: ['1999'] } });
  expect([shown(), list.count.value]).toEqual([[], 0]);
});

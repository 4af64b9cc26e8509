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

test.each([
  ['(', 'C (draft)', true],
  ['\\', 'a\\b', true],
  ['*', 'x * y', true],
  ['_', 'snake_case', true],
  [' - ', 'a - b', true],
  ['#', 'C', false],
])(
  'signs such as %j are found where they stand in a title, whatever the index of words says',
  (query, title, isFound) => {
    const { blog, list, shown } = searching(query);
    blog.list([anEntry({ path: 'signs.md', title }), anEntry({ path: 'other.md', title: 'Other' })]);
    const expected = isFound ? [[null, 'signs.md']] : [];
    expect(shown()).toEqual(expected);
    list.showAnswer(query, answer([]));
    expect(shown()).toEqual(expected);
  },
);

test('a year, a month or a day finds the posts of that date, and behind them those that hold it', () => {
  const { blog, list, shown } = searching('2020-03');
  const dated = (path: string, date: string, instant: string) =>
    anEntry({ path, title: path, date, instant });
  blog.list([
    dated('words.md', 'Mar 10 2020', '2020-03-10T00:00:00Z'),
    dated('slashes.md', '2020/3/1 08:00', '2020-03-01T08:00:00Z'),
    dated('april.md', '2020-04-01', '2020-04-01T00:00:00Z'),
    dated('text.md', '2019-01-01', '2019-01-01T00:00:00Z'),
  ]);
  const month = ['Dated 2020-03', 'words.md', 'slashes.md'];
  expect(shown()).toEqual([month]);
  list.showAnswer('2020-03', answer([{ place: 'text', isSimilar: false, paths: ['words.md', 'text.md'] }]));
  expect(shown()).toEqual([month, ['In titles and texts', 'text.md']]);
  blog.search('2020');
  expect(shown()[0]).toEqual(['Dated 2020', 'april.md', 'words.md', 'slashes.md']);
  blog.search('2020-03-1');
  expect(shown().flat().join()).not.toContain('Dated');
});

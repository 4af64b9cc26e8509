import { expect, test } from 'vitest';
import { matchQuickly, prepareQuickPosts, recentFirst } from './match-posts-fuzzily.ts';
import { anEntry } from './samples.test-support.ts';

const posts = prepareQuickPosts([
  anEntry({ path: 'posts/2024/zurich-by-train.md', title: 'Nach Zürich', tags: ['Reise'] }),
  anEntry({ path: 'posts/2023/hut.md', title: 'A Night in the Hut', tags: ['mountains', 'Zürich'] }),
  anEntry({ path: 'drafts/tools-and-tips.md', title: 'Tools and Tips', categories: ['Writing'] }),
]);
const find = (query: string) =>
  matchQuickly(posts, query, 10).map(({ entry }) => entry.path.split('/').at(-1));
const marked = (query: string) =>
  matchQuickly(posts, query, 1).map(({ texts }) =>
    texts.map(({ text, marks }) => marks.map(({ from, to }) => text.slice(from, to)).join('|')),
  )[0];

test('title comes before tag, tag before path', () => {
  expect(find('zurich')).toEqual(['zurich-by-train.md', 'hut.md']);
  expect(find('2023')).toEqual(['hut.md']);
  expect(find('writing')).toEqual(['tools-and-tips.md']);
});

test('words may be anywhere, each in another place', () => {
  expect(find('reise 2024')).toEqual(['zurich-by-train.md']);
  expect(find('reise 2023')).toEqual([]);
});

test('first letters and letters left out do', () => {
  expect(find('tat')).toEqual(['tools-and-tips.md']);
  expect(find('niht')).toEqual(['hut.md']);
});

test('what was found is marked where it is', () => {
  expect(marked('zürich reise')).toEqual(['Zürich', 'Reise', '']);
  expect(marked('drafts tips')).toEqual(['Tips', '', 'drafts']);
});

test('without words all posts come in their order, no more than asked for', () => {
  expect(matchQuickly(posts, ' ', 2).map(({ entry }) => entry.path)).toEqual([
    'posts/2024/zurich-by-train.md',
    'posts/2023/hut.md',
  ]);
});

test('posts that were open lately come first, the others stay in their order', () => {
  const entries = posts.map(({ entry }) => entry);
  const order = recentFirst(entries, ['gone.md', 'drafts/tools-and-tips.md']).map(({ path }) => path);
  expect(order).toEqual(['drafts/tools-and-tips.md', 'posts/2024/zurich-by-train.md', 'posts/2023/hut.md']);
});

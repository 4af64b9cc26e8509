import { expect, test } from 'vitest';
import { foldText } from '../../shared/search/fold-text.ts';
import { indexPosts, matchPosts, sortPosts } from './match-posts.ts';
import { anEntry } from './samples.test-support.ts';

const entries = [
  anEntry({ path: 'posts/cafe.md', title: 'Ein Café in Zürich', tags: ['Reise'] }),
  anEntry({ path: 'posts/tokyo.md', title: '東京の夜', slug: 'tokyo' }),
  anEntry({ path: 'posts/istanbul.md', title: 'İstanbul’da BİR gün' }),
];
const find = (query: string) => matchPosts(indexPosts(entries), query).map(entry => entry.path);

test('accents and case do not matter, in text and in query', () => {
  expect(find('cafe ZURICH')).toEqual(['posts/cafe.md']);
  expect(find('CAFÉ')).toEqual(['posts/cafe.md']);
  expect(find('istanbul bir')).toEqual(['posts/istanbul.md']);
});

test('every word must occur, in any order', () => {
  expect(find('zurich cafe')).toEqual(['posts/cafe.md']);
  expect(find('zurich tokyo')).toEqual([]);
});

test('tags, paths and scripts without spaces are searched too', () => {
  expect(find('reise')).toEqual(['posts/cafe.md']);
  expect(find('tokyo.md')).toEqual(['posts/tokyo.md']);
  expect(find('京の')).toEqual(['posts/tokyo.md']);
});

test('an empty query finds everything', () => {
  expect(find('  ')).toHaveLength(3);
});

test('a decomposed letter is the composed one', () => {
  expect(foldText('e\u0301')).toBe(foldText('é'));
});

test('posts stand newest first, undated drafts before them, undated pages last', () => {
  const order = sortPosts([
    anEntry({ path: 'page.md', kind: 'page', instant: null }),
    anEntry({ path: 'old.md', instant: '2001-01-01T00:00:00Z' }),
    anEntry({ path: 'new.md', instant: '2024-01-01T00:00:00Z' }),
    anEntry({ path: 'draft.md', instant: null }),
  ]);
  expect(order.map(entry => entry.path)).toEqual(['draft.md', 'new.md', 'old.md', 'page.md']);
});

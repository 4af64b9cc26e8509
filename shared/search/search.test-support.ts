import fc from 'fast-check';
import { findMarks } from './find-marks.ts';
import type { SearchDocument } from './search-document.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import { parseQuery } from './search-query.ts';

/** A post to be searched. */
export function aDocument(change: Partial<SearchDocument> = {}): SearchDocument {
  return { path: 'posts/a.md', title: 'A post', tags: [], text: '', date: '2024-01-01T00:00:00Z', ...change };
}

/** An index of posts. */
export function indexOf(...documents: readonly SearchDocument[]): SearchIndex {
  const index = createSearchIndex();
  for (const document of documents) index.put(document);
  return index;
}

/** The paths of all posts that answer, in order. */
export function find(index: SearchIndex, query: string, isForgiving = false): readonly string[] {
  return index.search(parseQuery(query), isForgiving).flatMap(({ paths }) => paths);
}

/** What stands at the marks of a text. */
export function marked(query: string, text: string, isForgiving = false): readonly string[] {
  return findMarks(parseQuery(query), text, isForgiving).map(({ from, to }) => text.slice(from, to));
}

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const otherLetters = [...'äéßøłñçĞİıжйΣςक़ั', 'ñ', 'ﬁ', 'Ⅳ', '½', '𝐀', 'ا', 'ש'];
const denseLetters = [...'東京都夜の本屋カー々ガ한국', '𠮷', 'か\u3099'];

/** Words of the Latin alphabet. */
export const plainWords = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 14 });

/** Words of many scripts. */
export const anyWords = fc.oneof(
  { weight: 4, arbitrary: plainWords },
  fc.string({ unit: fc.constantFrom(...letters, ...otherLetters), minLength: 1, maxLength: 10 }),
  fc.string({ unit: fc.constantFrom(...denseLetters), minLength: 1, maxLength: 8 }),
);

/** Texts of such words, with punctuation and line ends between them. */
export const anyTexts = fc
  .array(fc.tuple(anyWords, fc.constantFrom(' ', '\n', ', ', '. ', '-', '’', '\n\n', '\u00ad', '🎉')), {
    minLength: 1,
    maxLength: 60,
  })
  .map(parts => parts.map(part => part.join('')).join(''));

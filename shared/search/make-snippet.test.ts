import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeSnippet } from './make-snippet.ts';
import { anyTexts, marked } from './search.test-support.ts';
import { parseQuery } from './search-query.ts';

const snippet = (query: string, text: string, isForgiving = false) => {
  const made = makeSnippet(parseQuery(query), text, isForgiving);
  return (
    made && {
      text: made.text,
      line: made.line,
      words: made.marks.map(({ from, to }) => made.text.slice(from, to)),
    }
  );
};

test('marks show what was asked for: the word, its beginning, a part of it', () => {
  expect(marked('hut straw', 'A Hut of straw, huts')).toEqual(['Hut', 'straw', 'hut']);
  expect(marked('raw', 'of straw')).toEqual(['raw']);
  expect(marked('strasse', 'Die Straße')).toEqual(['Straße']);
  expect(marked('cafe', 'das Café ist')).toEqual(['Café']);
});

test('marks show phrases as one, and characters of scripts without spaces', () => {
  expect(marked('"of straw"', 'straw of straw of')).toEqual(['of straw']);
  expect(marked('京の夜', '東京の夜、京の')).toEqual(['京の夜']);
});

test('similar words are marked only where the word itself is missing', () => {
  expect(marked('hugo', 'huge hugo', true)).toEqual(['hugo']);
  expect(marked('hugo', 'huge things', true)).toEqual(['huge']);
  expect(marked('hugo', 'huge things')).toEqual([]);
});

test('a snippet is the line around the words that stand together', () => {
  const text = `${'Nothing about straw here. '.repeat(20)}\n\nThe hut\nhas   straw.\n${'And more. '.repeat(30)}`;
  const found = snippet('hut straw', text);
  expect(found?.words.slice(-2)).toEqual(['hut', 'straw']);
  expect(found?.text).toMatch(/^….*The hut has straw\. And more\..*…$/);
  expect(found?.line).toBe(3);
});

test('a short text is shown whole; without a match there is no snippet', () => {
  expect(snippet('hut', 'The hut.')).toEqual({ text: 'The hut.', line: 1, words: ['hut'] });
  expect(snippet('snow', 'The hut.')).toBe(undefined);
});

test('a snippet holds a match, is one line, splits no character, and its marks hold what a text’s marks hold', () => {
  fc.assert(
    fc.property(anyTexts, fc.nat(), (text, pick) => {
      const words = text.split(/[\s"]+/u).filter(Boolean);
      const query = words[pick % Math.max(1, words.length)] ?? '';
      const expected = marked(query, text).map(word => word.replace(/\s+/gu, ' '));
      const found = snippet(query, text);
      expect(found === undefined).toBe(expected.length === 0);
      if (!found) return;
      expect(found.words.length).toBeGreaterThan(0);
      for (const word of found.words) expect(expected.some(other => word.includes(other))).toBe(true);
      expect(found.text).not.toMatch(/\n/);
      expect(found.text).not.toMatch(/\p{Surrogate}/u);
    }),
    { numRuns: 500 },
  );
});

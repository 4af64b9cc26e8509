import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from './fold-text.ts';
import { fuzzyMatch, marksOfPlaces } from './fuzzy-match.ts';
import { anyTexts } from './search.test-support.ts';

const score = (word: string, text: string) => fuzzyMatch(word, text)?.score ?? 0;
const shown = (word: string, text: string) =>
  marksOfPlaces(text, fuzzyMatch(foldText(word), foldText(text))?.places ?? []).map(({ from, to }) =>
    text.slice(from, to),
  );

test('a word is better than its start, that than its inside, that than first letters, those than scattered ones', () => {
  const scores = [
    score('hut', 'the hut'),
    score('hut', 'the huts'),
    score('hut', 'the shut door'),
    score('hut', 'hiking up there'),
    score('hut', 'haunt'),
  ];
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(scores).size).toBe(5);
});

test('letters far apart are no match', () => {
  expect(score('hut', 'a house and another, but not this')).toBe(0);
  expect(score('hut', 'tuh')).toBe(0);
});

test('marks stand in the text as it is written', () => {
  expect(shown('zurich', 'Nach Zürich')).toEqual(['Zürich']);
  expect(shown('hut', 'Hiking Up There')).toEqual(['H', 'U', 'T']);
  expect(shown('strasse', 'Die Straße')).toEqual(['Straße']);
  expect(shown('京の', '東京の夜')).toEqual(['京の']);
});

test('the letters of any match are those of the word, in order', () => {
  fc.assert(
    fc.property(anyTexts, fc.nat(), fc.nat(), (text, from, length) => {
      const folded = foldText(text);
      const start = from % folded.length;
      const word = folded.slice(start, start + 1 + (length % 12));
      const match = fuzzyMatch(word, folded);
      expect(match?.places.map(place => folded.charAt(place)).join('')).toBe(word);
      expect(match?.places).toEqual([...(match?.places ?? [])].sort((a, b) => a - b));
      for (const mark of marksOfPlaces(text, match?.places ?? [])) expect(mark.to).toBeGreaterThan(mark.from);
    }),
  );
});

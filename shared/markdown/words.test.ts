import { expect, it } from 'vitest';
import { countWords } from './words.ts';

it.each([
  ['', 0],
  ['one two', 2],
  ["don't stop – well-known e.g. this", 5],
  ['3.14 and 1,000', 3],
  ['你好世界', 4],
  ['Node で書く', 4],
  ['한국어 문장', 2],
  ['مرحبا بالعالم', 2],
  ['— … * #', 0],
])('counts the words of %j', (text, words) => {
  expect(countWords(text)).toBe(words);
});

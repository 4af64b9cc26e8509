import { expect, test } from 'vitest';
import { findInText } from './show-found.ts';

const head = '---\ntitle: Marmots at noon\n---\n\n';
const text = `${head}They whistle.\n\nA marmot stone. The whistling stops at the stone: marmots.\n`;

function found(query: string, title = 'Marmots at noon') {
  const words = findInText(query, title, text, head.length);
  return words && { words: words.words.map(({ from, to }) => text.slice(from, to)), start: words.start };
}

test('words are marked in the text alone, and the place is where they stand together', () => {
  expect(found('marmot stone')).toEqual({
    words: ['marmot', 'stone', 'stone', 'marmot'],
    start: text.indexOf('marmot stone'),
  });
  expect(found('they')).toEqual({ words: ['They'], start: head.length });
});

test('a word with typing errors leads to the word that was meant', () => {
  expect(found('wistle')).toEqual({ words: ['whistle'], start: text.indexOf('whistle') });
});

test('who typed the title, or words that are not in the text, is led nowhere', () => {
  expect(found(' marmots AT noon ')).toBeUndefined();
  expect(found('marmots at noon', 'Another')?.start).toBe(text.indexOf('at the stone: marmots'));
  expect(found('gentian')).toBeUndefined();
  expect(found('')).toBeUndefined();
});

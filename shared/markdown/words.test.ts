import fc from 'fast-check';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, it } from 'vitest';
import { readingMinutes } from './reading-time.ts';
import { addCounts, countText, countTree, countWords, noCounts } from './words.ts';

it.each([
  ['', 0],
  ['one two', 2],
  ["don't stop – well-known e.g. this", 5],
  ['3.14 and 1,000', 3],
  ['你好世界', 4],
  ['Node で書く', 4],
  ['コーヒー、々〇', 6],
  ['한국어 문장', 2],
  ['مرحبا بالعالم', 2],
  ['สวัสดีชาวโลก 2024', 4],
  ['नमस्ते दुनिया', 2],
  ['— … * #', 0],
])('counts the words of %j', (text, words) => {
  expect(countWords(text)).toBe(words);
});

it.each([
  ['plain text', 10],
  ['  more   than\n\tone space ', 19],
  ['e\u0301te\u0301', 3],
  ['👩🏽‍💻 🇨🇭 👨‍👩‍👧‍👦', 5],
  ['🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}!', 2],
  ['𝒜𝒷', 2],
  ['ส\u0e31ต\u0e27์', 3],
  ['日本語', 3],
  ['\u1112\u1161\u11ab', 1],
  ['👩\u093f\u200d❤️', 2],
])('counts the characters of %j', (text, characters) => {
  expect(countText(text).characters).toBe(characters);
});

it('counts as characters what Unicode’s own segmentation finds', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const parts = [
    'a',
    'é',
    'e\u0301',
    '\u0301',
    '你',
    '한',
    '\u1112',
    '\u1161',
    '\u11ab',
    '👩',
    '🏽',
    '\u200d',
    '💻',
    '🇨',
    '🇭',
    '❤️',
    'ก',
    '\u0e33',
    'क',
    '\u093f',
    '𝒜',
    '-',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), some => {
      const text = some.join('');
      expect(countText(text).characters).toBe([...segmenter.segment(text)].length);
    }),
    { numRuns: 2_000 },
  );
});

it('counts a consonant cluster of Devanagari as the one character it is', () => {
  expect(countText('क्ष').characters).toBe(1);
});

const treeOf = (html: string): Root => fromHtml(html, { fragment: true });

describe('the counts of a document', () => {
  it('are those of its blocks, whose words do not run together', () => {
    const counts = countTree(
      treeOf('<ul><li>one<ul><li>t<b>w</b>o</li></ul></li></ul>\n<p>three<br>4 你</p>'),
    );
    expect(counts).toEqual({ words: 5, ideographs: 1, characters: 3 + 3 + 5 + 3 });
  });

  it('leave out labels for what the generator runs', () => {
    const label = '<div class="generator-block"><b>Chart</b> <code>a="b"</code></div>';
    expect(countTree(treeOf(`<p>one</p>${label}`))).toEqual(countTree(treeOf('<p>one</p>')));
  });

  it('leave out formulas and the marks of footnotes', () => {
    const marks = treeOf('<p>said <code>x</code></p>');
    marks.children.push(
      {
        type: 'element',
        tagName: 'a',
        properties: { dataFootnoteRef: '' },
        children: [{ type: 'text', value: '1' }],
      },
      {
        type: 'element',
        tagName: 'code',
        properties: { className: ['math-inline'] },
        children: [{ type: 'text', value: 'x^2' }],
      },
    );
    expect(countTree(marks)).toEqual({ words: 2, ideographs: 0, characters: 6 });
  });

  it('add up over any pieces it is cut into', () => {
    const block = fc
      .array(fc.constantFrom('word', ' ', '你', 'é', 'e\u0301', '👩🏽‍💻', 'สวัสดี', '\n', '-', '7'), {
        maxLength: 12,
      })
      .map(parts => `<p>${parts.join('')}</p>`);
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), fc.nat(8), (blocks, at) => {
        const count = (some: readonly string[]) => countTree(treeOf(some.join('')));
        expect(addCounts(count(blocks.slice(0, at)), count(blocks.slice(at)))).toEqual(count(blocks));
      }),
    );
  });
});

it.each([
  [0, 0, 0],
  [1, 0, 1],
  [238 * 7, 0, 7],
  [300 * 7, 300 * 7, 7],
  [238 + 300, 300, 2],
])('takes for %i words, %i of them ideographs, %i minutes', (words, ideographs, minutes) => {
  expect(readingMinutes({ ...noCounts, words, ideographs })).toBe(minutes);
});

import { describe, expect, it } from 'vitest';
import { findInCode, findInSource } from './find-in-source.ts';

/** Where a click before `|` of the shown text puts the caret, as `|` in the source. */
function pick(source: string, shownWithCaret: string): string {
  const offset = shownWithCaret.indexOf('|');
  const lines = source.split('\n');
  const { row, column } = findInSource(lines, shownWithCaret.replace('|', ''), offset);
  return lines
    .map((line, index) => (index === row ? `${line.slice(0, column)}|${line.slice(column)}` : line))
    .join('\n');
}

describe('a click on a word finds the word in the source', () => {
  const cases: readonly [name: string, source: string, shown: string, expected: string][] = [
    ['plain', 'one two three', 'one tw|o three', 'one tw|o three'],
    ['the start of a word', 'one two', 'one |two', 'one |two'],
    ['the end of a word', 'one **two** three', 'one two| three', 'one **two|** three'],
    [
      'behind marks',
      'an *emphatic* and **strong** word',
      'an emphatic and strong w|ord',
      'an *emphatic* and **strong** w|ord',
    ],
    ['a heading', '## The `code` of it', 'The code of |it', '## The `code` of |it'],
    [
      'a link’s text',
      'see [the docs](https://the.docs/the) and the rest',
      'see the docs and t|he rest',
      'see [the docs](https://the.docs/the) and t|he rest',
    ],
    [
      'repeated words',
      'the cat, the dog, the cat',
      'the cat, the dog, the c|at',
      'the cat, the dog, the c|at',
    ],
    [
      'an entity before it',
      'R&amp;D and caf&eacute; here',
      'R&D and café h|ere',
      'R&amp;D and caf&eacute; h|ere',
    ],
    ['a word with an entity', 'a caf&eacute; here', 'a caf|é here', 'a caf|&eacute; here'],
    ['smart punctuation', `"It's" -- she said`, '“It’s” – she s|aid', `"It's" -- she s|aid`],
    ['a tag before it', '<span class="word">a</span> word', 'a w|ord', '<span class="word">a</span> w|ord'],
    ['a later line', '- one\n  two\n  three', 'one\ntwo\nth|ree', '- one\n  two\n  th|ree'],
    ['a table row', '| cell | other cell |', 'cell\nother ce|ll', '| cell | other ce|ll |'],
    ['Japanese', '漢字と**仮名**の文', '漢字と仮|名の文', '漢字と**仮|名**の文'],
    ['Arabic', '> مرحبا **بكم** هنا', 'مرحبا بكم ه|نا', '> مرحبا **بكم** ه|نا'],
    ['a formula before it', 'so $a+b$ holds', 'so a+b ho|lds', 'so $a+b$ ho|lds'],
    [
      'an automatic link',
      'at <https://a.test/x> now',
      'at https://a.test/x n|ow',
      'at <https://a.test/x> n|ow',
    ],
  ];
  it.each(cases)('%s', (_name, source, shown, expected) => {
    expect(pick(source, shown)).toBe(expected);
  });
});

it('finds nothing worse than the start in a block without words', () => {
  expect(findInSource(['---'], '', 0)).toEqual({ row: 0, column: 0 });
  expect(findInSource([''], 'text', 2)).toEqual({ row: 0, column: 0 });
});

it('is quick in a paragraph of a hundred thousand characters', () => {
  const words = Array.from({ length: 15_000 }, (_value, index) => `w${index % 700}`);
  const source = words.map((word, index) => (index % 50 === 0 ? `**${word}**` : word)).join(' ');
  const shown = words.join(' ');
  const offset = words.slice(0, 14_000).join(' ').length + 1;
  const { column } = findInSource([source], shown, offset);
  expect(source.slice(column).replaceAll('*', '').slice(0, 30)).toBe(shown.slice(offset, offset + 30));
});

it('finds line and column in code, whatever it is indented by', () => {
  expect(findInCode(['if (x) {', '  y();', '}'], 'if (x) {\n  y();\n}\n', 13)).toEqual({ row: 1, column: 4 });
  expect(findInCode(['    deep', '      er'], 'deep\n  er\n', 8)).toEqual({ row: 1, column: 7 });
});

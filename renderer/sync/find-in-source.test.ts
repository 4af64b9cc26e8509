import { Session } from 'node:inspector';
import { Script } from 'node:vm';
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
    ['a comment before it', 'a <!-- word ](x --> word (b)', 'a wo|rd (b)', 'a <!-- word ](x --> wo|rd (b)'],
    ['a comment that never ends', 'a <!-- b > c', 'a <!-- b > |c', 'a <!-- b > |c'],
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

/** How often functions of the package that compares were called meanwhile. */
function countComparing(work: () => void): number {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  work();
  let count = 0;
  session.post('Profiler.takePreciseCoverage', (_error, { result }) => {
    for (const { functions } of result.filter(({ url }) => url.includes('/node_modules/diff/')))
      for (const { ranges } of functions) count += ranges[0]?.count ?? 0;
  });
  session.disconnect();
  return count;
}

describe('work ends soon', () => {
  const words = Array.from({ length: 5000 }, (_value, index) => `w${index}`);
  it.each([
    ['is written in other words', words.map(word => `${word}x`)],
    ['has the same words in another order', words.map((_word, index) => `w${(index * 1733) % 5000}`)],
  ])('where a long paragraph %s', (_name, others) => {
    const source = [words.join(' ')];
    const shown = others.join(' ');
    const count = countComparing(() => findInSource(source, shown, shown.length / 2));
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(2_000_000);
  });

  it('where comments begin and never end', () => {
    const lines = ['<!-- a'.repeat(300_000)];
    const run = Object.assign(globalThis, { findHere: () => findInSource(lines, 'a', 1).column });
    // Looking from each of them to the end would take ten minutes, and is broken off.
    expect(new Script('findHere()').runInThisContext({ timeout: 25_000 })).toBe(lines[0]?.length);
    Reflect.deleteProperty(run, 'findHere');
  });
});

it('finds line and column in code, whatever it is indented by', () => {
  expect(findInCode(['if (x) {', '  y();', '}'], 'if (x) {\n  y();\n}\n', 13)).toEqual({ row: 1, column: 4 });
  expect(findInCode(['    deep', '      er'], 'deep\n  er\n', 8)).toEqual({ row: 1, column: 7 });
});

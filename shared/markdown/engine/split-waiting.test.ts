import { expect, it } from 'vitest';
import { splitWaiting } from './split-waiting.ts';

const body = 'one\n\ntwo\n\nthree\n\nfour\n';

it.each([
  ['one block, up to where the next begins', 2, 3, [['two\n\n', 'plain']]],
  ['one block', 2, 2, [['two\n\n', 'plain']]],
  ['more blocks', 2, 5, [['two\n\nthree\n\n', 'careful']]],
  ['the last block', 6, 2, [['four\n', 'plain']]],
])('%s', (_name, line, lines, expected) => {
  const waiting = splitWaiting(body, [{ line, lines }]);
  expect(waiting.map(({ text }) => text).join('')).toBe(body);
  expect(waiting.filter(({ mode }) => mode !== 'parse').map(({ text, mode }) => [text, mode])).toEqual(
    expected,
  );
});

it('cuts many blocks into pieces of several', () => {
  const long = 'Words of no harm.\n\n'.repeat(5000);
  const waiting = splitWaiting(long, [{ line: 0, lines: 10_000 }]);
  expect(waiting.map(({ text }) => text).join('')).toBe(long);
  expect(waiting.every(({ text, mode }) => mode === 'parse' && text.length < 5000)).toBe(true);
});

it('cuts a long block nowhere', () => {
  const block = 'words and words\n'.repeat(5000);
  expect(splitWaiting(`a\n\n${block}\nb\n`, [{ line: 2, lines: 5002 }])[1]).toEqual({
    text: `${block}\n`,
    mode: 'plain',
  });
});

import { expect, test } from 'vitest';
import { compareSides } from './compare-sides.ts';

const lines = Array.from({ length: 12 }, (_, index) => `line ${index}\n`);
const shown = (mine: string, theirs: string) =>
  compareSides(mine, theirs).map(({ kind, mine: own, theirs: other }) =>
    kind === 'gap' ? '…' : kind === 'same' ? own : [own, other],
  );

test('equal texts have no rows', () => {
  expect(compareSides(lines.join(''), lines.join(''))).toEqual([]);
});

test('a difference stands side by side, with two lines around it', () => {
  const theirs = lines.with(5, 'other\n').toSpliced(8, 1);
  expect(shown(lines.join(''), theirs.join(''))).toEqual([
    '…',
    'line 3',
    'line 4',
    ['line 5', 'other'],
    'line 6',
    'line 7',
    ['line 8', undefined],
    'line 9',
    'line 10',
    '…',
  ]);
});

test('a text that only one side has is a row of one side, at the edges too', () => {
  expect(shown('', 'a\n')).toEqual([[undefined, 'a']]);
  expect(shown('a\nb', 'b')).toEqual([['a', undefined], 'b']);
});

test('of very different texts only the start is shown', () => {
  const many = (word: string) => Array.from({ length: 5_000 }, (_, index) => `${word} ${index}\n`).join('');
  const rows = compareSides(many('a'), many('b'));
  expect(rows.length).toBe(401);
  expect(rows.at(-1)?.kind).toBe('gap');
});

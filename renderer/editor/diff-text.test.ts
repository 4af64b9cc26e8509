import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges } from '../../shared/model/text-change.ts';
import { diffText } from './diff-text.ts';

const numRuns = process.env.LEYSIN_LONG ? 20_000 : 300;
const lines = fc.array(fc.constantFrom('a', 'b', 'long line', '', '👩‍🚀', 'é'), { maxLength: 12 });
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  lines.map(found => found.join('\n')),
);

test('applying the difference to the old text gives the new one', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applyChanges(before, diffText(before, after))).toBe(after);
    }),
    { numRuns },
  );
});

test('equal texts do not differ', () => {
  expect(diffText('same', 'same')).toEqual([]);
});

test('lines that stay are not touched', () => {
  expect(diffText('one\ntwo\nthree\nfour\nfive', 'ONE\ntwo\nthree\nfour\nFIVE')).toEqual([
    { from: 0, to: 4, insert: 'ONE\n' },
    { from: 19, to: 23, insert: 'FIVE' },
  ]);
});

test('one changed word is one small change', () => {
  expect(diffText('a small change', 'a tiny change')).toEqual([{ from: 2, to: 7, insert: 'tiny' }]);
});

test('a surrogate pair is never cut', () => {
  // Both emoji begin with the same half.
  expect(diffText('x😀y', 'x😁y')).toEqual([{ from: 1, to: 3, insert: '😁' }]);
});

test('a text that is wholly another one of many lines is one change', () => {
  const before = Array.from({ length: 5000 }, (_, index) => `old ${index}`).join('\n');
  const after = Array.from({ length: 5000 }, (_, index) => `new ${index}`).join('\n');
  expect(diffText(before, `${after}.`)).toHaveLength(1);
});

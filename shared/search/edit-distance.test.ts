import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedEdits, editDistance, letterMask, mayBeNear } from './edit-distance.ts';
import { plainWords } from './search.test-support.ts';

test('changes, additions, omissions and swaps count one each', () => {
  expect(editDistance('huts', 'hits', 2)).toBe(1);
  expect(editDistance('huts', 'hut', 2)).toBe(1);
  expect(editDistance('hut', 'huts', 2)).toBe(1);
  expect(editDistance('huts', 'hust', 2)).toBe(1);
  expect(editDistance('huts', 'huts', 2)).toBe(0);
  expect(editDistance('huts', 'straw', 2)).toBe(3);
});

test('a limit changes no distance within it', () => {
  fc.assert(
    fc.property(plainWords, plainWords, (a, b) => {
      const distance = editDistance(a, b, 20);
      expect(editDistance(a, b, 2)).toBe(Math.min(distance, 3));
      if (distance <= 2) expect(mayBeNear(letterMask(a), letterMask(b), distance)).toBe(true);
    }),
  );
});

test('how many errors a word may have', () => {
  expect([3, 4, 7, 8, 20].map(allowedEdits)).toEqual([0, 1, 1, 2, 2]);
});

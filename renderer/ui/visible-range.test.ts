import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scrollTopFor, visibleRange } from './visible-range.ts';

const runs = { numRuns: process.env.LEYSIN_LONG === '1' ? 10_000 : 200, verbose: 1 as const };

test('only what is seen and the spare rows are drawn of ten thousand', () => {
  expect(visibleRange(0, 500, 50, 10_000, 5)).toEqual({ from: 0, to: 15 });
  expect(visibleRange(5000, 500, 50, 10_000, 5)).toEqual({ from: 95, to: 115 });
  expect(visibleRange(499_500, 500, 50, 10_000, 5)).toEqual({ from: 9985, to: 10_000 });
});

test('a list that got shorter than the scroll position draws no row that is not there', () => {
  expect(visibleRange(5000, 500, 50, 3, 5)).toEqual({ from: 3, to: 3 });
  expect(visibleRange(0, 500, 50, 0, 5)).toEqual({ from: 0, to: 0 });
});

test('every row that can be seen is in the range', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 2000 }), fc.nat(10_000), (top, height, count) => {
      const range = visibleRange(top, height, 52, count, 0);
      for (let row = 0; row < count; row += 1) {
        const isSeen = row * 52 < top + height && (row + 1) * 52 > top;
        if (isSeen && (row < range.from || row >= range.to)) return false;
      }
      return range.to <= count;
    }),
    runs,
  );
});

test('a row is brought into view by the shortest way', () => {
  expect(scrollTopFor(2, 500, 300, 50)).toBe(100);
  expect(scrollTopFor(30, 500, 300, 50)).toBe(1250);
  expect(scrollTopFor(12, 500, 300, 50)).toBe(500);
});

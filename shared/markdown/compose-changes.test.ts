import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyChanges, type TextChanges } from '../model/text-change.ts';
import { composeChanges } from './compose-changes.ts';
import { changesOf } from './random-changes.test-support.ts';

const numRuns = process.env.LEYSIN_LONG === '1' ? 20_000 : 500;

it('does in one step what two steps do', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.nat(), fc.nat(), (text, firstSeed, secondSeed) => {
      const first = changesOf(text, firstSeed);
      const between = applyChanges(text, first);
      const second = changesOf(between, secondSeed);
      const composed: TextChanges = composeChanges(first, second);
      expect(applyChanges(text, composed)).toBe(applyChanges(between, second));
    }),
    { numRuns },
  );
});

it('joins what is typed letter by letter into one change', () => {
  const typed = composeChanges([{ from: 3, to: 3, insert: 'a' }], [{ from: 4, to: 4, insert: 'b' }]);
  expect(typed).toEqual([{ from: 3, to: 3, insert: 'ab' }]);
});

it('forgets what was typed and deleted again', () => {
  expect(composeChanges([{ from: 3, to: 3, insert: 'a' }], [{ from: 3, to: 4, insert: '' }])).toEqual([]);
});

it('takes all of something back that was replaced everywhere', () => {
  const places = Array.from({ length: 20_000 }, (_, index) => index * 3);
  const there = places.map(at => ({ from: at, to: at + 1, insert: 'xy' }));
  const back = places.map((at, index) => ({ from: at + index, to: at + index + 2, insert: 'a' }));
  const text = 'abc'.repeat(20_000);
  expect(applyChanges(text, composeChanges(there, back)) === text).toBe(true);
});

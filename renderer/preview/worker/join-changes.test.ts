import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyChanges, type TextChanges } from '../../../shared/model/text-change.ts';
import { joinChanges } from './join-changes.ts';

/** Replaces every `every`-th character of a text by `insert`. */
function replaceAll(length: number, every: number, insert: string): TextChanges {
  return Array.from({ length: Math.floor(length / every) }, (_, index) => ({
    from: index * every,
    to: index * every + 1,
    insert,
  }));
}

it('leads to the same text, in fewer and longer steps', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60_000 }),
      fc.integer({ min: 1, max: 3000 }),
      fc.constantFrom('', 'x', 'longer'),
      (length, every, insert) => {
        const text = Array.from({ length }, (_, index) => String(index % 10)).join('');
        const changes = replaceAll(length, every, insert);
        const joined = joinChanges(text, changes);
        expect(applyChanges(text, joined) === applyChanges(text, changes)).toBe(true);
        expect(joined.length).toBeLessThanOrEqual(changes.length);
        for (const { from, to } of joined) expect(to - from).toBeLessThanOrEqual(10_000);
      },
    ),
    { numRuns: 100 },
  );
});

it('makes a few steps of a word that is replaced everywhere', () => {
  const text = 'the word '.repeat(10_000);
  expect(joinChanges(text, replaceAll(text.length, 9, 'T'))).toHaveLength(9);
});

it('leaves carets at several places apart', () => {
  const changes = replaceAll(800, 100, 'x');
  expect(joinChanges('-'.repeat(800), changes)).toBe(changes);
});

import type { TextChange, TextChanges } from '../model/text-change.ts';

const pieces = [
  '',
  'x',
  '\n',
  '\n\n',
  '*',
  '`',
  '# ',
  '- ',
  '> ',
  '<div>',
  '</div>',
  '[a]',
  '$',
  '---\n',
  '```\n',
];

/** A small repeatable source of numbers below `limit`. */
export function createNumbers(seed: number): (limit: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return limit => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % limit;
  };
}

/** One to three changes that fit `text`, the same for the same seed. */
export function changesOf(text: string, seed: number, inserts: readonly string[] = pieces): TextChanges {
  const next = createNumbers(seed);
  const places = Array.from({ length: 2 * (1 + next(3)) }, () => next(text.length + 1)).sort((a, b) => a - b);
  const changes: TextChange[] = [];
  for (let index = 0; index + 1 < places.length; index += 2) {
    const from = places[index] ?? 0;
    // Short deletions, or nothing of the text would be left after a few steps.
    const to = Math.min(places[index + 1] ?? from, from + next(12));
    const last = changes.at(-1);
    if (!last || from > last.to) changes.push({ from, to, insert: inserts[next(inserts.length)] ?? '' });
  }
  return changes;
}

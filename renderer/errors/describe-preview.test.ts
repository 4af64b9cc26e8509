import { expect, it } from 'vitest';
import { describePreview } from './describe-preview.ts';

it.each([
  [false, [], ''],
  [true, [{ line: 4, lines: 2 }], 'Preview is catching up'],
  [false, [{ line: 4, lines: 1 }], 'Line 4 takes too long to show; it appears as source.'],
  [false, [{ line: 40, lines: 41 }], 'Lines 40–80 take too long to show; they appear as source.'],
  [
    false,
    [
      { line: 4, lines: 1 },
      { line: 9, lines: 2 },
    ],
    'Line 4 and one other place take too long to show; they appear as source.',
  ],
  [
    false,
    [1, 3, 5].map(line => ({ line, lines: 2 })),
    'Lines 1–2 and 2 other places take too long to show; they appear as source.',
  ],
])('stalled %s, as source %j', (isStalled, plain, words) => {
  expect(describePreview(isStalled, plain)).toBe(words);
});

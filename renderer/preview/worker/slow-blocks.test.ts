import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../shared/markdown/random-changes.test-support.ts';
import { applyChanges } from '../../../shared/model/text-change.ts';
import { allLines, blame, moveRanges } from './slow-blocks.ts';

describe('blame', () => {
  it('puts the block in the place of the lines around it', () => {
    const known = blame(blame([], { line: 30, lines: 5 }), { line: 10, lines: 10 });
    expect(blame(known, { line: 14, lines: 2 })).toEqual([
      { line: 14, lines: 2 },
      { line: 30, lines: 5 },
    ]);
  });

  it('keeps blocks side by side apart', () => {
    expect(blame([{ line: 1, lines: 2 }], { line: 3, lines: 1 })).toHaveLength(2);
  });
});

describe('lines that move', () => {
  const text = 'a\nb\nc\nd\ne\n';
  const move = (from: number, to: number, insert: string) =>
    moveRanges([{ line: 3, lines: 2 }], text, [{ from, to, insert }])[0];

  it.each([
    ['a line before', 0, 0, 'x\n', { line: 4, lines: 2 }, false],
    ['a line before taken away', 0, 2, '', { line: 2, lines: 2 }, false],
    ['the break before it taken away', 3, 4, '', { line: 2, lines: 2 }, true],
    ['a line inside', 5, 5, '\nx', { line: 3, lines: 3 }, true],
    ['a line after', 8, 8, 'x\n', { line: 3, lines: 2 }, false],
    ['all of it replaced', 4, 7, 'x', { line: 3, lines: 1 }, true],
  ])('%s', (_name, from, to, insert, range, isTouched) => {
    expect(move(from, to, insert)).toEqual({ range, isTouched });
  });

  it('hold the same text when they are not touched, and lie in the text always', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', '', 'long line'), { minLength: 1, maxLength: 30 }),
        fc.nat(29),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(),
        (lines, first, size, seed) => {
          const before = lines.join('\n');
          const line = 1 + (first % lines.length);
          const range = { line, lines: Math.min(size, lines.length - line + 1) };
          const changes = changesOf(before, seed);
          const after = applyChanges(before, changes).split('\n');
          const [moved] = moveRanges([range], before, changes);
          const at = moved!.range;
          expect(at.line).toBeGreaterThan(0);
          expect(at.line + at.lines - 1).toBeLessThanOrEqual(allLines(after.join('\n')).lines);
          if (!moved!.isTouched)
            expect(after.slice(at.line - 1, at.line - 1 + at.lines)).toEqual(
              lines.slice(range.line - 1, range.line - 1 + range.lines),
            );
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anEntry } from '../state/samples.test-support.ts';
import { labelHeight, placeGroups, scrollTopOfPost, seenGroups } from './post-list-layout.ts';

const group = (label: string | null, count: number) => ({
  label,
  entries: Array.from({ length: count }, (_, at) => anEntry({ path: `${label}/${at}.md` })),
});

test('groups stand one below the other, with room for a heading where they have one', () => {
  const layout = placeGroups([group('2024', 2), group('2023', 3)], 50);
  expect(layout.groups.map(({ top, height, from }) => [top, height, from])).toEqual([
    [0, labelHeight + 100, 0],
    [labelHeight + 100, labelHeight + 150, 2],
  ]);
  expect([layout.height, layout.posts.length]).toEqual([2 * labelHeight + 250, 5]);
  expect(placeGroups([group(null, 2)], 50).height).toBe(100);
});

const layouts = fc
  .array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 200 })), { minLength: 1, maxLength: 12 })
  .map(groups =>
    placeGroups(
      groups.map(([hasLabel, count], at) => group(hasLabel ? `g${at}` : null, count)),
      50,
    ),
  );

test('every post that can be seen is drawn, and never many more', () => {
  fc.assert(
    fc.property(layouts, fc.nat(30_000), fc.integer({ min: 1, max: 1500 }), (layout, top, height) => {
      const seen = seenGroups(layout, top, height, 4);
      const drawn = seen.flatMap(({ group: { from }, first, last }) =>
        Array.from({ length: last - first }, (_, at) => from + first + at),
      );
      for (const placed of layout.groups)
        for (const index of placed.entries.keys()) {
          const rowTop = placed.top + placed.lead + index * 50;
          if (rowTop < top + height && rowTop + 50 > top) expect(drawn).toContain(placed.from + index);
        }
      expect(drawn.length).toBeLessThanOrEqual(height / 50 + 2 + 8 + layout.groups.length);
    }),
  );
});

test('a post that is scrolled to is wholly seen and not below a heading that stays', () => {
  fc.assert(
    fc.property(
      layouts,
      fc.nat(),
      fc.nat(30_000),
      fc.integer({ min: 120, max: 900 }),
      (layout, pick, from, height) => {
        const index = pick % layout.posts.length;
        const top = scrollTopOfPost(layout, index, from, height);
        const placed = layout.groups.findLast(other => other.from <= index)!;
        const rowTop = placed.top + placed.lead + (index - placed.from) * 50;
        expect(rowTop - placed.lead).toBeGreaterThanOrEqual(top);
        expect(rowTop + 50).toBeLessThanOrEqual(top + height);
        expect(scrollTopOfPost(layout, index, top, height)).toBe(top);
      },
    ),
  );
});

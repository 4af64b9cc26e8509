import type { PreviewUnit, UnitPatch } from './preview-protocol.ts';

/** A unit with a text that is equal for units that look the same, wherever they stand. */
export interface KeyedUnit {
  readonly unit: PreviewUnit;
  readonly key: string;
}

/** Gives units the keys {@link diffUnits} compares by. */
export function keyUnits(units: readonly PreviewUnit[]): KeyedUnit[] {
  return units.map(unit => ({ unit, key: JSON.stringify([unit.lines, unit.nodes, unit.within]) }));
}

/**
 * The patches that lead from one list of units to the next: one for each unit that changed where their number stayed,
 * else one for the smallest run. Units after it moved all by the same number of lines.
 */
export function diffUnits(before: readonly KeyedUnit[], after: readonly KeyedUnit[]): UnitPatch[] {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && isSame(before[start], after[start], 0)) start += 1;
  const lines = lineOf(after.at(-1)) - lineOf(before.at(-1));
  let tail = 0;
  while (tail < shortest - start && isSame(before.at(-1 - tail), after.at(-1 - tail), lines)) tail += 1;
  const removed = before.slice(start, before.length - tail);
  const inserted = after.slice(start, after.length - tail);
  if (removed.length === 0 && inserted.length === 0 && (lines === 0 || tail === 0)) return [];
  const moved = tail > 0 ? lines : 0;
  if (removed.length !== inserted.length || moved !== 0)
    return [{ at: start, remove: removed.length, insert: inserted.map(each => each.unit), lines: moved }];
  return inserted.flatMap((each, index) =>
    isSame(removed[index], each, 0) ? [] : [{ at: start + index, remove: 1, insert: [each.unit], lines: 0 }],
  );
}

function isSame(one: KeyedUnit | undefined, other: KeyedUnit | undefined, lines: number): boolean {
  return one !== undefined && one.key === other?.key && lineOf(one) + lines === lineOf(other);
}

function lineOf(unit: KeyedUnit | undefined): number {
  return unit?.unit.line ?? 0;
}

import type { PreviewUnit, UnitPatch } from '../preview-protocol.ts';
import { commonEnds } from './common-ends.ts';

/** A unit without source lines, and a text that is equal for units that look the same. */
export interface KeyedUnit {
  readonly unit: PreviewUnit;
  readonly key: string;
}

/** Gives units the keys {@link diffGenerated} compares by. */
export function keyGenerated(units: readonly PreviewUnit[]): KeyedUnit[] {
  return units.map(unit => ({ unit, key: JSON.stringify([unit.nodes, unit.within]) }));
}

/**
 * The patches that lead from one list of generated units to the next: one for each unit that changed where their number
 * stayed, else one for the smallest run.
 */
export function diffGenerated(before: readonly KeyedUnit[], after: readonly KeyedUnit[]): UnitPatch[] {
  const { start, tail } = commonEnds(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  );
  const removed = before.slice(start, before.length - tail);
  const inserted = after.slice(start, after.length - tail);
  if (removed.length !== inserted.length)
    return [{ at: start, remove: removed.length, insert: inserted.map(({ unit }) => unit), lines: 0 }];
  return inserted.flatMap(({ unit, key }, index) =>
    removed[index]?.key === key ? [] : [{ at: start + index, remove: 1, insert: [unit], lines: 0 }],
  );
}

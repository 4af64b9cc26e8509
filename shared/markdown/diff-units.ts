import type { ElementContent } from 'hast';
import type { PreviewUnit, UnitPatch } from './preview-protocol.ts';

/** A unit with a text that is equal for units that look the same, wherever they stand. */
export interface KeyedUnit {
  readonly unit: PreviewUnit;
  readonly key: string;
}

/** The way from one list of units to the next. */
export interface UnitDifference {
  readonly patches: readonly UnitPatch[];
  readonly shift: { readonly from: number; readonly lines: number } | null;
}

/** Gives units the keys {@link diffUnits} compares by: their content, with lines counted from the unit's first. */
export function keyUnits(units: readonly PreviewUnit[]): KeyedUnit[] {
  return units.map(unit => ({
    unit,
    key: JSON.stringify(unit.nodes, (name, value) =>
      name === 'dataLine' && typeof value === 'number' ? value - unit.line : value,
    ),
  }));
}

/**
 * The smallest run of units to replace. Units before it stand on the same lines in both lists, units after it moved by
 * the same number of lines, which `shift` tells.
 */
export function diffUnits(before: readonly KeyedUnit[], after: readonly KeyedUnit[]): UnitDifference {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && isSame(before[start], after[start], 0)) start += 1;
  const lines = lineOf(after.at(-1)) - lineOf(before.at(-1));
  let tail = 0;
  while (tail < shortest - start && isSame(before.at(-1 - tail), after.at(-1 - tail), lines)) tail += 1;
  const removed = before.slice(start, before.length - tail);
  const inserted = after.slice(start, after.length - tail);
  return {
    patches:
      removed.length === inserted.length ? pairs(removed, inserted, start) : run(removed, inserted, start),
    shift: tail > 0 && lines !== 0 ? { from: start + inserted.length, lines } : null,
  };
}

/** The generated parts of two renders are equal as text. */
export function isSameTree(one: readonly ElementContent[], other: readonly ElementContent[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function run(removed: readonly KeyedUnit[], inserted: readonly KeyedUnit[], at: number): UnitPatch[] {
  return [{ at, remove: removed.length, insert: inserted.map(each => each.unit) }];
}

/** Several edits in one step leave the blocks between them alone. */
function pairs(removed: readonly KeyedUnit[], inserted: readonly KeyedUnit[], start: number): UnitPatch[] {
  return inserted.flatMap((each, index) =>
    isSame(removed[index], each, 0) ? [] : [{ at: start + index, remove: 1, insert: [each.unit] }],
  );
}

function isSame(one: KeyedUnit | undefined, other: KeyedUnit | undefined, lines: number): boolean {
  return one !== undefined && one.key === other?.key && lineOf(one) + lines === lineOf(other);
}

function lineOf(unit: KeyedUnit | undefined): number {
  return unit?.unit.line ?? 0;
}

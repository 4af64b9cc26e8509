import type { UnitMark } from './find-marks.ts';

/** Marks that are looked at for the best place: more are there only in texts that say little else. */
const mostMarks = 2_000;

/**
 * The mark behind which most different units of a query follow within `reach` UTF-16 units of text, the sooner the better;
 * the first of those that are as good. Undefined when there is none.
 */
export function findBestMark(marks: readonly UnitMark[], reach: number): UnitMark | undefined {
  let best: UnitMark | undefined;
  let most = { units: 0, span: 0 };
  for (const [index, mark] of marks.slice(0, mostMarks).entries()) {
    const found = unitsFrom(marks, index, reach);
    if (found.units < most.units || (found.units === most.units && found.span >= most.span)) continue;
    best = mark;
    most = found;
  }
  return best;
}

/** How many different units are marked within reach from a mark on, and how far it is to the end of the last of them. */
function unitsFrom(
  marks: readonly UnitMark[],
  index: number,
  reach: number,
): { units: number; span: number } {
  const start = marks[index]?.from ?? 0;
  const units = new Set<number>();
  let span = 0;
  for (let at = index; at < marks.length; at += 1) {
    const { unit, to } = marks[at] ?? { unit: 0, to: Number.POSITIVE_INFINITY };
    if (units.size > 0 && to - start > reach) break;
    if (units.has(unit)) continue;
    units.add(unit);
    span = to - start;
  }
  return { units: units.size, span };
}

import type { PreviewUnit, UnitPatch } from '../preview-protocol.ts';
import { commonEnds } from './common-ends.ts';
import { keyOf, type Piece, type RenderedUnit } from './render-piece.ts';
import type { PlacedUnit } from './resolve-places.ts';

/** The way from one list of pieces to the next. */
export interface PieceDifference {
  readonly patches: readonly UnitPatch[];
  readonly removedPieces: readonly Piece[];
  readonly insertedPieces: readonly Piece[];
  readonly removed: readonly RenderedUnit[];
  readonly inserted: readonly RenderedUnit[];
  /** Units that stay on the page as they are, under other objects: old and new. */
  readonly kept: readonly (readonly [RenderedUnit, RenderedUnit])[];
}

const nothing: PieceDifference = {
  patches: [],
  removedPieces: [],
  insertedPieces: [],
  removed: [],
  inserted: [],
  kept: [],
};

/** How a page that shows `before` comes to show `after`; both begin on `firstLine`. */
export function diffPieces(
  before: readonly Piece[],
  after: readonly Piece[],
  firstLine: number,
): PieceDifference {
  const { start, tail } = commonEnds(before, after);
  const old = before.slice(start, before.length - tail);
  const next = after.slice(start, after.length - tail);
  if (old.length === 0 && next.length === 0) return nothing;
  let line = firstLine;
  let at = 0;
  for (let index = 0; index < start; index += 1) {
    line += before[index]?.lines ?? 0;
    at += before[index]?.units.length ?? 0;
  }
  const difference = diffRuns(
    placeUnits(old, line),
    placeUnits(next, line),
    at,
    linesOf(next) - linesOf(old),
  );
  return { ...difference, removedPieces: old, insertedPieces: next };
}

function linesOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { lines }) => sum + lines, 0);
}

/** The units of pieces that begin on `line`. */
export function placeUnits(pieces: readonly Piece[], line: number): PlacedUnit[] {
  const placed: PlacedUnit[] = [];
  let start = line;
  for (const { units, lines } of pieces) {
    for (const unit of units) placed.push({ unit, line: start + unit.start });
    start += lines;
  }
  return placed;
}

function diffRuns(
  old: readonly PlacedUnit[],
  next: readonly PlacedUnit[],
  at: number,
  lines: number,
): Omit<PieceDifference, 'removedPieces' | 'insertedPieces'> {
  const shortest = Math.min(old.length, next.length);
  let start = 0;
  while (start < shortest && isSame(old[start], next[start], 0)) start += 1;
  let tail = 0;
  while (tail < shortest - start && isSame(old.at(-1 - tail), next.at(-1 - tail), lines)) tail += 1;
  const removed = old.slice(start, old.length - tail);
  const inserted = next.slice(start, next.length - tail);
  const kept = [...Array(start).keys(), ...Array.from({ length: tail }, (_, index) => -1 - index)].flatMap(
    (index): [RenderedUnit, RenderedUnit][] => {
      const [one, other] = [old.at(index)?.unit, next.at(index)?.unit];
      return one && other ? [[one, other]] : [];
    },
  );
  const patches: UnitPatch[] = [];
  if (removed.length > 0 || inserted.length > 0 || lines !== 0)
    patches.push({ at: at + start, remove: removed.length, insert: inserted.map(showUnit), lines });
  return { patches, removed: removed.map(unitOf), inserted: inserted.map(unitOf), kept };
}

const unitOf = ({ unit }: PlacedUnit): RenderedUnit => unit;

function isSame(one: PlacedUnit | undefined, other: PlacedUnit | undefined, lines: number): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.line + lines === other.line &&
    (one.unit === other.unit || keyOf(one.unit) === keyOf(other.unit))
  );
}

/** A unit as it goes to the page. */
export function showUnit({ unit, line }: PlacedUnit): PreviewUnit {
  const { lines, nodes, within } = unit;
  return { line, lines, nodes, ...(within.length > 0 ? { within } : {}) };
}

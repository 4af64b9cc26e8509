import type { PreviewUnit, UnitPatch } from '../../../shared/markdown/preview-protocol.ts';
import { guessBlockSize } from './chunks.ts';
import { buildDom, type DomBuilding } from './hast-to-dom.ts';
import { insertUnits, joinWrappers, removeUnits } from './place-units.ts';
import { createUnitOnPage, type UnitOnPage, writeLine } from './unit-on-page.ts';

/** Units of an article, one after the other. */
export interface UnitList {
  readonly article: HTMLElement;
  readonly units: UnitOnPage[];
  /** What stands after the last of them. */
  end(): Node | null;
}

/** Units whose attributes move with them at once: those in sight, where the change is in sight. */
const movedAtOnce = 40;
/** A unit with more text than this, in UTF-16 units, is much higher than the style sheet guesses. */
const longText = 1000;
/** Units removed between two looks at the clock. */
const removedPerLook = 50;

/**
 * Does one patch; yields where time is up, with what is done by then on the page and in `list.units`. The numbers of the
 * units' lines are right from the first step on.
 */
export function* patchUnits(
  list: UnitList,
  { at, remove, insert, lines }: UnitPatch,
  isTimeUp: () => boolean,
): Generator<void> {
  if (lines !== 0) moveUnits(list.units, at + remove, lines);
  const removedPerUnit = Math.ceil(remove / Math.max(1, insert.length));
  let left = remove;
  let next = at;
  let batch: UnitOnPage[] = [];
  const put = (removed: number): void => {
    const taken = Math.min(left, removed);
    const added = batch;
    batch = [];
    left -= taken;
    replaceUnits(list, next, taken, added);
    next += added.length;
  };
  for (const unit of insert) {
    const building = buildUnit(unit, list.article.ownerDocument);
    while (!building.work(isTimeUp)) {
      if (batch.length > 0) put(batch.length * removedPerUnit);
      yield;
    }
    if (building.textLength > longText) guessHeight(building);
    batch.push(createUnitOnPage(unit, building.nodes, list.article.ownerDocument));
    if (!isTimeUp()) continue;
    put(batch.length * removedPerUnit);
    yield;
  }
  while (batch.length > 0 || left > 0) {
    put(removedPerLook);
    if (isTimeUp()) yield;
  }
  // Not before: what stands beside each other on the way there may stand apart in the end.
  joinAround(list.units, next);
}

/** Writes the lines of moved units into their attributes until time is up; true when all are written. */
export function writeLines(units: readonly UnitOnPage[], isTimeUp: () => boolean): boolean {
  return units.every((unit, index) => {
    if (unit.line === unit.writtenLine) return true;
    writeLine(units[index - 1], unit);
    return !isTimeUp();
  });
}

function buildUnit({ nodes, line, within = [] }: PreviewUnit, owner: Document) {
  return buildDom(nodes, owner, { line, within: within.map(({ tagName }) => tagName) });
}

function guessHeight({ nodes, textLength }: DomBuilding): void {
  const [node] = nodes;
  if (node && 'style' in node) guessBlockSize(node as HTMLElement, textLength, 1);
}

function moveUnits(units: readonly UnitOnPage[], from: number, lines: number): void {
  units.forEach((unit, index) => {
    if (index < from) return;
    unit.line += lines;
    if (index < from + movedAtOnce) writeLine(units[index - 1], unit);
  });
}

function replaceUnits(
  { article, units, end }: UnitList,
  at: number,
  remove: number,
  added: readonly UnitOnPage[],
): void {
  const removed = units.splice(at, remove, ...added);
  removeUnits(article, removed);
  const [left, right] = [units[at - 1], units[at + added.length]];
  insertUnits({ article, left, right, end: end() }, added);
  // Its wrappers show its line by now; moved back, it would be taken for written, and they would not follow.
  if (right) writeLine(added.at(-1) ?? left, right);
}

function joinAround(units: readonly UnitOnPage[], at: number): void {
  const [left, right] = [units[at - 1], units[at]];
  if (left && right) joinWrappers(left, right);
}

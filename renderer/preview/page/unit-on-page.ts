import type { PreviewUnit } from '../../../shared/markdown/preview-protocol.ts';
import { isElement } from '../frame-nodes.ts';
import { type PlacedUnit, showWrapperLines } from './place-units.ts';

/** A unit with its nodes. */
export interface UnitOnPage extends PlacedUnit {
  /** First source line, 1-based, right at any time; 0 for generated units. */
  line: number;
  /** The line its attributes were written for: they follow when the page is idle. */
  writtenLine: number;
}

const unitOf = new WeakMap<Node, UnitOnPage>();

/** A unit whose nodes have been made and are on no page yet. */
export function createUnitOnPage(
  { line, within = [] }: PreviewUnit,
  made: readonly Node[],
  owner: Document,
): UnitOnPage {
  // Every unit keeps a place on the page, so that the next one can be put before it.
  const nodes = made.length > 0 ? made : [owner.createTextNode('')];
  const unit = { line, writtenLine: line, nodes, within };
  for (const node of nodes) unitOf.set(node, unit);
  return unit;
}

/** A line attribute of an element of a unit, or of a wrapper, as it is when all lines are written. */
export function readLine(element: Element, name: 'data-line' | 'data-end-line'): number | undefined {
  const written = element.getAttribute(name);
  if (written === null) return undefined;
  for (let node: Node | null = element; node; node = node.parentNode) {
    const unit = unitOf.get(node);
    if (unit) return Number(written) + unit.line - unit.writtenLine;
  }
  // A wrapper begins where its first unit does.
  for (let node: Node | null = element.firstChild; node; node = node.firstChild) {
    const unit = unitOf.get(node);
    if (unit) return unit.line;
  }
  return Number(written);
}

/** Writes the line of a unit into its attributes, and into those of the wrappers it begins. */
export function writeLine(before: UnitOnPage | undefined, unit: UnitOnPage): void {
  const lines = unit.line - unit.writtenLine;
  if (lines === 0) return;
  unit.writtenLine = unit.line;
  for (const node of unit.nodes) {
    if (!isElement(node)) continue;
    moveLine(node, lines);
    for (const inner of node.querySelectorAll('[data-line]')) moveLine(inner, lines);
  }
  showWrapperLines(before, unit);
}

function moveLine(element: Element, lines: number): void {
  for (const name of ['data-line', 'data-end-line']) {
    const line = element.getAttribute(name);
    if (line !== null) element.setAttribute(name, String(Number(line) + lines));
  }
}

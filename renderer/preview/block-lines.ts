import { isElement } from './frame-nodes.ts';
import { endLineOf, lineOf, type ShownUnit } from './page/patch-preview.ts';

/** A block of the page with its first and last source line, 1-based in the file. */
export interface BlockLines {
  readonly element: Element;
  readonly line: number;
  readonly endLine: number;
}

/** The blocks of a unit that have source lines, outer ones before those in them. */
export function blocksOf(unit: ShownUnit): BlockLines[] {
  const elements = unit.nodes
    .filter(isElement)
    .flatMap(element => [element, ...element.querySelectorAll('[data-line]')]);
  return elements.flatMap(element => linesOf(element) ?? []);
}

/** The source lines of a block; undefined for generated parts, which have none. */
export function linesOf(element: Element): BlockLines | undefined {
  const line = lineOf(element);
  return line === undefined
    ? undefined
    : { element, line, endLine: Math.max(line, endLineOf(element) ?? line) };
}

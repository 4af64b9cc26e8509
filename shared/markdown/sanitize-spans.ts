import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** How many places more than it has cells the tables of one piece may have; no table for readers comes near. */
const maxSpannedPlaces = 5000;

/**
 * Takes away the spans of cells and columns once they sum up to more than tables are drawn with. Browsers lay out every
 * place a cell spans: some ten thousand short cells would hold the whole window up for minutes.
 */
export function limitSpans(tree: Root): void {
  let left = maxSpannedPlaces;
  visit(tree, 'element', node => {
    left -= spannedPlaces(node);
    if (left >= 0) return;
    for (const name of ['colSpan', 'rowSpan', 'span']) delete node.properties[name];
  });
}

function spannedPlaces({ properties }: Element): number {
  const { colSpan = 1, rowSpan = 1, span = 1 } = properties;
  return Number(colSpan) * Number(rowSpan) * Number(span) - 1;
}

import type { Element, Root } from 'hast';

/** How many places more than it has cells the tables of one piece may have; no table for readers comes near. */
const maxSpannedPlaces = 5000;

const spanning: ReadonlySet<string> = new Set(['td', 'th', 'col', 'colgroup']);

/**
 * Takes away the spans of cells and columns once they sum up to more than tables are drawn with. Browsers lay out every
 * place a cell spans: some ten thousand short cells would hold the whole window up for minutes.
 */
export function limitSpans(tree: Root): void {
  takeSpans(tree, maxSpannedPlaces);
}

/** Gives what is left of the places. */
function takeSpans(parent: Root | Element, places: number): number {
  let left = places;
  for (const node of parent.children) {
    if (node.type !== 'element') continue;
    if (spanning.has(node.tagName)) left -= spannedPlaces(node);
    if (left < 0) for (const name of ['colSpan', 'rowSpan', 'span']) delete node.properties[name];
    left = takeSpans(node, left);
  }
  return left;
}

function spannedPlaces({ properties }: Element): number {
  const { colSpan = 1, rowSpan = 1, span = 1 } = properties;
  return Number(colSpan) * Number(rowSpan) * Number(span) - 1;
}

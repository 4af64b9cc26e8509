import type { Nodes } from 'mdast';
import type { Point } from 'unist';
import { visit } from 'unist-util-visit';

/** Moves the positions of a tree by lines and UTF-16 units. */
export function movePositions(tree: Nodes, lines: number, units: number): void {
  const move = (point: Point): Point => ({
    line: point.line + lines,
    column: point.column,
    ...(point.offset === undefined ? {} : { offset: point.offset + units }),
  });
  // New objects: nodes that were made of one another share theirs.
  visit(tree, node => {
    if (node.position) node.position = { start: move(node.position.start), end: move(node.position.end) };
  });
}

import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { blockElements } from './html-elements.ts';

/**
 * Gives every block, and every outermost element, its first and last line as `dataLine` and `dataEndLine`, counted from
 * the line on which the tree's source begins, which is 0.
 */
export function addSourceLines(tree: Root): void {
  visit(tree, 'element', (node, _index, parent) => {
    if (!node.position || !(parent?.type === 'root' || blockElements.has(node.tagName))) return;
    node.properties.dataLine = node.position.start.line - 1;
    node.properties.dataEndLine = node.position.end.line - 1;
  });
}

/** Takes the positions away: what is left depends on the content alone, so that equal blocks compare as equal. */
export function dropPositions(tree: Root): void {
  visit(tree, node => {
    delete node.position;
    delete node.data;
  });
}

import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { blockElements } from './html-elements.ts';

/**
 * Gives every block, and every outermost element, its first line in the file as `dataLine`, and takes the positions
 * away. `lineOffset` is the number of lines before the body.
 */
export function addSourceLines(tree: Root, lineOffset: number): void {
  visit(tree, 'element', (node, _index, parent) => {
    if (node.position && (parent?.type === 'root' || blockElements.has(node.tagName)))
      node.properties.dataLine = node.position.start.line + lineOffset;
  });
}

/** Takes the positions away: what is left depends on the content alone, so that equal blocks compare as equal. */
export function dropPositions(tree: Root): void {
  visit(tree, node => {
    delete node.position;
    delete node.data;
  });
}

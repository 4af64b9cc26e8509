import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

const blockNames: ReadonlySet<string> = new Set([
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'blockquote',
    'pre',
    'hr',
    'div',
    'section',
    'article',
    'aside',
  ],
  ...['header', 'footer', 'nav', 'main', 'address', 'center', 'hgroup', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['figure', 'figcaption', 'details', 'summary', 'table', 'caption', 'tr', 'video', 'audio'],
]);

/**
 * Gives every block, and every outermost element, its first line in the file as `dataLine`, and takes the positions
 * away. `lineOffset` is the number of lines before the body.
 */
export function addSourceLines(tree: Root, lineOffset: number): void {
  visit(tree, 'element', (node, _index, parent) => {
    if (node.position && (parent?.type === 'root' || blockNames.has(node.tagName)))
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

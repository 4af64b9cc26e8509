import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

// Examples: ` more `, `more`, ` TEASER_END `, ` TEASER_END: Read on `, ` truncate `, ` excerpt `.
const teaserPattern = /^\s*(?:more|TEASER_END|truncate|excerpt)\b/i;

/** Puts a quiet marker in the place of the comment that ends a post's teaser (`<!--more-->` and the like). */
export function markTeaser(tree: Root): void {
  visit(tree, 'comment', (node, index, parent) => {
    if (index === undefined || !parent || !teaserPattern.test(node.value)) return;
    const marker: Element = {
      type: 'element',
      tagName: parent.type === 'root' ? 'hr' : 'span',
      properties: { className: ['teaser-end'], title: 'End of the teaser' },
      children: [],
      ...(node.position ? { position: node.position } : {}),
    };
    parent.children[index] = marker;
  });
}

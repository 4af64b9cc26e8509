import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

// What ends the teaser in Hexo, Hugo, Zola (`more`), Jekyll and Eleventy (`more`, `excerpt`, `end excerpt`; their blogs
// choose the words), Nikola (`TEASER_END: Read on`), Pelican (`PELICAN_END_SUMMARY`), Docusaurus (`truncate`).
const teaserPattern =
  /^\s*(?:(?:read[-_ ]?)?more|TEASER_END|PELICAN_END_SUMMARY|truncate|(?:end[-_ ]?(?:of[-_ ])?)?excerpt(?:[-_ ](?:end|separator))?)\b/i;

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

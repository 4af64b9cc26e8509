import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Puts each fence of Mermaid into a figure that holds its source as text; the page draws it, and where nothing draws it
 * reads as code.
 */
export function markDiagrams(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (index === undefined || !parent || !isDiagram(node)) return undefined;
    parent.children[index] = diagramOf(node);
    return [SKIP, index + 1];
  });
}

function isDiagram(node: Element): boolean {
  const [code] = node.children;
  if (node.tagName !== 'pre' || code?.type !== 'element' || code.tagName !== 'code') return false;
  const { className } = code.properties;
  return (
    Array.isArray(className) && className.some(name => String(name).toLowerCase() === 'language-mermaid')
  );
}

/** What stands in the source is text and nothing else, whatever was in the fence. */
function diagramOf(node: Element): Element {
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: { className: ['language-mermaid'] },
    children: [{ type: 'text', value: textOf(node) }],
  };
  return {
    type: 'element',
    tagName: 'figure',
    properties: { ...node.properties, className: ['diagram'] },
    children: [{ type: 'element', tagName: 'pre', properties: {}, children: [code] }],
  };
}

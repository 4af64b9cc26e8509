import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { hostOf } from './host-of.ts';

const embedSource: Readonly<Record<string, string>> = {
  iframe: 'src',
  frame: 'src',
  embed: 'src',
  object: 'data',
};

/**
 * Puts a labelled card with a link in the place of frames and plug-ins. It runs before the cleaning, which decides
 * whether the link may stay.
 */
export function replaceEmbeds(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    const source = Object.hasOwn(embedSource, node.tagName) ? embedSource[node.tagName] : undefined;
    if (source === undefined || index === undefined || !parent) return undefined;
    parent.children[index] = embedCard(node, node.properties[source]);
    return [SKIP, index + 1];
  });
}

function embedCard(node: Element, source: unknown): Element {
  const address = typeof source === 'string' ? source : '';
  const host = hostOf(address);
  const label = host ? `Embedded content from ${host}` : 'Embedded content';
  return {
    type: 'element',
    tagName: 'p',
    properties: { className: ['embed-card'] },
    children: [
      {
        type: 'element',
        tagName: 'a',
        properties: address ? { href: address } : {},
        children: [{ type: 'text', value: label }],
      },
    ],
    ...(node.position ? { position: node.position } : {}),
  };
}

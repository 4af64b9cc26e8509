import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { hostOf } from './host-of.ts';

const embedSource: Readonly<Record<string, string>> = {
  iframe: 'src',
  frame: 'src',
  embed: 'src',
  object: 'data',
};

/** In UTF-16 units. */
const maxTitleLength = 200;

/**
 * Puts a card with a link, labelled with the host and the title the post gives, in the place of frames and plug-ins. It runs before the cleaning, which decides
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
  const title = wordsOf(node.properties.title);
  const label = `Embedded content${host && ` from ${host}`}${title && `: ${title}`}`;
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

function wordsOf(title: unknown): string {
  return typeof title === 'string' ? title.replaceAll(/\s+/g, ' ').trim().slice(0, maxTitleLength) : '';
}

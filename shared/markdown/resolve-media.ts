import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { hostOf } from './host-of.ts';

/** Finds the address under which the blog's own file is shown, or undefined when it is not a file of the blog. */
export type ResolveAsset = (url: string) => string | undefined;

/**
 * Lets pictures, sound and film of the blog be shown, and puts a labelled placeholder in the place of all others: the
 * preview asks nobody else for anything.
 */
export function resolveMedia(tree: Root, resolve: ResolveAsset): void {
  visit(tree, 'element', (node, index, parent) => {
    if (index === undefined || !parent) return undefined;
    if (node.tagName === 'source') {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.tagName === 'img') parent.children[index] = resolveImage(node, resolve);
    else if (node.tagName === 'video' || node.tagName === 'audio')
      parent.children[index] = resolvePlayer(node, resolve);
    else return undefined;
    return [SKIP, index + 1];
  });
}

function resolveImage(node: Element, resolve: ResolveAsset): Element {
  const url = stringOf(node.properties.src);
  const address = url === '' ? undefined : resolve(url);
  if (address === undefined) return blockedMedia(node, 'Image', url, stringOf(node.properties.alt));
  return { ...node, properties: { ...node.properties, src: address } };
}

function resolvePlayer(node: Element, resolve: ResolveAsset): Element {
  const sources = [node, ...node.children.filter(isSource)].map(each => stringOf(each.properties.src));
  const found = sources.map(url => (url === '' ? undefined : resolve(url))).find(url => url !== undefined);
  if (found === undefined)
    return blockedMedia(
      node,
      node.tagName === 'video' ? 'Video' : 'Audio',
      sources.find(url => url) ?? '',
      '',
    );
  const { poster, ...properties } = node.properties;
  const posterUrl = typeof poster === 'string' ? resolve(poster) : undefined;
  return {
    ...node,
    properties: {
      ...properties,
      src: found,
      controls: true,
      preload: 'metadata',
      ...(posterUrl === undefined ? {} : { poster: posterUrl }),
    },
    children: [],
  };
}

function isSource(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'source';
}

function blockedMedia(node: Element, kind: string, url: string, alt: string): Element {
  const host = hostOf(url);
  const origin = host ? ` from ${host}` : '';
  const label = `${kind}${origin} not shown`;
  const { dataLine, id } = node.properties;
  return {
    type: 'element',
    tagName: 'span',
    properties: {
      className: ['blocked-media'],
      role: 'img',
      ariaLabel: alt ? `${label}: ${alt}` : label,
      ...(url && url.length < 500 ? { title: url } : {}),
      ...(dataLine === undefined ? {} : { dataLine }),
      ...(id === undefined ? {} : { id }),
    },
    children: [
      { type: 'text', value: label },
      ...(alt ? [{ type: 'text', value: `: ${alt}` } as const] : []),
    ],
  };
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

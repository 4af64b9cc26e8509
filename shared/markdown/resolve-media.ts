import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { hostOf } from './host-of.ts';
import type { RemotePictures } from './preview-protocol.ts';
import { remotePictureAddress } from './remote-picture.ts';

/** Finds the address under which the blog's own file is shown, or undefined when it is not a file of the blog. */
export type ResolveAsset = (url: string) => string | undefined;

/** What may be shown of other sites. */
export interface MediaOptions {
  readonly remotePictures: RemotePictures;
}

/** The class of the button that offers to show pictures of other sites. */
export const offerClass = 'offer-pictures';

/**
 * Lets pictures, sound and film of the blog be shown, and puts a labelled placeholder in the place of all others: the
 * preview asks nobody else for anything, but for pictures where the options show them. Sound and film of other sites, and
 * the posters of films, are never asked for: players load while nobody looks.
 */
export function resolveMedia(
  tree: Root,
  resolve: ResolveAsset,
  { remotePictures }: MediaOptions = { remotePictures: 'never' },
): void {
  visit(tree, 'element', (node, index, parent) => {
    if (index === undefined || !parent) return undefined;
    if (node.tagName === 'source') {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.tagName === 'img') parent.children[index] = resolveImage(node, resolve, remotePictures);
    else if (node.tagName === 'video' || node.tagName === 'audio')
      parent.children[index] = resolvePlayer(node, resolve);
    else return undefined;
    return [SKIP, index + 1];
  });
}

function resolveImage(node: Element, resolve: ResolveAsset, remotePictures: RemotePictures): Element {
  const url = stringOf(node.properties.src);
  const own = url === '' ? undefined : resolve(url);
  if (own !== undefined) return { ...node, properties: { ...node.properties, src: own } };
  const remote = remotePictures === 'never' ? undefined : remotePictureAddress(url);
  if (remote !== undefined && remotePictures === 'shown')
    return { ...node, properties: { ...node.properties, src: remote, referrerPolicy: 'no-referrer' } };
  const blocked = blockedMedia(node, 'Image', url, stringOf(node.properties.alt));
  if (remote !== undefined) blocked.children.push(offer());
  return blocked;
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
  const text = alt ? `${label}: ${alt}` : label;
  return {
    type: 'element',
    tagName: 'span',
    properties: {
      className: ['blocked-media'],
      ...(url && url.length < 500 ? { title: url } : {}),
      ...(dataLine === undefined ? {} : { dataLine }),
      ...(id === undefined ? {} : { id }),
    },
    children: [
      {
        type: 'element',
        tagName: 'span',
        properties: { role: 'img', ariaLabel: text },
        children: [{ type: 'text', value: text }],
      },
    ],
  };
}

/** The page around the preview listens to it. */
function offer(): Element {
  return {
    type: 'element',
    tagName: 'button',
    properties: { type: 'button', className: [offerClass] },
    children: [{ type: 'text', value: 'Show pictures from other sites' }],
  };
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { isLabel } from '../syntax/label.ts';

/** A place in a rendered piece whose content depends on the whole post. */
export type OpenPlace = OpenHeading | OpenAnchor | OpenReference;

/** A heading, whose id must not be one of another heading. */
export interface OpenHeading {
  readonly kind: 'heading';
  readonly element: Element;
  readonly level: number;
  readonly text: string;
  /** The id the author gave it, with the prefix of the cleaning; null: it gets one made of its text. */
  readonly ownId: string | null;
}

/** A link to a place in the post. */
export interface OpenAnchor {
  readonly kind: 'anchor';
  readonly element: Element;
  /** What stands behind the `#`. */
  readonly name: string;
}

/** A reference to a footnote, which gets its number. */
export interface OpenReference {
  readonly kind: 'reference';
  readonly element: Element;
  /** The footnote's name in addresses. */
  readonly name: string;
}

/** The open places of a cleaned tree in their order. */
export function findOpenPlaces(tree: Root): OpenPlace[] {
  const places: OpenPlace[] = [];
  visit(tree, 'element', element => {
    const place = openPlace(element);
    if (place) places.push(place);
  });
  return places;
}

function openPlace(element: Element): OpenPlace | undefined {
  const { tagName, properties } = element;
  if (/^h[1-6]$/.test(tagName)) {
    const text = readTextOf(element).trim() || textOf(element).trim();
    const ownId = properties.id ? String(properties.id) : null;
    return { kind: 'heading', element, level: Number(tagName.charAt(1)), text, ownId };
  }
  const { href } = properties;
  if (tagName !== 'a' || typeof href !== 'string' || !href.startsWith('#')) return undefined;
  const isReference = properties.dataFootnoteRef !== undefined && href.startsWith('#fn-');
  return isReference
    ? { kind: 'reference', element, name: href.slice('#fn-'.length) }
    : { kind: 'anchor', element, name: href.slice(1) };
}

/** The text of a heading but for labels, which stand for what the site puts there. */
function readTextOf({ children }: Element): string {
  return children
    .map(child => {
      if (child.type === 'text') return child.value;
      return child.type === 'element' && !isLabel(child) ? readTextOf(child) : '';
    })
    .join('');
}

/** Every id in a cleaned tree. */
export function findIds(tree: Root): string[] {
  const ids: string[] = [];
  visit(tree, 'element', ({ properties }) => {
    if (typeof properties.id === 'string') ids.push(properties.id);
  });
  return ids;
}

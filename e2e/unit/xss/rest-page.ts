import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { hastToDom } from '../../../renderer/preview/page/hast-to-dom.ts';
import { postElements } from '../../../shared/markdown/html-elements.ts';
import { sanitize } from '../../../shared/markdown/sanitize.ts';
import { mathSchema, svgSchema } from '../../../shared/markdown/sanitize-foreign-schema.ts';
import type { HostileDocument } from './generate-hostile.ts';

/** True in the control build alone: nothing is cleaned. */
declare const __IS_CONTROL__: boolean;

/** What the test asks of the page. */
export interface RestRig {
  /** What became of each document that did not come to rest, and why. */
  findRestless(documents: readonly HostileDocument[]): string[];
}

declare global {
  interface Window {
    restRig: RestRig;
  }
}

const htmlNamespace = 'http://www.w3.org/1999/xhtml';
const lists: Readonly<Record<string, ReadonlySet<string>>> = {
  [htmlNamespace]: new Set(postElements),
  'http://www.w3.org/2000/svg': new Set(Object.keys(svgSchema)),
  'http://www.w3.org/1998/Math/MathML': new Set(Object.keys(mathSchema)),
};

const clean = (html: string): Root => sanitize(parse(html));
const parse = (html: string): Root => fromHtml(html, { fragment: true });

/** The tree as the frame would have it, written down by the browser. */
function printed(tree: Root): string {
  const article = document.implementation.createHTMLDocument().createElement('article');
  article.append(
    ...hastToDom(
      tree.children.filter(child => child.type !== 'doctype'),
      article.ownerDocument,
    ),
  );
  return article.innerHTML;
}

/** What a browser finds in `html` that no post may hold. */
function strangersIn(html: string): string[] {
  const { body, head } = new DOMParser().parseFromString(`<body>${html}`, 'text/html');
  const strangers = head.children.length > 0 ? ['the head is not empty'] : [];
  for (const element of body.querySelectorAll('*')) {
    if (!lists[element.namespaceURI ?? '']?.has(element.localName))
      strangers.push(`<${element.localName}> of ${element.namespaceURI}`);
    for (const { name, value } of element.attributes)
      if (isStrange(element, name, value)) strangers.push(`${name}=${value}`);
  }
  return strangers;
}

function isStrange(element: Element, name: string, value: string): boolean {
  if (/^on|^style$|^name$|:|^srcset$|^action$/i.test(name)) return true;
  if (name === 'id') return !value.startsWith('user-content-');
  if (['href', 'src', 'poster', 'cite'].includes(name))
    return !['http:', 'https:', 'mailto:'].includes(new URL(value, 'https://blog.invalid/').protocol);
  // In HTML these words are only words.
  return (
    element.namespaceURI !== htmlNamespace && name !== 'aria-label' && /url\((?!#user-content-)/i.test(value)
  );
}

/** One prefix is added each time names are cleaned. */
const withoutPrefixes = (html: string) => html.replaceAll(/(?:user-content-)+/g, '');

function faultsOf(given: HostileDocument): string[] {
  const tree =
    'html' in given ? parse(given.html) : ({ type: 'root', children: [...given.children] } as Root);
  const first = printed(sanitize(tree));
  const strangers = strangersIn(first);
  if (strangers.length > 0) return strangers;
  // Nothing of what the HTML says is taken away when it is read and cleaned again.
  const uncleaned = withoutPrefixes(printed(parse(first)));
  const second = printed(clean(first));
  if (withoutPrefixes(second) !== uncleaned) return [`cleaned again: ${uncleaned} → ${second}`];
  // The nesting of the first may be one that no parser makes; from then on it rests.
  const third = printed(clean(second));
  const fourth = printed(clean(third));
  if (withoutPrefixes(fourth) !== withoutPrefixes(third)) return [`does not rest: ${third} → ${fourth}`];
  return [third, fourth].flatMap(strangersIn);
}

window.restRig = {
  findRestless: documents =>
    documents.flatMap(given => {
      const faults = faultsOf(structuredClone(given));
      return faults.length > 0 ? [`${JSON.stringify(given)}\n  ${faults.join('\n  ')}`] : [];
    }),
};

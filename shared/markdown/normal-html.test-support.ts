import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** Elements beside whose tags white space is not shown. */
const blocks = new Set(
  (
    'address article aside blockquote body br caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu nav ol optgroup ' +
    'option p pre script search section style summary table tbody td textarea tfoot th thead title tr ul'
  ).split(' '),
);

type Child = RootContent | ElementContent;

/**
 * HTML in a form in which two texts are the same when a browser shows the same: read as a browser reads it, attributes
 * sorted, runs of white space as one space, none beside the tags of blocks. What stands in `pre` is left as it is.
 */
export function normalHtml(html: string): string {
  return writeChildren(fromHtml(html.trim(), { fragment: true }), false);
}

function writeChildren(parent: Root | Element, isPre: boolean): string {
  const children: readonly Child[] = parent.children;
  const isInBlock = parent.type === 'root' || blocks.has(parent.tagName);
  return children
    .map((child, index) => {
      if (child.type === 'element') return writeElement(child, isPre);
      if (child.type === 'comment') return `<!--${child.value}-->`;
      if (child.type !== 'text') return '';
      if (isPre) return child.value;
      const isEdge = (neighbour: Child | undefined) => (neighbour ? isBlock(neighbour) : isInBlock);
      return trimmed(child.value, isEdge(children[index - 1]), isEdge(children[index + 1]));
    })
    .join('');
}

function trimmed(value: string, atStart: boolean, atEnd: boolean): string {
  const text = value.replace(/\s+/g, ' ');
  const left = atStart ? text.trimStart() : text;
  return atEnd ? left.trimEnd() : left;
}

function writeElement(element: Element, isPre: boolean): string {
  const attributes = Object.entries(element.properties)
    .map(([name, value]) => ` ${name}="${Array.isArray(value) ? value.join(' ') : String(value)}"`)
    .sort()
    .join('');
  const content = writeChildren(element, isPre || element.tagName === 'pre');
  return `<${element.tagName}${attributes}>${content}</${element.tagName}>`;
}

function isBlock(node: Child): boolean {
  return node.type === 'element' && blocks.has(node.tagName);
}

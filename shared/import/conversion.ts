import type { Element, ElementContent } from 'hast';
import type { MarkdownDialect } from '../generators/generator.ts';

/** What one conversion knows while it runs: the dialect it writes and everything it could not keep, in order. */
export interface Conversion {
  readonly dialect: MarkdownDialect;
  /** Names of the parts lost so far, one entry for each time; shortened again when a part is kept as HTML after all. */
  readonly lost: string[];
  /** Names of the parts that stayed HTML so far, likewise. */
  readonly raw: string[];
}

const blockTags = new Set(
  [
    'address article aside blockquote body center details dialog div dl fieldset figcaption figure footer form h1',
  ]
    .concat('h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table ul hgroup dir menu')
    .flatMap(names => names.split(' ')),
);

/** Elements Markdown has no words for: they stay as they are. */
const foreignTags = new Set(
  'audio button canvas details dialog dl embed fieldset form iframe input map math noscript object script select style svg template textarea video'.split(
    ' ',
  ),
);

/** Whether Markdown has no words for this element, so that it stays HTML. */
export function isForeign(tag: string): boolean {
  return foreignTags.has(tag);
}

/** Whether the element has been marked as staying HTML. */
export function isRaw(node: ElementContent): boolean {
  return node.type === 'element' && node.data !== undefined && 'keepAsHtml' in node.data;
}

/** The same element, marked as staying HTML with all its attributes. */
export function asRaw(element: Element): Element {
  return { ...element, data: { ...element.data, keepAsHtml: true } as Element['data'] & object };
}

/** Whether the node stands on lines of its own. */
export function isBlock(node: ElementContent): node is Element {
  return node.type === 'element' && (isRaw(node) || blockTags.has(node.tagName) || isForeign(node.tagName));
}

/** Whether the node is an element with this tag. */
export function isTag(node: ElementContent | undefined, tag: string): node is Element {
  return node?.type === 'element' && node.tagName === tag;
}

/** Whether the node is text the reader sees nothing of. */
export function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && /^[ \t\n\f\r]*$/.test(node.value);
}

/** Counts every attribute of the element that is not among `kept` as lost. */
export function loseAttributes(element: Element, kept: readonly string[], conversion: Conversion): void {
  for (const [property, value] of Object.entries(element.properties)) {
    if (kept.includes(property) || value === null || value === undefined || value === false) continue;
    conversion.lost.push(`attribute ${attributeName(property)} on ${element.tagName}`);
  }
}

function attributeName(property: string): string {
  if (property === 'className') return 'class';
  return property.replace(
    /[A-Z]/g,
    letter => (/^(data|aria)/.test(property) ? '-' : '') + letter.toLowerCase(),
  );
}

/** An element made by the clean-up, without attributes unless given. */
export function makeElement(
  tagName: string,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element {
  return { type: 'element', tagName, properties, children };
}

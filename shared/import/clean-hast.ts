import type { Element, ElementContent, Root } from 'hast';
import {
  asRaw,
  type Conversion,
  isBlank,
  isBlock,
  isForeign,
  isRaw,
  isTag,
  loseAttributes,
  makeElement,
} from './conversion.ts';
import { liftBlocks, mergeNeighbours } from './lift-blocks.ts';
import { cellsOf, isLayoutTable, isSimpleTable, rowsOf } from './table-shape.ts';

interface Cleaning extends Conversion {
  /** Names that a link of this document points to. */
  readonly targets: ReadonlySet<string>;
}

/** Old and presentational tags under the name the writer knows. */
const sameAs: Readonly<Record<string, string>> = {
  i: 'em',
  b: 'strong',
  tt: 'code',
  strike: 's',
  del: 's',
};

const dissolvedTags = new Set([
  'span',
  'font',
  'big',
  'nobr',
  'acronym',
  'wbr',
  'time',
  'label',
  'picture',
  'bdi',
]);
const containerTags = new Set(
  'article aside address body center div figcaption figure footer header hgroup html main nav section'.split(
    ' ',
  ),
);

/**
 * The document as the few kinds of node the writer knows: wrappers dissolved, old tags renamed, blocks lifted out of
 * inline elements, and what Markdown cannot say marked to stay HTML.
 */
export function cleanHast(tree: Root, conversion: Conversion): ElementContent[] {
  const nodes = tree.children.filter((node): node is ElementContent => node.type !== 'doctype');
  return cleanAll(nodes, { ...conversion, targets: linkTargets(nodes) });
}

function linkTargets(nodes: readonly ElementContent[]): Set<string> {
  const targets = new Set<string>();
  const visit = (node: ElementContent): void => {
    if (node.type !== 'element') return;
    const href = node.properties.href;
    if (typeof href === 'string' && href.startsWith('#')) targets.add(href.slice(1));
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return targets;
}

function cleanAll(nodes: readonly ElementContent[], cleaning: Cleaning): ElementContent[] {
  return mergeNeighbours(
    nodes.flatMap(node => (node.type === 'element' ? cleanElement(node, cleaning) : node)),
  );
}

function cleanElement(element: Element, cleaning: Cleaning): ElementContent[] {
  const tag = element.tagName;
  if (isForeign(tag)) return [asRaw(element)];
  if (tag === 'head' || tag === 'title' || tag === 'meta' || tag === 'link' || tag === 'base') return [];
  if (tag === 'br' || tag === 'img' || tag === 'hr') return withAnchor(element, [element], cleaning);
  if (tag === 'pre') return [hasOnlyText(element) ? element : asRaw(element)];
  if (tag === 'table') return cleanTable(element, cleaning);
  if (dissolvedTags.has(tag)) return dissolve(element, cleaning);
  if (isBlock(element)) return [cleanBlock(element, cleaning)];
  return cleanInline(element, cleaning);
}

function cleanBlock(element: Element, cleaning: Cleaning): Element {
  const children = cleanAll(element.children, cleaning);
  if (containerTags.has(element.tagName)) {
    loseAttributes(element, targeted(element, cleaning), cleaning);
    return makeElement('div', withAnchor(element, children, cleaning));
  }
  return { ...element, children: withAnchor(element, children, cleaning) };
}

function cleanTable(element: Element, cleaning: Cleaning): ElementContent[] {
  if (isLayoutTable(element)) {
    loseAttributes(element, [], cleaning);
    const cells = rowsOf(element).flatMap(cellsOf);
    for (const cell of cells) loseAttributes(cell, [], cleaning);
    return cells.map(cell => makeElement('div', cleanAll(cell.children, cleaning)));
  }
  if (!isSimpleTable(element)) return [asRaw(element)];
  return [{ ...element, children: element.children.map(child => cleanCells(child, cleaning)) }];
}

function cleanCells(node: ElementContent, cleaning: Cleaning): ElementContent {
  if (node.type !== 'element') return node;
  const isCell = node.tagName === 'td' || node.tagName === 'th';
  const children = isCell
    ? cleanAll(node.children, cleaning)
    : node.children.map(child => cleanCells(child, cleaning));
  return { ...node, children };
}

function cleanInline(element: Element, cleaning: Cleaning): ElementContent[] {
  const tagName = sameAs[element.tagName] ?? element.tagName;
  const children = cleanAll(element.children, cleaning);
  if (tagName === 'a' && typeof element.properties.href !== 'string') {
    loseAttributes(element, targeted(element, cleaning), cleaning);
    return withAnchor(element, children, cleaning);
  }
  if (children.every(isBlank) && tagName !== 'a') return children;
  const renamed = { ...element, tagName, children };
  if (tagName === 'em' || tagName === 'strong' || tagName === 's' || tagName === 'code') {
    loseAttributes(element, targeted(element, cleaning), cleaning);
    renamed.properties = {};
    renamed.children = withoutNested(children, tagName);
  }
  return withAnchor(element, liftBlocks(tagName === 'code' ? codeInsideLink(renamed) : renamed), cleaning);
}

/** Bold in bold is bold. */
function withoutNested(nodes: readonly ElementContent[], tag: string): ElementContent[] {
  return nodes.flatMap(node => {
    if (node.type !== 'element' || isRaw(node)) return [node];
    const children = withoutNested(node.children, tag);
    return node.tagName === tag ? children : [{ ...node, children }];
  });
}

/** A code span cannot hold a link, but a link can hold a code span. */
function codeInsideLink(code: Element): Element {
  const [only, ...others] = code.children;
  if (!isTag(only, 'a') || others.length > 0) return code;
  return { ...only, children: [{ ...code, children: only.children }] };
}

function dissolve(element: Element, cleaning: Cleaning): ElementContent[] {
  const style = typeof element.properties.style === 'string' ? element.properties.style : '';
  const children = cleanAll(element.children, cleaning);
  const formatting = formattingOf(style);
  const isWholeStyle =
    formatting !== undefined && style.split(';').filter(part => part.trim() !== '').length === 1;
  loseAttributes(element, [...targeted(element, cleaning), ...(isWholeStyle ? ['style'] : [])], cleaning);
  const canFormat = formatting !== undefined && !children.every(isBlank);
  const kept = canFormat ? liftBlocks(makeElement(formatting, children)) : children;
  return withAnchor(element, kept, cleaning);
}

/** Blog hosts wrote bold and italic as styled spans. */
function formattingOf(style: string): 'strong' | 'em' | undefined {
  if (/font-weight\s*:\s*(bold|[6-9]00)/i.test(style)) return 'strong';
  if (/font-style\s*:\s*(italic|oblique)/i.test(style)) return 'em';
  return undefined;
}

function targeted(element: Element, cleaning: Cleaning): string[] {
  return ['id', 'name'].filter(key => cleaning.targets.has(String(element.properties[key] ?? '')));
}

/** Puts an anchor before the content when a link of the document points to this element. */
function withAnchor(element: Element, children: ElementContent[], cleaning: Cleaning): ElementContent[] {
  const [key] = targeted(element, cleaning);
  if (key === undefined) return children;
  const anchor = makeElement('a', [], { [key]: element.properties[key] ?? null });
  return intoFirstBlock(anchor, children);
}

function intoFirstBlock(anchor: Element, children: ElementContent[]): ElementContent[] {
  const at = children.findIndex(child => !isBlank(child));
  const first = children[at];
  if (first === undefined || !/^(div|p|li|h[1-6])$/.test(first.type === 'element' ? first.tagName : '')) {
    return [anchor, ...children];
  }
  const block = first as Element;
  return children.with(at, { ...block, children: intoFirstBlock(anchor, block.children) });
}

/** Whether a code block holds nothing a fence would lose: text, breaks and the spans of a highlighter. */
function hasOnlyText(element: Element): boolean {
  return element.children.every(
    child =>
      child.type === 'text' ||
      (child.type === 'element' &&
        (child.tagName === 'br' || (/^(span|code|font|div|tt)$/.test(child.tagName) && hasOnlyText(child)))),
  );
}

import type { ElementContent, Element as HastElement, Properties } from 'hast';
import { attributeNameOf } from './attribute-names.ts';
import { isFormulaStyle } from './formula-styles.ts';

const namespaces: Readonly<Record<string, string>> = {
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML',
};
const htmlNamespace = 'http://www.w3.org/1999/xhtml';

/** Documents this deep do not come through the pipeline; whatever else sends one, the page stays up. */
const maxDepth = 400;

/**
 * What takes one direction from all its text, so that bullets, bars and columns stand on one side. The blocks inside
 * have no `dir` of their own, which would hide their text from `dir=auto` out here; the stylesheet has each of their
 * paragraphs run by its own text.
 */
const wholes: ReadonlySet<string> = new Set(['ul', 'ol', 'dl', 'blockquote', 'table']);

/** Where a node stands in the tree. */
interface Surroundings {
  readonly namespace: string;
  readonly depth: number;
  readonly isInWhole: boolean;
  /** What is added to the lines of the nodes. */
  readonly line: number;
}

/**
 * Makes nodes of `owner` from a cleaned tree whose lines count from `line`. Nothing is parsed: what was checked is what is
 * shown.
 */
export function hastToDom(nodes: readonly ElementContent[], owner: Document, line = 0): Node[] {
  const top: Surroundings = { namespace: htmlNamespace, depth: 0, isInWhole: false, line };
  return nodes.flatMap(node => nodeOf(node, owner, top));
}

function nodeOf(node: ElementContent, owner: Document, outer: Surroundings): Node[] {
  if (node.type === 'text') return [owner.createTextNode(node.value)];
  if (node.type !== 'element' || outer.depth > maxDepth) return [];
  const isOther = Object.hasOwn(namespaces, node.tagName);
  const namespace = (isOther ? namespaces[node.tagName] : undefined) ?? outer.namespace;
  const element = owner.createElementNS(namespace, node.tagName);
  setProperties(element, node, outer.line);
  const isWhole = wholes.has(node.tagName);
  if (!outer.isInWhole && (isWhole || node.properties.dataLine !== undefined)) directByText(element);
  const inner = {
    line: outer.line,
    namespace,
    depth: outer.depth + 1,
    isInWhole: outer.isInWhole || isWhole,
  };
  for (const child of node.children) element.append(...nodeOf(child, owner, inner));
  return [element];
}

/** Each block takes its direction from its own text, so that an Arabic quote in an English post reads right. */
function directByText(element: Element): void {
  if (!element.hasAttribute('dir')) element.setAttribute('dir', 'auto');
}

function setProperties(element: Element, node: HastElement, line: number): void {
  for (const [property, value] of Object.entries(node.properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (property === 'style') setStyle(element, String(value));
    const name = attributeNameOf(property);
    if (name === undefined) continue;
    const isLine = property === 'dataLine' || property === 'dataEndLine';
    element.setAttribute(name, textOf(isLine ? Number(value) + line : value));
  }
}

function textOf(value: NonNullable<Properties[string]>): string {
  if (value === true) return '';
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** Formulas are laid out by styles; the policy of the frame forbids style attributes, not the style object. */
function setStyle(element: Element, style: string): void {
  if (!('style' in element)) return;
  const target = element.style as CSSStyleDeclaration;
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, Math.max(colon, 0)).trim();
    const value = declaration.slice(colon + 1).trim();
    if (isFormulaStyle(name, value)) target.setProperty(name, value);
  }
}

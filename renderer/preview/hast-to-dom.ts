import type { ElementContent, Element as HastElement, Properties } from 'hast';
import { attributeNameOf } from './attribute-names.ts';

const namespaces: Readonly<Record<string, string>> = {
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML',
};
const htmlNamespace = 'http://www.w3.org/1999/xhtml';

/** Documents this deep do not come through the pipeline; whatever else sends one, the page stays up. */
const maxDepth = 400;

/** Makes nodes of `owner` from a cleaned tree. Nothing is parsed: what was checked is what is shown. */
export function hastToDom(nodes: readonly ElementContent[], owner: Document): Node[] {
  return nodes.flatMap(node => nodeOf(node, owner, htmlNamespace, 0));
}

function nodeOf(node: ElementContent, owner: Document, outer: string, depth: number): Node[] {
  if (node.type === 'text') return [owner.createTextNode(node.value)];
  if (node.type !== 'element' || depth > maxDepth) return [];
  const namespace = Object.hasOwn(namespaces, node.tagName) ? (namespaces[node.tagName] ?? outer) : outer;
  const element = owner.createElementNS(namespace, node.tagName);
  setProperties(element, node);
  for (const child of node.children) element.append(...nodeOf(child, owner, namespace, depth + 1));
  return [element];
}

function setProperties(element: Element, node: HastElement): void {
  for (const [property, value] of Object.entries(node.properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (property === 'style') setStyle(element, String(value));
    const name = attributeNameOf(property);
    if (name !== undefined) element.setAttribute(name, textOf(value));
  }
  // Each block takes its direction from its own text, so that an Arabic quote in an English post reads right.
  if (node.properties.dataLine !== undefined && !element.hasAttribute('dir'))
    element.setAttribute('dir', 'auto');
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
    const value = declaration.slice(colon + 1).trim();
    if (colon > 0 && !value.includes('(')) target.setProperty(declaration.slice(0, colon).trim(), value);
  }
}

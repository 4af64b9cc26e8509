import type { Element, ElementContent, Properties, Root, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import {
  type ForeignElement,
  type ForeignSchema,
  mathSchema,
  maxServerElements,
  maxServerValue,
  svgSchema,
} from './sanitize-foreign-schema.ts';
import { sanitizeSchema } from './sanitize-schema.ts';

declare module 'hast' {
  interface TextData {
    /** The place of a drawing or formula while the HTML around it is cleaned: its number. */
    foreign?: number;
  }
}

/** What is let through of each language, by the name of its root element. */
export type ForeignSchemas = Readonly<Record<string, ForeignSchema>>;

/** The drawings and formulas of a post. */
export const foreignSchemas: ForeignSchemas = { svg: svgSchema, math: mathSchema };

const referenceStart = 'url(#';
const prefix = sanitizeSchema.clobberPrefix ?? '';

/**
 * Takes drawings and formulas out of `tree` and cleans them by lists of their own, because the same names mean other things
 * there than in HTML. Each leaves an empty text with its number, for {@link putForeignBack}.
 */
export function takeForeign(tree: Root, schemas = foreignSchemas): readonly (Element | undefined)[] {
  const taken: (Element | undefined)[] = [];
  takeFrom(tree, schemas, taken);
  return taken;
}

// Every piece of a post comes through here on each key, hence the plain loops.
function takeFrom(parent: Root | Element, schemas: ForeignSchemas, taken: (Element | undefined)[]): void {
  for (const [index, node] of parent.children.entries()) {
    if (node.type !== 'element') continue;
    const schema = Object.hasOwn(schemas, node.tagName) ? schemas[node.tagName] : undefined;
    if (!schema) {
      takeFrom(node, schemas, taken);
      continue;
    }
    const clean = cleanElement(node, schema, false);
    parent.children[index] = { type: 'text', value: '', data: { foreign: taken.length } };
    taken.push(clean && hasContent(clean) ? clean : undefined);
  }
}

/** Puts what was taken where its marks are; marks that the cleaning dropped take theirs with them. */
export function putForeignBack(tree: Root, taken: readonly (Element | undefined)[]): void {
  if (taken.length === 0) return;
  visit(tree, 'text', (node, index, parent) => {
    if (node.data?.foreign === undefined || index === undefined || !parent) return undefined;
    const clean = taken[node.data.foreign];
    parent.children.splice(index, 1, ...(clean ? [clean] : []));
    return [SKIP, index + (clean ? 1 : 0)];
  });
}

/** A copy of an element with what the schema lets through; what it does not know goes with all it holds. */
function cleanElement(node: Element, schema: ForeignSchema, isInServer: boolean): Element | undefined {
  const rule = Object.hasOwn(schema, node.tagName) ? schema[node.tagName] : undefined;
  if (!rule || (isInServer && rule.isServer)) return undefined;
  const isServed = isInServer || rule.isServer === true;
  const children = node.children.flatMap(child => cleanChild(child, rule, schema, isServed));
  if (rule.isServer && countElements(children) > maxServerElements) return undefined;
  return {
    type: 'element',
    tagName: rule.shownAs ?? node.tagName,
    properties: cleanProperties(node.properties, rule, isServed),
    children,
    ...(node.position ? { position: node.position } : {}),
  };
}

function cleanChild(
  child: ElementContent,
  rule: ForeignElement,
  schema: ForeignSchema,
  isInServer: boolean,
): (Element | Text)[] {
  if (child.type === 'text') return rule.holds === 'elements' && child.value.trim() ? [] : [child];
  if (child.type !== 'element' || rule.holds === 'text') return [];
  // One root in another would be a document of its own, with a size of its own.
  if (Object.hasOwn(foreignSchemas, child.tagName)) return [];
  const clean = cleanElement(child, schema, isInServer);
  return clean ? [clean] : [];
}

function cleanProperties(properties: Properties, rule: ForeignElement, isInServer: boolean): Properties {
  const clean: Properties = {};
  for (const [name, value] of Object.entries(properties)) {
    const pattern = Object.hasOwn(rule.attributes, name) ? rule.attributes[name] : undefined;
    const text = textOf(value);
    if (!pattern || text === undefined || !pattern.test(text)) continue;
    if (isInServer && (isReference(text) || text.length > maxServerValue)) continue;
    clean[name] = name === 'id' ? prefix + text : prefixReference(text);
  }
  return clean;
}

function isReference(value: string): boolean {
  return value.startsWith(referenceStart);
}

/** What names an id follows the id's new name. */
function prefixReference(value: string): string {
  return isReference(value) ? referenceStart + prefix + value.slice(referenceStart.length) : value;
}

/** As it is written in the post, but for the spaces around it. */
function textOf(value: Properties[string]): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'boolean') return value ? '' : undefined;
  return (Array.isArray(value) ? value.join(' ') : String(value)).trim();
}

function countElements(children: readonly ElementContent[]): number {
  return children.reduce(
    (sum, child) => sum + (child.type === 'element' ? 1 + countElements(child.children) : 0),
    0,
  );
}

function hasContent(node: Element): boolean {
  return node.children.some(child => child.type === 'element' || child.value.trim() !== '');
}

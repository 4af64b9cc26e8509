import type { ElementContent, Element as HastElement, Properties } from 'hast';
import { isFormulaStyle } from '../formula-styles.ts';
import { isElement } from '../frame-nodes.ts';
import { attributeNameOf } from './attribute-names.ts';

const namespaces: Readonly<Record<string, string>> = {
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML',
};
const htmlNamespace = 'http://www.w3.org/1999/xhtml';

/** Documents this deep do not come through the pipeline; whatever else sends one, the page stays up. */
const maxDepth = 400;

/**
 * What takes one direction from all its text, so that bullets, bars and columns stand on one side; callouts do, too, but
 * for their title: it has a `dir` of its own, which hides its word for the kind, and the stylesheet has it follow. The blocks inside
 * have no `dir` of their own, which would hide their text from `dir=auto` out here; the stylesheet has each of their
 * paragraphs run by its own text.
 */
const wholes: ReadonlySet<string> = new Set(['ul', 'ol', 'dl', 'blockquote', 'table']);

/** Where nodes are to stand. */
export interface Surroundings {
  /** What is added to the lines of the nodes; 0 unless given. */
  readonly line?: number;
  /** The names of the HTML elements around them inside the article. */
  readonly within?: readonly string[];
}

/** Nodes on their way from a cleaned tree; a long piece can be made a part at a time. */
export interface DomBuilding {
  /** The outermost nodes; all there, and whole, when `work` has said so. */
  readonly nodes: readonly Node[];
  /** UTF-16 units of the text in them. */
  readonly textLength: number;
  /** Goes on until all is made or `isTimeUp` says so; true when all is made. */
  work(isTimeUp: () => boolean): boolean;
}

/** A list of children that is being made, and what they are made in. */
interface Level {
  readonly children: readonly ElementContent[];
  next: number;
  /** Undefined for the outermost. */
  readonly parent: Element | undefined;
  readonly namespace: string;
  readonly isInWhole: boolean;
}

/**
 * A browser lays out a paragraph in one go, and nothing can be typed meanwhile. What is longer than anybody writes is cut
 * there: in nodes, and in UTF-16 units of text.
 */
const mostNodes = 30_000;
const mostText = 500_000;
const cutNote = 'The rest of this block is too long to show.';

/** Nodes made between two looks at the clock. */
const nodesPerLook = 32;

/**
 * Begins to make nodes of `owner` from a cleaned tree whose lines count from `surroundings.line`. Nothing is parsed: what
 * was checked is what is shown.
 */
export function buildDom(
  tree: readonly ElementContent[],
  owner: Document,
  surroundings: Surroundings = {},
): DomBuilding {
  const { line = 0, within = [] } = surroundings;
  const nodes: Node[] = [];
  let textLength = 0;
  let made = 0;
  const isInWhole = within.some(name => wholes.has(name));
  const levels: Level[] = [
    { children: tree, next: 0, parent: undefined, namespace: htmlNamespace, isInWhole },
  ];

  const add = (node: Node, parent: Element | undefined): void => {
    if (parent) parent.append(node);
    else nodes.push(node);
  };
  const addElement = (node: HastElement, level: Level): void => {
    const isOther = Object.hasOwn(namespaces, node.tagName);
    const namespace = (isOther ? namespaces[node.tagName] : undefined) ?? level.namespace;
    const element = owner.createElementNS(namespace, node.tagName);
    setProperties(element, node.properties, line);
    const isWhole = wholes.has(node.tagName) || hasClass(node, 'callout');
    if (!level.isInWhole && (isWhole || node.properties.dataLine !== undefined)) directByText(element);
    else if (hasClass(node, 'callout-title') && hasOthers(node, level)) directByText(element);
    add(element, level.parent);
    if (levels.length <= maxDepth)
      levels.push({
        children: node.children,
        next: 0,
        parent: element,
        namespace,
        isInWhole: level.isInWhole || isWhole,
      });
  };
  const cut = (): void => {
    const columns = nodes.find(isElement)?.childElementCount ?? 1;
    levels.length = 0;
    nodes.push(makeCutNote(owner, within.at(-1), columns));
  };
  const step = (): void => {
    const level = levels.at(-1);
    const node = level?.children[level.next];
    if (!level || !node) {
      levels.pop();
      return;
    }
    level.next += 1;
    made += 1;
    if (node.type === 'text') {
      add(owner.createTextNode(node.value.slice(0, mostText - textLength)), level.parent);
      textLength += node.value.length;
    } else if (node.type === 'element') addElement(node, level);
  };

  return {
    nodes,
    get textLength() {
      return textLength;
    },
    work(isTimeUp) {
      for (let steps = 1; levels.length > 0; steps += 1) {
        step();
        if ((made > mostNodes || textLength > mostText) && levels.length > 0) cut();
        if (steps % nodesPerLook === 0 && isTimeUp()) break;
      }
      return levels.length === 0;
    },
  };
}

/** What may stand where a row, an item or a paragraph was cut, for an element that is made in `parent`. */
function makeCutNote(owner: Document, parent: string | undefined, columns: number): Element {
  const note = owner.createElement('p');
  note.className = 'cut-note';
  note.textContent = cutNote;
  const name = itemNames[parent ?? ''];
  if (name === undefined) return note;
  const item = owner.createElement(name);
  if (name === 'tr') {
    const cell = owner.createElement('td');
    cell.colSpan = columns;
    cell.append(note);
    item.append(cell);
  } else item.append(note);
  return item;
}

const itemNames: Readonly<Record<string, string>> = {
  table: 'tr',
  thead: 'tr',
  tbody: 'tr',
  tfoot: 'tr',
  ul: 'li',
  ol: 'li',
  dl: 'dd',
};

/** Makes nodes of `owner` from a cleaned tree in one go; see {@link buildDom}. */
export function hastToDom(
  tree: readonly ElementContent[],
  owner: Document,
  surroundings: Surroundings = {},
): readonly Node[] {
  const building = buildDom(tree, owner, surroundings);
  building.work(() => false);
  return building.nodes;
}

/** Makes an element without children that is to stand in `within`; a `line` above 0 is its first source line. */
export function makeWrapper(
  { tagName, properties }: Pick<HastElement, 'tagName' | 'properties'>,
  owner: Document,
  surroundings: Surroundings = {},
): HTMLElement {
  const element = owner.createElement(tagName);
  const { line = 0, within = [] } = surroundings;
  setProperties(element, line > 0 ? { ...properties, dataLine: 0 } : properties, line);
  const isInWhole = within.some(name => wholes.has(name));
  if (!isInWhole && (line > 0 || wholes.has(tagName))) directByText(element);
  return element;
}

/** Gives `element`, which was made as `last` was, what `next` has; what else was done to it stays. */
export function changeAttributes(element: Element, last: Element, next: Element): void {
  for (const { name } of last.attributes) if (!next.hasAttribute(name)) element.removeAttribute(name);
  for (const { name, value } of next.attributes)
    if (last.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Whether a callout says more than its title. */
function hasOthers(title: HastElement, { children }: Level): boolean {
  return children.some(child => child !== title && (child.type !== 'text' || child.value.trim() !== ''));
}

function hasClass({ properties }: HastElement, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}

/** Each block takes its direction from its own text, so that an Arabic quote in an English post reads right. */
function directByText(element: Element): void {
  if (!element.hasAttribute('dir')) element.setAttribute('dir', 'auto');
}

function setProperties(element: Element, properties: Properties, line: number): void {
  for (const [property, value] of Object.entries(properties)) {
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

import { toHtml } from 'hast-util-to-html';
import type { Html, Nodes, Parents, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { isComponentName } from './known-elements.ts';
import { blockLabel, type GeneratorLabel, inlineLabel, type LabelText } from './label.ts';

// Comments; elements whose content is no HTML or has rules of its own; tags. What is not closed runs to the end, so that
// no text is looked at twice.
const htmlPattern =
  /<!--[\s\S]*?(?:-->|$)|<(pre|code|script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|template|select|svg|math)(?=[\s/>])[\s\S]*?(?:<\/\1\s*>|$)|<\/?[a-z](?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^'"<>])*>?/gi;

// `<Name args>`, `</Name>`, `<Name args />`
const tagPattern = /^<(\/?)([a-z][^\s/>]*)([\s\S]*?)(\/?)>$/i;

interface ComponentTag {
  readonly kind: 'start' | 'end' | 'whole';
  readonly name: string;
  readonly args: string;
}

/**
 * Makes labels of the tags of components in raw HTML: elements no browser knows, which the cleaning would drop without a
 * trace. Each tag has a label of its own, so a component may begin in one block and end in another.
 */
export function labelComponents(tree: Root): void {
  visit(tree, node => {
    if (!('children' in node) || !node.children.some(child => child.type === 'html')) return;
    if (holdsBlocks(node)) labelLines(node);
    else labelPhrases(node);
  });
}

const flowParents: ReadonlySet<string> = new Set([
  ...['root', 'blockquote', 'listItem', 'footnoteDefinition', 'callout', 'definitionDescription'],
]);

/** Whether raw HTML in a node is whole lines; elsewhere it is single tags. */
export function holdsBlocks(node: Nodes): boolean {
  return flowParents.has(node.type);
}

function labelLines(parent: Parents): void {
  for (const child of parent.children) if (child.type === 'html') child.value = labelBlock(child.value);
}

// A label is no part of a drawing or of a list to choose from, and would end it.
const closedPattern = /^<(svg|math|select)(?=[\s/>])/i;

function labelPhrases(parent: Parents): void {
  const children = parent.children as RootContent[];
  let closed = '';
  for (const [index, child] of children.entries()) {
    if (child.type !== 'html') continue;
    if (closed !== '') {
      if (child.value.toLowerCase().startsWith(`</${closed}`)) closed = '';
      continue;
    }
    closed = closedPattern.exec(child.value)?.[1]?.toLowerCase() ?? '';
    children[index] = labelPhrase(child, children[index - 1]);
  }
}

function labelPhrase(node: Html, before: RootContent | undefined): RootContent {
  const tag = componentIn(node.value);
  if (!tag) return node;
  const isEmpty = before?.type === 'generatorLabel' && endsAtOnce(componentIn(before.value), tag);
  const shown: RootContent = isEmpty ? { type: 'text', value: '' } : inlineLabel(textOf(tag), node.value);
  return { ...shown, ...(node.position ? { position: node.position } : {}) };
}

function labelBlock(value: string): string {
  const found = [...value.matchAll(htmlPattern)].map(({ index, 0: html }) => ({
    index,
    html,
    tag: componentIn(html),
  }));
  if (found.every(({ tag }) => !tag)) return value;
  // A block of ours would end a paragraph that the post's own HTML opens.
  const isBare = found.every(({ tag }) => tag);
  const pieces: string[] = [];
  let done = 0;
  let last: ComponentTag | undefined;
  for (const { index, html, tag } of found) {
    const between = value.slice(done, index);
    done = index + html.length;
    const isEmpty = tag && between.trim() === '' && endsAtOnce(last, tag);
    last = tag;
    const isAlone = isBare && isAloneOnLine(value, index, done);
    pieces.push(between, tag && !isEmpty ? labelled(tag, html, isAlone) : tag ? linesOf(html) : html);
  }
  return [...pieces, value.slice(done)].join('');
}

function componentIn(html: string): ComponentTag | undefined {
  const [, slash, name = '', rest = '', selfEnd] = tagPattern.exec(html) ?? [];
  if (name === '' || !isComponentName(name)) return undefined;
  const kind = slash ? 'end' : selfEnd ? 'whole' : 'start';
  return { kind, name, args: rest.trim() };
}

/** Whether `tag` ends a component that holds nothing. */
function endsAtOnce(before: ComponentTag | undefined, tag: ComponentTag): boolean {
  return before?.kind === 'start' && tag.kind === 'end' && before.name === tag.name;
}

function textOf({ kind, name, args }: ComponentTag): LabelText {
  return kind === 'end' ? { name: `end of ${name}`, args: '' } : { name, args };
}

// Far enough for any indent, and never through a whole long line for each of its tags.
const lookUnits = 200;

function isAloneOnLine(value: string, start: number, end: number): boolean {
  const before = value.slice(Math.max(start - lookUnits, 0), start);
  const after = value.slice(end, end + lookUnits);
  return /(?:^|\n)[ \t]*$/.test(before) && /^[ \t\r]*(?:\n|$)/.test(after);
}

function labelled(tag: ComponentTag, html: string, isAlone: boolean): string {
  const label = isAlone ? blockLabel(textOf(tag), html) : inlineLabel(textOf(tag), html);
  const shown = htmlOf(label);
  // Lines after it keep their numbers.
  return shown + '\n'.repeat(Math.max(html.split('\n').length - shown.split('\n').length, 0));
}

function htmlOf({ data }: GeneratorLabel): string {
  const { hName = 'span', hProperties = {}, hChildren = [] } = data ?? {};
  return toHtml({ type: 'element', tagName: hName, properties: hProperties, children: hChildren });
}

function linesOf(html: string): string {
  return '\n'.repeat(html.split('\n').length - 1);
}

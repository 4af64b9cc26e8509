import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { type Conversion, isBlank, isRaw, isTag, loseAttributes } from './conversion.ts';
import { groupBlocks } from './group-blocks.ts';
import { writeCode } from './write-code.ts';
import { commentOf, writeInline } from './write-inline.ts';
import { writeTable } from './write-table.ts';

/** Thrown and caught inside the writer: this block cannot be Markdown where it stands. */
class NeedsHtml extends Error {}

interface Place {
  /** Whether the block stands in a list item or a quotation. */
  readonly isNested: boolean;
}

/** Writes block and inline nodes as Markdown blocks with an empty line between them. */
export function writeBlocks(nodes: readonly ElementContent[], conversion: Conversion): string {
  return blocksOf(nodes, conversion, { isNested: false }).join('\n\n');
}

function blocksOf(nodes: readonly ElementContent[], conversion: Conversion, place: Place): string[] {
  const blocks: string[] = [];
  let previous = '';
  for (const group of groupBlocks(nodes)) {
    const text = Array.isArray(group)
      ? writeInline(group, conversion)
      : blockOrHtml(group, conversion, place);
    if (text === '' || /^(&nbsp;|\s)+$/.test(text)) continue;
    const kind = Array.isArray(group) ? 'p' : kindOf(group, text);
    if (needsSeparator(previous, kind)) blocks.push('<!-- -->');
    if (needsSeparator(previous, kind) && place.isNested) requireHtmlBlocks(conversion);
    blocks.push(text);
    previous = kind;
  }
  return blocks;
}

function kindOf(group: ElementContent, text: string): string {
  if (group.type !== 'element' || text.startsWith('<')) return 'html';
  if (group.tagName === 'pre') return /^[`~]/.test(text) ? 'fence' : 'indented';
  return group.tagName === 'ol' ? 'ul' : group.tagName;
}

/** Two lists, two quotations, or a list and an indented block in a row would become one. */
function needsSeparator(previous: string, kind: string): boolean {
  if (previous === 'ul') return kind === 'ul' || kind === 'indented';
  return previous === kind && (kind === 'blockquote' || kind === 'indented');
}

/** Inside list items and quotations python-markdown knows no HTML blocks. */
function requireHtmlBlocks(conversion: Conversion): void {
  if (conversion.dialect.name === 'python-markdown') throw new NeedsHtml();
}

function blockOrHtml(node: ElementContent, conversion: Conversion, place: Place): string {
  if (node.type === 'comment') {
    if (place.isNested) requireHtmlBlocks(conversion);
    return commentOf(node);
  }
  if (node.type !== 'element') return '';
  if (isRaw(node)) {
    if (place.isNested) requireHtmlBlocks(conversion);
    return htmlBlock(node, conversion);
  }
  const lostBefore = conversion.lost.length;
  const rawBefore = conversion.raw.length;
  try {
    return writeBlock(node, conversion, place);
  } catch (error) {
    if (!(error instanceof NeedsHtml) || place.isNested) throw error;
    conversion.lost.length = lostBefore;
    conversion.raw.length = rawBefore;
    return htmlBlock(node, conversion);
  }
}

function writeBlock(node: Element, conversion: Conversion, place: Place): string {
  switch (node.tagName) {
    case 'hr':
      loseAttributes(node, [], conversion);
      // `- ---` would be a rule instead of an item.
      return place.isNested ? '***' : '---';
    case 'pre':
      return writeCode(node, conversion, place.isNested);
    case 'table':
      if (place.isNested) requireHtmlBlocks(conversion);
      return writeTable(node, conversion);
    case 'blockquote':
      loseAttributes(node, [], conversion);
      return prefixLines(blocksOf(node.children, conversion, { isNested: true }).join('\n\n'), '> ', '>');
    case 'ul':
    case 'ol':
    case 'dir':
    case 'menu':
      return writeList(node, conversion);
    default:
      return writeHeading(node, conversion);
  }
}

function writeHeading(node: Element, conversion: Conversion): string {
  loseAttributes(node, [], conversion);
  const text = writeInline(node.children, conversion, 'heading');
  return text === '' ? '' : `${'#'.repeat(Number(node.tagName.slice(1)))} ${text}`;
}

function writeList(list: Element, conversion: Conversion): string {
  const { dialect } = conversion;
  const start = Number(list.properties.start ?? 1);
  if (start !== 1 && dialect.name === 'python-markdown') throw new NeedsHtml();
  loseAttributes(list, ['start'], conversion);
  const items = itemsOf(list);
  const isLoose = items.some(isLooseItem);
  const written: string[] = [];
  for (const item of items) {
    loseAttributes(item, [], conversion);
    const marker = list.tagName === 'ol' ? `${start + written.length}. ` : '- ';
    const text = writeItem(item, conversion, isLoose);
    if (text === '') continue;
    const indent = ' '.repeat(Math.max(dialect.nestedListIndent, marker.length));
    written.push(marker + prefixLines(text, indent, '').slice(indent.length));
  }
  return written.join(isLoose ? '\n\n' : '\n');
}

function writeItem(item: Element, conversion: Conversion, isLoose: boolean): string {
  const groups = groupBlocks(item.children);
  const first = groups[0];
  // python-markdown reads the first line of an item as text, whatever it is.
  if (first !== undefined && !Array.isArray(first) && conversion.dialect.name === 'python-markdown') {
    throw new NeedsHtml();
  }
  const blocks = blocksOf(item.children, conversion, { isNested: true });
  return blocks.join(isLoose ? '\n\n' : '\n');
}

/** A list is loose when its items are set as paragraphs, or hold more than one line of text and a list below it. */
function isLooseItem(item: Element): boolean {
  const groups = groupBlocks(item.children);
  const isTight = groups.every((group, index) =>
    Array.isArray(group)
      ? index === 0
      : index > 0 && (isTag(group, 'ul') || isTag(group, 'ol')) && index === 1,
  );
  const hasLooseList = item.children.some(
    child => (isTag(child, 'ul') || isTag(child, 'ol')) && itemsOf(child).some(isLooseItem),
  );
  return !isTight || hasLooseList || item.children.some(child => isTag(child, 'p'));
}

/** The items of a list, with what wrongly stands between items taken into the one before it. */
function itemsOf(list: Element): Element[] {
  const items: Element[] = [];
  for (const child of list.children) {
    const last = items.at(-1);
    if (isTag(child, 'li')) items.push(child);
    else if (isBlank(child)) continue;
    else if (last !== undefined) items[items.length - 1] = { ...last, children: [...last.children, child] };
    else items.push({ type: 'element', tagName: 'li', properties: {}, children: [child] });
  }
  return items;
}

function prefixLines(text: string, prefix: string, emptyPrefix: string): string {
  return text
    .split('\n')
    .map(line => (line === '' ? emptyPrefix : prefix + line))
    .join('\n');
}

/** Block tags that CommonMark (section 4.6, condition 6) and python-markdown both know. */
const knownBlockPattern =
  /^(address|article|aside|blockquote|center|details|dl|div|fieldset|figure|footer|form|h[1-6]|header|iframe|main|nav|ol|p|pre|script|section|style|table|ul)$/;

/** The element as HTML on lines of its own, in a wrapper where its tag alone would not start an HTML block. */
function htmlBlock(node: Element, conversion: Conversion): string {
  conversion.raw.push(`<${node.tagName}> with what is in it`);
  const html = toHtml(node).trim();
  const block = knownBlockPattern.test(node.tagName) ? html : `<div>${html}</div>`;
  const safe = block.replace(fencePattern, fence => `&#${fence.charCodeAt(0)};${fence.slice(1)}`);
  return node.tagName === 'pre' ? safe : safe.replace(codeOrEmptyLinePattern, withoutEmptyLines);
}

/** python-markdown finds fences even in HTML blocks, for example `~~~` at the start of a line. */
const fencePattern = /^(?:`{3,}|~{3,})/gm;

/** A code block, or an empty line: `\n` before `\n`. */
const codeOrEmptyLinePattern = /<pre[\s>][\s\S]*?<\/pre>|\n[ \t]*(?=\n)/g;

/** An empty line would end the HTML block in CommonMark; in code it has to stay, so it is written as a reference. */
function withoutEmptyLines(match: string): string {
  return match.startsWith('<pre') ? match.replace(/(?<=\n[ \t]*)\n/g, '&#10;') : '';
}

import type { Comment, Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import { type Conversion, isRaw, loseAttributes } from './conversion.ts';
import { escapeText, type Piece } from './escape-text.ts';
import { chooseMarks, type InlineToken } from './inline-token.ts';

/** Where inline content goes: only a paragraph can hold more than one line. */
export type InlinePlace = 'paragraph' | 'heading' | 'cell';

/** Writes inline nodes as Markdown without white space at the ends; empty when there is nothing to see or keep. */
export function writeInline(
  nodes: readonly ElementContent[],
  conversion: Conversion,
  place: InlinePlace = 'paragraph',
): string {
  const tokens = chooseMarks(
    nodes.flatMap(node => tokensOf(node, conversion)),
    conversion.dialect,
  );
  const onOneLine = place !== 'paragraph';
  const pieces = tidySpace(
    tokens,
    hardBreak(conversion, place),
    onOneLine || conversion.dialect.newlineIsBreak,
  );
  if (onOneLine)
    for (const { value } of pieces) if (value.startsWith('<br>')) conversion.raw.push(`<br> in a ${place}`);
  return escapeText(pieces, conversion.dialect, place);
}

function hardBreak(conversion: Conversion, place: InlinePlace): string {
  if (place !== 'paragraph') return '<br>';
  return conversion.dialect.hardBreak === 'two-spaces' ? '  \n' : '\\\n';
}

/** Collapses white space as a browser does, drops it at the edges of lines, and writes the line breaks. */
function tidySpace(tokens: readonly InlineToken[], lineBreak: string, onOneLine: boolean): Piece[] {
  const pieces: Piece[] = [];
  let breaks = 0;
  for (const token of tokens) {
    if (token.kind === 'break') {
      trimEnd(pieces);
      breaks += 1;
      continue;
    }
    const piece =
      token.kind === 'text' ? tidyText(token.value, pieces, breaks > 0, onOneLine) : asPiece(token);
    if (piece === undefined || piece.value === '') continue;
    if (isComment(piece)) {
      // At the start of a line it would end the paragraph, so it goes before the break.
      endWithSpace(pieces);
    } else {
      if (pieces.length > 0) pieces.push({ kind: 'raw', value: lineBreak.repeat(breaks) });
      breaks = 0;
    }
    pieces.push(piece);
  }
  trimEnd(pieces);
  return pieces.filter(piece => piece.value !== '');
}

function isComment(piece: Piece): boolean {
  return piece.kind === 'raw' && piece.value.startsWith('<!--');
}

function tidyText(value: string, before: readonly Piece[], pendingBreak: boolean, onOneLine: boolean): Piece {
  const last = before.findLast(piece => piece.value !== '' && !isComment(piece));
  const afterSpace = pendingBreak || last === undefined || /[ \n]$/.test(last.value);
  const collapsed = collapse(value, onOneLine);
  return { kind: 'text', value: afterSpace ? collapsed.replace(/^[ \n]+/, '') : collapsed };
}

function asPiece(token: InlineToken): Piece | undefined {
  return token.kind === 'raw' ? token : undefined;
}

function endWithSpace(pieces: Piece[]): void {
  const last = pieces.at(-1);
  if (last?.kind === 'text') pieces[pieces.length - 1] = { ...last, value: last.value.replace(/\n$/, ' ') };
}

function trimEnd(pieces: Piece[]): void {
  for (let last = pieces.at(-1); last?.kind === 'text'; last = pieces.at(-1)) {
    const value = last.value.replace(/[ \n]+$/, '');
    if (value !== '') {
      pieces[pieces.length - 1] = { ...last, value };
      return;
    }
    pieces.pop();
  }
}

function collapse(text: string, onOneLine: boolean): string {
  return text.replace(/[ \t\n\f\r]+/g, space => (space.includes('\n') && !onOneLine ? '\n' : ' '));
}

function tokensOf(node: ElementContent, conversion: Conversion): InlineToken[] {
  if (node.type === 'text') return [{ kind: 'text', value: node.value }];
  if (node.type === 'comment') return [{ kind: 'raw', value: commentOf(node) }];
  if (node.type !== 'element') return [];
  if (isRaw(node)) {
    conversion.raw.push(`<${node.tagName}> with what is in it`);
    return [{ kind: 'raw', value: toHtml(node) }];
  }
  switch (node.tagName) {
    case 'br':
      loseAttributes(node, [], conversion);
      return [{ kind: 'break' }];
    case 'em':
    case 'strong':
    case 's':
      return [
        { kind: 'open', tag: node.tagName },
        ...childTokens(node, conversion),
        { kind: 'close', tag: node.tagName },
      ];
    case 'code':
      return codeTokens(node, conversion);
    case 'a':
      return linkTokens(node, conversion);
    case 'img':
      return [{ kind: 'raw', value: writeImage(node, conversion) }];
    default:
      return htmlTokens(node, conversion);
  }
}

/** An HTML comment as it stood. */
export function commentOf(comment: Comment): string {
  return `<!--${comment.value}-->`;
}

function childTokens(element: Element, conversion: Conversion): InlineToken[] {
  return element.children.flatMap(child => tokensOf(child, conversion));
}

/** Inline HTML that Markdown lets through: the tags stay, what is inside is Markdown. */
function htmlTokens(element: Element, conversion: Conversion): InlineToken[] {
  conversion.raw.push(`<${element.tagName}> around its words`);
  const closing = `</${element.tagName}>`;
  const opening = toHtml({ ...element, children: [] });
  if (!opening.endsWith(closing)) return [{ kind: 'raw', value: opening }];
  return [
    { kind: 'raw', value: opening.slice(0, -closing.length) },
    ...childTokens(element, conversion),
    { kind: 'raw', value: closing },
  ];
}

function codeTokens(element: Element, conversion: Conversion): InlineToken[] {
  const text = textOf(element).replace(/[ \t\n\f\r]+/g, ' ');
  const hasMarkup = element.children.some(child => child.type !== 'text');
  const pipeBreaks = conversion.dialect.name === 'kramdown' && text.includes('|');
  if (hasMarkup || pipeBreaks || /<[!?]/.test(text) || text.trim() === '')
    return htmlTokens(element, conversion);
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return [{ kind: 'raw', value: fence + pad + text + pad + fence }];
}

function linkTokens(element: Element, conversion: Conversion): InlineToken[] {
  const { href, title } = element.properties;
  const inside = childTokens(element, conversion);
  const isEmpty = inside.every(token => token.kind === 'text' && token.value.trim() === '');
  if (typeof href !== 'string' || isEmpty) {
    conversion.raw.push(typeof href === 'string' ? 'a link without words' : 'an anchor that links lead to');
    return [{ kind: 'raw', value: toHtml({ ...element, children: [] }) }];
  }
  loseAttributes(element, ['href', 'title', 'id', 'name'], conversion);
  return [
    { kind: 'raw', value: '[' },
    ...inside,
    { kind: 'raw', value: `](${destination(href)}${titleOf(title)})` },
  ];
}

function writeImage(element: Element, conversion: Conversion): string {
  const { src, alt, title } = element.properties;
  if (typeof src !== 'string' || src.trim() === '') {
    conversion.raw.push('<img> without an address');
    return toHtml(element);
  }
  loseAttributes(element, ['src', 'alt', 'title'], conversion);
  const words = typeof alt === 'string' ? alt.replace(/\s+/g, ' ').trim() : '';
  const description = escapeText([{ kind: 'text', value: words }], conversion.dialect, 'heading');
  return `![${description}](${destination(src)}${titleOf(title)})`;
}

/** A link target that every dialect reads back as the same address. */
function destination(target: string): string {
  const address = target
    .replace(/[\t\n\r]+/g, '')
    .trim()
    .replace(/[<>\\`"*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/&(?=(#\d+|#x[\da-f]+|[\da-z]+);)/gi, '&amp;');
  return address === '' || /[ \u00a0]/.test(address) || !parensMatch(address) ? `<${address}>` : address;
}

function parensMatch(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function titleOf(title: unknown): string {
  if (typeof title !== 'string' || title.trim() === '') return '';
  return ` "${title.replace(/\s+/g, ' ').trim().replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/\\/g, '&#92;')}"`;
}

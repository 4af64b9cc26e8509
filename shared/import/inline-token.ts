import type { MarkdownDialect } from '../generators/generator.ts';
import type { Piece } from './escape-text.ts';

/** Formatting whose marks are chosen only when its neighbours are known. */
export type MarkTag = 'em' | 'strong' | 's';

/** A stretch of inline content before marks are chosen. */
export type InlineToken =
  | Piece
  | { readonly kind: 'break' }
  | { readonly kind: 'open' | 'close'; readonly tag: MarkTag };

interface Neighbours {
  readonly before: string;
  readonly firstInside: string;
  readonly lastInside: string;
  readonly after: string;
}

interface OpenMark {
  readonly index: number;
  readonly isNested: boolean;
}

/** Replaces every pair of marks by Markdown that the dialect reads as formatting there, or by HTML where none would. */
export function chooseMarks(tokens: readonly InlineToken[], dialect: MarkdownDialect): InlineToken[] {
  const result: InlineToken[] = [...tokens];
  const open: OpenMark[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'open') open.push({ index, isNested: open.length > 0 });
    if (token.kind !== 'close') continue;
    const start = open.pop();
    if (start === undefined) continue;
    const mark = markFor(token.tag, start.isNested, neighboursOf(tokens, start.index, index), dialect);
    result[start.index] = { kind: 'raw', value: mark ?? `<${token.tag}>` };
    result[index] = { kind: 'raw', value: mark ?? `</${token.tag}>` };
  }
  return result;
}

function neighboursOf(tokens: readonly InlineToken[], start: number, end: number): Neighbours {
  return {
    before: edge(tokens[start - 1], -1),
    firstInside: edge(tokens[start + 1], 0),
    lastInside: edge(tokens[end - 1], -1),
    after: edge(tokens[end + 1], 0),
  };
}

function edge(token: InlineToken | undefined, at: 0 | -1): string {
  if (token === undefined || token.kind === 'break') return '\n';
  return token.kind === 'text' || token.kind === 'raw' ? (token.value.at(at) ?? '*') : '*';
}

function markFor(
  tag: MarkTag,
  isNested: boolean,
  near: Neighbours,
  dialect: MarkdownDialect,
): string | undefined {
  if (tag === 's' && !dialect.strikethrough) return undefined;
  if (!isNested && (near.before === '*' || near.after === '*')) return undefined;
  const needsFlanks = dialect.name !== 'python-markdown' || tag === 's';
  if (needsFlanks && !canFlank(near)) return undefined;
  if (tag === 's') return '~~';
  const character = isNested ? '_' : '*';
  if (character === '_' && (isWord(near.before) || isWord(near.after))) return undefined;
  return tag === 'em' ? character : character.repeat(2);
}

/** CommonMark's flanking rules: marks beside punctuation need space or punctuation on the other side. */
function canFlank({ before, firstInside, lastInside, after }: Neighbours): boolean {
  const opens = !isPunctuation(firstInside) || !isWord(before);
  const closes = !isPunctuation(lastInside) || !isWord(after);
  return opens && closes && !/\s/.test(firstInside) && !/\s/.test(lastInside);
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}

function isWord(character: string): boolean {
  return !/\s/.test(character) && !isPunctuation(character);
}

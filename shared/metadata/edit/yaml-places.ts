import { isScalar, isSeq, type Scalar } from 'yaml';
import { lineAt, linesFrom } from '../text-lines.ts';
import type { TextRange, WrittenPlaces, WrittenText } from './edit-dialect.ts';

const headerPattern = /^[|>][-+]?[ \t]*(?:#.*)?$/;

/**
 * The characters of a block scalar (`|`, `>-`) with their places; `from` is where its indicator stands in the text and
 * `to` its end. Undefined for a form whose characters cannot be told, such as one with an indentation indicator.
 */
export function blockPlaces(text: string, from: number, to: number): WrittenPlaces | undefined {
  const header = lineAt(text, from);
  if (!headerPattern.test(text.slice(from, header.to))) return undefined;
  const isFolded = text.charAt(from) === '>';
  const lines = contentLines(text, header.next, to);
  const indent = /^ */.exec(text.slice(lines[0]?.from, lines[0]?.to))?.[0] ?? '';
  if (indent === '') return undefined;
  let result = '';
  const places: number[] = [];
  let lineEnd = 0;
  for (const { from: lineFrom, to: lineTo, blanks } of lines) {
    const content = text.slice(lineFrom, lineTo);
    const isDeeper = /^\s/.test(content.slice(indent.length));
    if (!content.startsWith(indent) || (isFolded && isDeeper)) return undefined;
    const join = result === '' ? '' : joinOf(isFolded, blanks);
    for (let unit = 0; unit < join.length; unit += 1) places.push(lineEnd);
    for (let offset = indent.length; offset < content.length; offset += 1) places.push(lineFrom + offset);
    result += join + content.slice(indent.length);
    lineEnd = lineTo;
  }
  places.push(lineEnd);
  return { kind: 'places', text: result, places, lineBreak: `${isFolded ? '\n\n' : '\n'}${indent}` };
}

/**
 * The characters of a text that is wrapped over several lines, quoted or not, with their places. Escapes are not
 * undone: where there are some the text is another than the loader's.
 */
export function wrappedPlaces(text: string, whole: WrittenText): WrittenPlaces {
  const isQuoted = whole.quote !== '';
  const end = isQuoted ? whole.to - 1 : whole.to;
  let result = '';
  const places: number[] = [];
  let lineEnd = 0;
  let indent = '';
  for (const { from, to, blanks } of contentLines(text, isQuoted ? whole.from + 1 : whole.from, end)) {
    const content = text.slice(from, Math.min(to, end));
    const trimmed = content.trim();
    const lead = content.length - content.trimStart().length;
    const join = result === '' ? '' : joinOf(true, blanks);
    if (join !== '') indent = content.slice(0, lead);
    for (let unit = 0; unit < join.length; unit += 1) places.push(lineEnd);
    for (let offset = 0; offset < trimmed.length; offset += 1) places.push(from + lead + offset);
    result += join + trimmed;
    lineEnd = from + lead + trimmed.length;
  }
  places.push(lineEnd);
  return { kind: 'places', text: result, places, lineBreak: `\n\n${indent}`, whole };
}

/** What the loader makes of a line's end and the blank lines after it. */
function joinOf(isFolded: boolean, blanks: number): string {
  if (isFolded) return blanks === 0 ? ' ' : '\n'.repeat(blanks);
  return '\n'.repeat(blanks + 1);
}

interface ContentLine extends TextRange {
  /** How many blank lines stand before it. */
  readonly blanks: number;
}

function contentLines(text: string, start: number, to: number): readonly ContentLine[] {
  const lines: ContentLine[] = [];
  let blanks = 0;
  for (const line of linesFrom(text, start)) {
    if (line.from >= to) break;
    const isBlank = text.slice(line.from, line.to).trim() === '';
    if (!isBlank) lines.push({ from: line.from, to: line.to, blanks });
    blanks = isBlank ? blanks + 1 : 0;
  }
  return lines;
}

/** Whether a YAML node is a scalar written with `|` or `>`. */
export function isBlockScalar(node: unknown): node is Scalar {
  return !isSeq(node) && isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

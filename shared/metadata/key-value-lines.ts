import type { MetadataBlock, MetadataField } from './metadata-block.ts';
import { lineAt, linesFrom, type TextLine, textStart } from './text-lines.ts';

// `Title: x`, ` my-key:`; never `Key : x`
const keyPattern = /^[ \t]*([A-Za-z0-9_-]+):/;

// What may stand first: `---`, and the extension takes whatever else stands on that line
const openPattern = /^---/;

// What ends the keys: `---`, `...`, with or without words behind
const closePattern = /^(?:---|\.\.\.)/;

/** Columns from which on a line goes on with the value above it. */
const continuationColumn = 4;

/**
 * The `Key: value` lines a text begins with, as Python-Markdown's extension "meta" reads them for Pelican (3.4, held
 * against it): up to the first empty line, `---` or line that is neither key nor continuation; with or without a first
 * line `---`. Undefined when there is no key. Keys are given as written; those that differ only in case are the same
 * key. Nothing is YAML: `title: A: b` and `tags: [a` are fine. MultiMarkdown, where the form comes from, also has keys
 * of several words; they end the block here as they do in Pelican.
 *
 * A value may go on in lines indented by four columns. The extension hands such a value on as a list of lines, and
 * Pelican joins the list with line ends where the key is text (`Summary`): so `text` is the lines joined, and `items`
 * the lines, where there are several.
 */
export function readKeyValueLines(text: string): MetadataBlock | undefined {
  const from = textStart(text);
  const first = lineAt(text, from);
  const isFenced = openPattern.test(text.slice(first.from, first.to));
  const { fields, to } = readFields(text, isFenced ? first.next : from);
  if (fields.length === 0) return undefined;
  return { style: isFenced ? 'key-value-fenced' : 'key-value', from, to, fields };
}

/** A value that grows line by line. */
interface OpenField {
  readonly key: string;
  readonly lines: string[];
  readonly from: number;
  to: number;
}

function readFields(
  text: string,
  start: number,
): { readonly fields: readonly MetadataField[]; readonly to: number } {
  const fields: OpenField[] = [];
  let to = start;
  for (const line of linesFrom(text, start)) {
    const content = text.slice(line.from, line.to);
    if (content.trim() === '' || closePattern.test(content)) {
      to = line.next;
      break;
    }
    if (!takeLine(fields, line, content)) break;
    to = line.next;
  }
  return { fields: fields.map(close), to };
}

/** Whether the line is a key or goes on with one; it is then in `fields`. */
function takeLine(fields: OpenField[], line: TextLine, content: string): boolean {
  if (indentOf(content) >= continuationColumn) {
    const field = fields.at(-1);
    if (field === undefined) return false;
    field.lines.push(content.trim());
    field.to = line.from + content.trimEnd().length;
    return true;
  }
  const match = keyPattern.exec(content);
  if (match?.[1] === undefined) return false;
  const value = content.slice(match[0].length);
  const trimmed = value.trim();
  const from = line.to - value.trimStart().length;
  fields.push({ key: match[1], lines: [trimmed], from, to: from + trimmed.length });
  return true;
}

/** Columns of space before a line's first word; Python-Markdown makes tabs spaces up to the next multiple of four. */
function indentOf(content: string): number {
  let column = 0;
  for (const character of content) {
    if (character === ' ') column += 1;
    else if (character === '\t') column += continuationColumn - (column % continuationColumn);
    else break;
  }
  return column;
}

function close({ key, lines, from, to }: OpenField): MetadataField {
  const text = lines.join('\n').trim();
  return lines.length > 1 ? { key, text, items: lines, from, to } : { key, text, from, to };
}

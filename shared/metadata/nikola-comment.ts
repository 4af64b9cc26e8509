import type { MetadataBlock, MetadataField } from './metadata-block.ts';
import { readNikolaLine } from './nikola-lines.ts';
import { lineAt, lineNumberAt, linesFrom, textStart } from './text-lines.ts';

/**
 * The `.. key: value` lines in the HTML comment a text begins with, or undefined when it begins with none. As in
 * Nikola an empty line ends the keys; the body begins after the comment all the same.
 */
export function readNikolaComment(text: string): MetadataBlock | undefined {
  const from = skipSpace(text, textStart(text));
  if (!text.startsWith('<!--', from)) return undefined;
  const close = text.indexOf('-->', from + 4);
  const end = close < 0 ? text.length : close;
  const fields = readFields(text, from + 4, end);
  if (fields.length === 0) return undefined;
  if (close >= 0) return { style: 'nikola-comment', from, to: lineAfter(text, close + 3), fields };
  const error = `line ${lineNumberAt(text, from)}: no --> ends the comment with the metadata`;
  return { style: 'nikola-comment', from, to: fields.at(-1)?.to ?? from, fields, error, isOpen: true };
}

function readFields(text: string, start: number, end: number): readonly MetadataField[] {
  const fields: MetadataField[] = [];
  for (const line of linesFrom(text, start)) {
    if (line.from >= end) break;
    const to = Math.min(line.to, end);
    const isBlank = text.slice(line.from, to).trim() === '';
    if (isBlank && fields.length > 0) break;
    const field = readNikolaLine(text, { ...line, to });
    if (field !== undefined) fields.push(field);
  }
  return fields;
}

function skipSpace(text: string, start: number): number {
  let position = start;
  while (position < text.length && ' \t\r\n'.includes(text.charAt(position))) position += 1;
  return position;
}

/** After the line end when nothing else stands on the line, else right here. */
function lineAfter(text: string, position: number): number {
  const line = lineAt(text, position);
  return text.slice(position, line.to).trim() === '' ? line.next : position;
}

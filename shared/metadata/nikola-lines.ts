import type { MetadataBlock, MetadataField } from './metadata-block.ts';
import { linesFrom, type TextLine, textStart } from './text-lines.ts';

// `.. title: A post`, `.. tags:`; never a reST directive (`.. image:: x`) or target (`.. _a: x`)
const nikolaLinePattern = /^\s*\.\. ([^\s:_][^:]*?):(?!:)(?:[ \t\u00a0]+(.*))?$/;

/** The field a line of a text holds in Nikola's form `.. key: value`, or undefined. */
export function readNikolaLine(text: string, line: TextLine): MetadataField | undefined {
  const match = nikolaLinePattern.exec(text.slice(line.from, line.to));
  if (match?.[1] === undefined) return undefined;
  const value = match[2] ?? '';
  const trimmed = value.trim();
  const from = line.to - value.length + (value.length - value.trimStart().length);
  return { key: match[1].trim(), text: trimmed, from, to: from + trimmed.length };
}

/**
 * The bare `.. key: value` lines a text begins with, up to the first empty line, or undefined when its first line is
 * none.
 */
export function readNikolaLines(text: string): MetadataBlock | undefined {
  const start = textStart(text);
  const fields: MetadataField[] = [];
  let from = start;
  let to = start;
  for (const line of linesFrom(text, start)) {
    const isBlank = text.slice(line.from, line.to).trim() === '';
    if (isBlank && fields.length === 0) {
      from = line.next;
      continue;
    }
    to = isBlank ? line.next : to;
    if (isBlank) break;
    const field = readNikolaLine(text, line);
    if (field === undefined && fields.length === 0) return undefined;
    if (field !== undefined) fields.push(field);
    to = line.next;
  }
  return fields.length === 0 ? undefined : { style: 'nikola-lines', from, to, fields };
}

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
 * The bare `.. key: value` lines a text begins with, up to the first empty line. Nikola takes them from all lines up to
 * there, whatever stands between; here other lines may come first only where a title follows, for a text may well begin
 * with a comment of reST. Undefined when there are none.
 */
export function readNikolaLines(text: string): MetadataBlock | undefined {
  const start = textStart(text);
  const fields: MetadataField[] = [];
  let from = start;
  let to = start;
  let isFirst = true;
  let begins = false;
  for (const line of linesFrom(text, start)) {
    const isBlank = text.slice(line.from, line.to).trim() === '';
    if (isBlank && isFirst) {
      from = line.next;
      continue;
    }
    to = isBlank ? line.next : to;
    if (isBlank) break;
    const field = readNikolaLine(text, line);
    if (field !== undefined) fields.push(field);
    begins ||= isFirst && field !== undefined;
    isFirst = false;
    to = line.next;
  }
  const isMetadata = begins || fields.some(({ key }) => key === 'title');
  return isMetadata ? { style: 'nikola-lines', from, to, fields } : undefined;
}

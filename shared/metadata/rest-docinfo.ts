import type { MetadataBlock, MetadataField } from './metadata-block.ts';
import { lineAt, type TextLine, textStart } from './text-lines.ts';

// A line of one punctuation mark: `=====`, `-`
const adornmentPattern = /^([!-/:-@[-`{-~])\1*[ \t]*$/;

// `.. a comment`, `..`; not `.. image:: x`, `.. _a: x`, `.. [1] x`, `.. |a| x`
const commentPattern = /^\.\.(?:$|[ \t]+(?![_[|]|[\w:+.-]+::(?:\s|$)))/;

// `:date: 2020-01-01`, `:tags:`; not the role `:ref:`x``
const fieldPattern = /^:((?![\s:])[^:\n]+):(?:[ \t]+(.*))?$/;

/**
 * The title a reStructuredText begins with and the fields below it (docutils: "document title" and "bibliographic
 * fields"), or undefined when it begins with neither. Comments before and between do not count. A title is a field
 * `title` before the others; a value over several lines is given with line ends. Keys are given as written.
 */
export function readRestDocinfo(text: string): MetadataBlock | undefined {
  const from = textStart(text);
  const title = readTitle(text, skipComments(text, from));
  const { fields, to } = readFields(text, title?.to ?? from);
  const all = title === undefined ? fields : [title.field, ...fields];
  return all.length === 0 ? undefined : { style: 'rest-docinfo', from, to, fields: all };
}

function contentOf(text: string, line: TextLine): string {
  return text.slice(line.from, line.to);
}

/** The beginning of the first line from `start` on that is neither empty nor part of a comment. */
function skipComments(text: string, start: number): number {
  let position = start;
  let isInComment = false;
  while (position < text.length) {
    const line = lineAt(text, position);
    const content = contentOf(text, line);
    const isIndented = /^[ \t]/.test(content);
    if (content.trim() !== '') {
      isInComment = commentPattern.test(content) || (isInComment && isIndented);
      if (!isInComment) return position;
    }
    position = line.next;
  }
  return position;
}

interface Title {
  readonly field: MetadataField;
  readonly to: number;
}

/** A line with one of punctuation below it, and perhaps the same above. */
function readTitle(text: string, start: number): Title | undefined {
  const first = lineAt(text, start);
  const over = contentOf(text, first).trimEnd();
  const hasOver = adornmentPattern.test(over);
  const line = hasOver ? lineAt(text, first.next) : first;
  const content = contentOf(text, line);
  const words = content.trim();
  const under = lineAt(text, line.next);
  const mark = contentOf(text, under).trimEnd();
  // docutils takes an underline shorter than the title from four characters on, with a warning.
  const isLongEnough = mark.length >= Math.min(4, words.length);
  if (words === '' || line.next === line.to || !adornmentPattern.test(mark) || !isLongEnough)
    return undefined;
  if (hasOver ? mark !== over : /^[ \t]/.test(content)) return undefined;
  const from = line.from + content.length - content.trimStart().length;
  return { field: { key: 'title', text: words, from, to: from + words.length }, to: under.next };
}

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
  // The body begins with the line that ended the search: whatever is written below that one cannot be a field.
  let to = skipComments(text, start);
  while (to < text.length) {
    const line = lineAt(text, to);
    const content = contentOf(text, line);
    if (content.trim() !== '' && !takeLine(fields, line, content)) break;
    to = line.next;
  }
  return { fields: fields.map(close), to };
}

/** Whether the line is a field or goes on with one; it is then in `fields`. */
function takeLine(fields: OpenField[], line: TextLine, content: string): boolean {
  const last = fields.at(-1);
  if (/^[ \t]/.test(content)) {
    last?.lines.push(content.trim());
    if (last !== undefined) last.to = line.from + content.trimEnd().length;
    return last !== undefined;
  }
  const match = fieldPattern.exec(content);
  if (match?.[1] === undefined) return false;
  const value = (match[2] ?? '').trim();
  const from = value === '' ? line.to : line.to - (match[2] ?? '').trimStart().length;
  fields.push({ key: match[1].trim(), lines: [value], from, to: from + value.length });
  return true;
}

function close({ key, lines, from, to }: OpenField): MetadataField {
  return { key, text: lines.join('\n').trim(), from, to };
}

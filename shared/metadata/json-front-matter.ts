import { readJsonFields } from './json-fields.ts';
import type { MetadataBlock, MetadataField } from './metadata-block.ts';
import { lineAt, lineNumberAt, linesFrom, textStart } from './text-lines.ts';

/** Longest block that is read, in UTF-16 units. */
const longestBlock = 65_536;

// `{` and the first key, or nothing; never `{{< shortcode >}}` or `{% tag %}`
const objectPattern = /\{\s*["}]/y;

/**
 * The JSON object a text begins with, as Hugo takes it, or undefined when it begins with none. Keys in objects are
 * dotted: `params.cover`.
 */
export function readJsonFrontMatter(text: string): MetadataBlock | undefined {
  const from = skipSpace(text, textStart(text));
  objectPattern.lastIndex = from;
  if (!objectPattern.test(text)) return undefined;
  const window = text.slice(0, from + longestBlock);
  const reading = readJsonFields(window, from);
  if ('fields' in reading)
    return { style: 'json', from, to: afterBlock(text, reading.to), fields: reading.fields };
  const close = closingLine(text, from);
  const to = close ?? paragraphEnd(text, from);
  const message =
    reading.at >= window.length && window.length < text.length
      ? 'the front matter is longer than 64 KB'
      : reading.message;
  const block = {
    style: 'json',
    from,
    to,
    fields: guessFields(text, from, to),
    error: `line ${lineNumberAt(text, reading.at)}: ${message}`,
  } as const;
  return close === undefined ? { ...block, isOpen: true } : block;
}

/** After the line end when nothing else stands on the line, else right here. */
function afterBlock(text: string, position: number): number {
  const line = lineAt(text, position);
  return text.slice(position, line.to).trim() === '' ? line.next : position;
}

/** Where the body begins after the first line that is a lone `}`. */
function closingLine(text: string, start: number): number | undefined {
  for (const line of linesFrom(text, start)) {
    if (line.from - start > longestBlock) return undefined;
    if (/^\}[ \t]*$/.test(text.slice(line.from, line.to))) return line.next;
  }
  return undefined;
}

function paragraphEnd(text: string, start: number): number {
  for (const line of linesFrom(text, start)) if (line.to === line.from) return line.from;
  return text.length;
}

function skipSpace(text: string, start: number): number {
  let position = start;
  while (position < text.length && ' \t\r\n'.includes(text.charAt(position))) position += 1;
  return position;
}

// `;;;`, alone on its line
const hexoFencePattern = /^;{3,}[ \t]*$/;

/**
 * JSON without braces that a line of `;;;` ends, as Hexo takes it (hexo-front-matter 4: a line of the same before it
 * may stand or not), or undefined when the text begins with none.
 */
export function readHexoJson(text: string): MetadataBlock | undefined {
  const from = textStart(text);
  const first = lineAt(text, from);
  const isFenced = hexoFencePattern.test(text.slice(first.from, Math.min(first.to, first.from + 100)));
  const start = isFenced ? first.next : from;
  if (text.charAt(skipSpace(text, start)) !== '"') return undefined;
  for (const line of linesFrom(text, start))
    if (hexoFencePattern.test(text.slice(line.from, Math.min(line.to, line.from + 100))))
      return { style: 'hexo-json', from, to: line.next, ...readBare(text, start, line.from) };
  return readUnclosed(text, from, start);
}

/** Without a fence at either end it is a text that begins with a quotation, unless a key stands there. */
function readUnclosed(text: string, from: number, start: number): MetadataBlock | undefined {
  const to = paragraphEnd(text, start);
  const fields = guessFields(text, start, to);
  if (fields[0] === undefined || lineNumberAt(text, fields[0].from) > lineNumberAt(text, start) + 1)
    return undefined;
  const error = `line ${lineNumberAt(text, from)}: no ;;; ends the front matter`;
  return { style: 'hexo-json', from, to, fields, error, isOpen: true };
}

function readBare(text: string, start: number, end: number): Pick<MetadataBlock, 'fields' | 'error'> {
  const broken = (at: number, message: string) => ({
    fields: guessFields(text, start, end),
    error: `line ${lineNumberAt(text, at)}: ${message}`,
  });
  if (end - start > longestBlock) return broken(start, 'the front matter is longer than 64 KB');
  const reading = readJsonFields(text.slice(0, end), start, true);
  if ('message' in reading) return broken(reading.at, reading.message);
  return reading.to < end ? broken(reading.to, '; or , is missing') : { fields: reading.fields };
}

// `"title": x,`
const guessPattern = /^[ \t]*"([^"\n]{1,200})"[ \t]*:(.*)$/;

/** The keys a broken block seems to hold: one per line, each value as it stands. */
function guessFields(text: string, start: number, end: number): readonly MetadataField[] {
  const fields: MetadataField[] = [];
  for (const line of linesFrom(text, start)) {
    if (line.from >= Math.min(end, start + longestBlock) || fields.length >= 200) break;
    const content = text.slice(line.from, Math.min(line.to, line.from + 2000));
    const [, key, value] = guessPattern.exec(content) ?? [];
    if (key === undefined || value === undefined) continue;
    const raw = withoutComma(value.trim());
    const from = line.from + content.length - value.trimStart().length;
    const isQuoted = raw.length > 1 && raw.startsWith('"') && raw.endsWith('"');
    fields.push({ key, text: isQuoted ? raw.slice(1, -1) : raw, from, to: from + raw.length });
  }
  return fields;
}

function withoutComma(raw: string): string {
  return raw.endsWith(',') ? raw.slice(0, -1).trimEnd() : raw;
}

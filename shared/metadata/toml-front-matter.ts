import type { MetadataBlock, MetadataField } from './metadata-block.ts';
import { readPlainToml } from './plain-toml.ts';
import { lineAt, lineNumberAt, linesFrom, type TextLine, textStart } from './text-lines.ts';
import { readTomlFields } from './toml-fields.ts';

/** Longest block that is given to the TOML parser, in UTF-16 units. */
const longestBlock = 65_536;

// `+++`, alone on its line
const fencePattern = /^\+\+\+[ \t]*$/;

// What an unclosed block must begin with: `title = x`, `"a b" = `, `[extra]`, `# note`
const tomlLinePattern = /^[ \t]*(?:#|\[{1,2}[\w"'. -]+\]|["']?[\p{L}\p{N}_-][^\n=]*=)/u;

/**
 * The TOML front matter a text begins with, between `+++` lines, or undefined when it begins with none. Empty lines
 * may stand before it, as Hugo and Zola allow. Keys in tables are dotted: `extra.team`.
 */
export function readTomlFrontMatter(text: string): MetadataBlock | undefined {
  const open = firstLine(text);
  if (open === undefined || !isFence(text, open) || open.next === open.to) return undefined;
  for (const line of linesFrom(text, open.next))
    if (isFence(text, line))
      return { style: 'toml', from: open.from, to: line.next, ...readToml(text, open.next, line.from) };
  return readUnclosed(text, open);
}

function isFence(text: string, line: TextLine): boolean {
  return fencePattern.test(text.slice(line.from, Math.min(line.to, line.from + 100)));
}

/** The first line that is not empty. */
function firstLine(text: string): TextLine | undefined {
  for (const line of linesFrom(text, textStart(text)))
    if (text.slice(line.from, line.to).trim() !== '') return line;
  return undefined;
}

function readUnclosed(text: string, open: TextLine): MetadataBlock | undefined {
  const first = lineAt(text, open.next);
  if (!tomlLinePattern.test(text.slice(first.from, Math.min(first.to, first.from + 2000)))) return undefined;
  const to = paragraphEnd(text, open.next);
  const error = `line ${lineNumberAt(text, open.from)}: no +++ ends the front matter`;
  return {
    style: 'toml',
    from: open.from,
    to,
    fields: guessFields(text, open.next, to),
    error,
    isOpen: true,
  };
}

function paragraphEnd(text: string, start: number): number {
  for (const line of linesFrom(text, start)) if (line.to === line.from) return line.from;
  return text.length;
}

function readToml(text: string, start: number, end: number): Pick<MetadataBlock, 'fields' | 'error'> {
  const broken = (line: number, message: string) => ({
    fields: guessFields(text, start, end),
    error: `line ${lineNumberAt(text, start) + line}: ${message}`,
  });
  if (end - start > longestBlock) return broken(0, 'the front matter is longer than 64 KB');
  const toml = text.slice(start, end);
  const plain = readPlainToml(toml, start);
  if (plain !== undefined) return { fields: plain };
  const reading = readTomlFields(toml, start);
  return 'message' in reading ? broken(reading.line, reading.message) : { fields: reading.fields };
}

// `title = x`
const guessPattern = /^([^=]+)=(.*)$/;

// What stands before the `=`: `title`, `"a b"`, `extra.team`
const keyPattern = /^["']?[\p{L}\p{N}_-][^"'#[\]{}]*["']?$/u;

// `[extra]`
const tablePattern = /^[ \t]*\[([\w. -]+)\]/;

/** The keys a broken block seems to hold: one per line, each value as it stands. */
function guessFields(text: string, start: number, end: number): readonly MetadataField[] {
  const fields: MetadataField[] = [];
  let table = '';
  for (const line of linesFrom(text, start)) {
    if (line.from >= Math.min(end, start + longestBlock) || fields.length >= 200) break;
    const content = text.slice(line.from, Math.min(line.to, line.from + 2000));
    const name = tablePattern.exec(content)?.[1];
    if (name !== undefined) table = `${name.trim()}.`;
    const [, key = '', value = ''] = guessPattern.exec(content) ?? [];
    if (!keyPattern.test(key.trim())) continue;
    const raw = value.trim();
    const from = line.from + content.length - value.trimStart().length;
    fields.push({
      key: table + withoutQuotes(key.trim()),
      text: withoutQuotes(raw),
      from,
      to: from + raw.length,
    });
  }
  return fields;
}

function withoutQuotes(raw: string): string {
  const quote = raw[0];
  const isQuoted = raw.length > 1 && (quote === '"' || quote === "'") && raw.endsWith(quote);
  return isQuoted ? raw.slice(1, -1) : raw;
}

import { doubleKey } from './js-yaml-error.ts';
import type { MetadataBlock, MetadataField } from './metadata-block.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { lineAt, lineNumberAt, linesFrom, textStart } from './text-lines.ts';
import { readYamlFields, type YamlLoader } from './yaml-fields.ts';

/** Longest block that is given to the YAML parser, in UTF-16 units: real ones stay under 4,000. */
const longestBlock = 65_536;

// --- at the start of a line, alone: `---`, `--- `
const openPattern = /^---[ \t]*$/;

// The line that ends it, as Jekyll reads it: `---`, `...`
const closePattern = /^(?:---|\.\.\.)[ \t]*$/;

// A line that begins a key: `title: x`, `"a b":`, `cSpell:ignore: x`
const keyLinePattern = /^(?:#|["']?[\p{L}\p{N}_$][^\n]*?["']?:(?:[ \t]|$))/u;

/**
 * The YAML front matter a text begins with, or undefined when it begins with none. Values stay text: no date, number
 * or boolean is interpreted, and no other engine than YAML exists (`---js` is no front matter). What `loader` would stop at
 * is an error.
 */
export function readYamlFrontMatter(text: string, loader: YamlLoader = 'any'): MetadataBlock | undefined {
  const from = textStart(text);
  const open = lineAt(text, from);
  if (!openPattern.test(text.slice(open.from, open.to)) || open.next === open.to) return undefined;
  for (const line of linesFrom(text, open.next))
    if (closePattern.test(text.slice(line.from, line.to)))
      return { style: 'yaml', from, to: line.next, ...readYamlBetween(text, open.next, line.from, loader) };
  return readUnclosed(text, from, open.next);
}

/** A `---` nobody closes: front matter when a key follows, else a thematic break and no block. */
function readUnclosed(text: string, from: number, start: number): MetadataBlock | undefined {
  const first = lineAt(text, start);
  if (!keyLinePattern.test(text.slice(first.from, first.to))) return undefined;
  const end = paragraphEnd(text, start);
  const fields = guessFields(text, start, end);
  return {
    style: 'yaml',
    from,
    to: end,
    fields,
    error: 'line 1: no --- ends the front matter',
    isOpen: true,
  };
}

function paragraphEnd(text: string, start: number): number {
  for (const line of linesFrom(text, start)) if (line.to === line.from) return line.from;
  return text.length;
}

/** What the YAML between two offsets of a text holds, with its error if it has one. */
export function readYamlBetween(
  text: string,
  start: number,
  end: number,
  loader: YamlLoader = 'any',
): Pick<MetadataBlock, 'fields' | 'error'> {
  const broken = (position: number, message: string) => ({
    fields: guessFields(text, start, end),
    error: `line ${lineNumberAt(text, position)}: ${message}`,
  });
  if (end - start > longestBlock) return broken(start, 'the front matter is longer than 64 KB');
  const yaml = text.slice(start, end);
  const plain = readPlainYaml(yaml, start);
  const double = plain !== undefined && loader === 'js-yaml' ? doubleOf(plain) : undefined;
  if (double !== undefined) return broken(double.from, doubleKey(double.key));
  if (plain !== undefined) return { fields: plain };
  const reading = readYamlFields(yaml, start, loader);
  return 'message' in reading ? broken(start + reading.at, reading.message) : reading;
}

/** The second field of a key. */
function doubleOf(fields: readonly MetadataField[]): MetadataField | undefined {
  const seen = new Set<string>();
  return fields.find(({ key }) => seen.size === seen.add(key).size);
}

// `title: x`, at column 0
const guessPattern = /^([^\s#:][^:\n]*):(?:[ \t\u00a0]+(.*))?$/;

/** The keys a broken block seems to hold: one per line, each value as it stands. */
function guessFields(text: string, start: number, end: number): readonly MetadataField[] {
  const fields: MetadataField[] = [];
  for (const line of linesFrom(text, start)) {
    if (line.from >= end || fields.length >= 200) break;
    const match = guessPattern.exec(text.slice(line.from, Math.min(line.to, line.from + 2000)));
    if (match?.[1] === undefined) continue;
    const raw = (match[2] ?? '').trim();
    const from = line.to - (match[2] ?? '').length;
    fields.push({ key: match[1].trim(), text: withoutQuotes(raw), from, to: line.to });
  }
  return fields;
}

function withoutQuotes(raw: string): string {
  const quote = raw[0];
  const isQuoted = raw.length > 1 && (quote === '"' || quote === "'") && raw.endsWith(quote);
  return isQuoted ? raw.slice(1, -1) : raw;
}

import { isMap, isPair, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { MetadataBlock, MetadataField } from './metadata-block.ts';
import { createAliasResolver } from './resolve-aliases.ts';
import { lineAt, lineNumberAt, linesFrom, textStart } from './text-lines.ts';
import { isTooDeepYaml } from './yaml-depth.ts';
import { yamlScalarText } from './yaml-scalar-text.ts';

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
 * or boolean is interpreted, and no other engine than YAML exists (`---js` is no front matter).
 */
export function readYamlFrontMatter(text: string): MetadataBlock | undefined {
  const from = textStart(text);
  const open = lineAt(text, from);
  if (!openPattern.test(text.slice(open.from, open.to)) || open.next === open.to) return undefined;
  for (const line of linesFrom(text, open.next))
    if (closePattern.test(text.slice(line.from, line.to)))
      return { style: 'yaml', from, to: line.next, ...readYaml(text, open.next, line.from) };
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

type Reading = Pick<MetadataBlock, 'fields' | 'error'>;

function readYaml(text: string, start: number, end: number): Reading {
  const broken = (position: number, message: string): Reading => ({
    fields: guessFields(text, start, end),
    error: `line ${lineNumberAt(text, position)}: ${message}`,
  });
  if (end - start > longestBlock) return broken(start, 'the front matter is longer than 64 KB');
  const yaml = text.slice(start, end);
  if (isTooDeepYaml(yaml)) return broken(start, 'the front matter is nested too deeply');
  try {
    const document = parseDocument(yaml, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const [error] = document.errors;
    if (error !== undefined) return broken(start + error.pos[0], error.message);
    const { contents } = document;
    if (contents === null || (isScalar(contents) && contents.value === '')) return { fields: [] };
    if (!isMap(contents)) return broken(start, 'the front matter is not a list of keys with values');
    return { fields: fieldsOf(contents, start, createAliasResolver(document)) };
  } catch (error) {
    // The parser is recursive: a block it cannot take is a broken one, not a broken list.
    return broken(start, error instanceof Error ? error.message : 'the front matter cannot be read');
  }
}

function fieldsOf(
  map: YAMLMap,
  start: number,
  resolve: (node: unknown) => unknown,
): readonly MetadataField[] {
  const fields: MetadataField[] = [];
  for (const pair of map.items) {
    const name = resolve(pair.key);
    if (!isPair(pair) || !isScalar(name)) continue;
    const key = String(name.value);
    const keyEnd = start + ((pair.key as Node).range?.[1] ?? 0);
    const range = (pair.value as Node | null)?.range;
    const from = range ? start + range[0] : keyEnd;
    const to = range ? start + range[1] : keyEnd;
    fields.push({ key, from, to, ...readValue(resolve(pair.value), resolve) });
  }
  return fields;
}

function readValue(
  node: unknown,
  resolve: (node: unknown) => unknown,
): Pick<MetadataField, 'text' | 'items'> {
  if (isScalar(node)) return { text: yamlScalarText(node) };
  if (!isSeq(node)) return { text: '' };
  const items = node.items.map(resolve).filter(isScalar).map(yamlScalarText);
  return { text: '', items };
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

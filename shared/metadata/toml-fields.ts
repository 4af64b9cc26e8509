import { parse, TomlDate, TomlError, type TomlValue } from 'smol-toml';
import { findConflict } from './describe-yaml-error.ts';
import type { MetadataField } from './metadata-block.ts';
import { lineNumberAt } from './text-lines.ts';
import { findTomlSpans, type TomlSpan, type TomlSpans } from './toml-spans.ts';

/** What a TOML text holds: its fields, or the 0-based line and the words of what is wrong with it. */
export type TomlReading =
  | { readonly fields: readonly MetadataField[] }
  | { readonly line: number; readonly message: string };

const options = { integersAsBigInt: 'asNeeded', maxDepth: 100, useLegacyDate: true } as const;

/**
 * The fields of a TOML text that begins at offset `start` of a file. Keys in tables are dotted (`extra.team`), with a
 * part in quotes where it holds a dot itself. Strings are what they stand for; numbers, booleans and dates stay as
 * they are written. Arrays of tables give no fields, and inline tables those of their keys. Never throws.
 */
export function readTomlFields(toml: string, start: number): TomlReading {
  try {
    const values = parse(toml, options);
    const found = findTomlSpans(toml);
    const own = found === undefined ? undefined : parse(asValues(toml, found.spans), options);
    if (found === undefined || own === undefined || !agree(values, found, own))
      return { line: 0, message: 'the places of the values cannot be told' };
    return {
      fields: found.spans.map(({ path, from, to }, index) => ({
        key: path.map(quoteDotted).join('.'),
        ...readValue(own[`v${index}`], toml.slice(from, to)),
        from: start + from,
        to: start + to,
      })),
    };
  } catch (error) {
    return conflictIn(toml) ?? problemOf(error);
  }
}

function conflictIn(toml: string): TomlReading | undefined {
  const conflict = findConflict(toml);
  return conflict && { line: lineNumberAt(toml, conflict.at) - 1, message: conflict.message };
}

function problemOf(error: unknown): TomlReading {
  if (!(error instanceof TomlError)) return { line: 0, message: 'the front matter cannot be read' };
  const [first = ''] = error.message.split('\n');
  const message = first.replace(/^Invalid TOML document: /, '');
  return { line: error.line - 1, message: plainWords.get(message) ?? message };
}

/** What the library says about the mistakes people make, in words for them. */
const plainWords: ReadonlyMap<string, string> = new Map([
  ['invalid value', 'a value is missing, or a text without quotes'],
  ['control characters are not allowed in strings', 'a quote is not closed on its line'],
  ['illegal character in key', 'a line without a key, or without the = behind it'],
  [
    'expected comma or end of structure',
    'a comma or the bracket that ends the list is missing before this line',
  ],
  ['trying to redefine an already defined table or value', 'a key is there twice'],
  ['unrecognised escape sequence', 'a backslash in double quotes is written twice'],
  ['each key-value declaration must be followed by an end-of-line', 'something stands behind the value'],
]);

function quoteDotted(part: string): string {
  return part === '' || part.includes('.') ? JSON.stringify(part) : part;
}

/** What stands in the spans, as a TOML text of its own: the library says whether it means the same. */
function asValues(toml: string, spans: readonly TomlSpan[]): string {
  return spans.map(({ from, to }, index) => `v${index} = ${toml.slice(from, to)}\n`).join('');
}

/** Whether the spans hold each value of the text, and nothing else. */
function agree(values: TomlValue, { spans, tableArrays }: TomlSpans, own: TomlValue): boolean {
  if (countValues(values, 0) !== spans.length + tableArrays.length) return false;
  return spans.every(({ path }, index) => isSame(valueAt(values, path), valueAt(own, [`v${index}`]), 0));
}

function isTable(value: TomlValue | undefined): value is Record<string, TomlValue> {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}

function valueAt(values: TomlValue, path: readonly string[]): TomlValue | undefined {
  let value: TomlValue | undefined = values;
  for (const part of path) {
    if (!isTable(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

/** How many values a table holds; an array is one, and a table is those in it. */
function countValues(table: TomlValue, depth: number): number {
  if (!isTable(table)) return 1;
  if (depth > 200) return 0;
  return Object.values(table).reduce<number>((count, value) => count + countValues(value, depth + 1), 0);
}

function isSame(a: TomlValue | undefined, b: TomlValue | undefined, depth: number): boolean {
  if (a === undefined || b === undefined || depth > 200) return false;
  if (a instanceof TomlDate) return b instanceof TomlDate && a.toISOString() === b.toISOString();
  if (Array.isArray(a))
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item: TomlValue, index) => isSame(item, b[index], depth + 1))
    );
  if (!isTable(a) || !isTable(b)) return Object.is(a, b);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every(key => isSame(a[key], valueAt(b, [key]), depth + 1))
  );
}

function readValue(value: TomlValue | undefined, written: string): Pick<MetadataField, 'text' | 'items'> {
  if (typeof value === 'string') return { text: value.trim() };
  if (!Array.isArray(value)) return { text: written };
  const items = value.filter((item: TomlValue) => !isTable(item) && !Array.isArray(item));
  return { text: '', items: items.map(textOfItem) };
}

function textOfItem(item: TomlValue): string {
  return item instanceof Date ? item.toISOString() : String(item).trim();
}

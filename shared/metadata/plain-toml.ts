import type { MetadataField } from './metadata-block.ts';
import { readPlainQuoted } from './plain-quoted.ts';

// A control character other than the line end, half a pair, or what some readers leave out or take for a line end
const oddPattern = /[^\n\P{Cc}]|[\p{Cs}\ufeff\u2028\u2029]/u;

// `title = `
const keyPattern = /([A-Za-z0-9_-]{1,100}) *= */y;

// `[extra]`
const tablePattern = /\[([A-Za-z0-9_-]{1,100})\] *$/my;

// What is the same in the text as in the value: `true`, `12`, `2024-05-06`, `2024-05-06T07:08:09+02:00`
const literalPattern =
  /^(?:true|false|0|-?[1-9]\d{0,14}|(?:19[7-9]|20\d)\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-2]):[0-5]\d)?)?)$/;

// `"a, b"`, `'a'` in brackets, up to the comma or the end
const itemPattern = / *("(?:[^"\\]|\\["\\])*"|'[^']*') *(?:,|$)/y;

/**
 * The fields of a TOML text that begins at offset `start` of a file, where all of it is in the plainest form: lines
 * `key = value`, below `[table]` or not, whose value is a string on one line without escapes other than `\"`, a list of
 * such, a number, a boolean or a date. Undefined for anything else, and for anything in doubt. It gives what
 * `readTomlFields` gives, for a fraction of the time: most posts of a blog are written like this.
 */
export function readPlainToml(toml: string, start: number): readonly MetadataField[] | undefined {
  if (oddPattern.test(toml)) return undefined;
  const fields: MetadataField[] = [];
  // A name that stands twice is an error, and the parser says which.
  const names = new Set(['__proto__']);
  let table = '';
  for (let at = 0, end = 0; at < toml.length; at = end + 1) {
    end = lineEnd(toml, at);
    if (end === at || toml.startsWith('#', at)) continue;
    const header = match(tablePattern, toml, at)?.[1];
    const field = header === undefined ? readPair(toml, at, end) : undefined;
    const name = header ?? (field && table + field.key);
    if (name === undefined || names.has(name)) return undefined;
    names.add(name);
    if (field) fields.push({ ...field, key: name, from: start + field.from, to: start + field.to });
    else table = `${name}.`;
  }
  return fields;
}

function lineEnd(toml: string, at: number): number {
  const feed = toml.indexOf('\n', at);
  return feed < 0 ? toml.length : feed;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readPair(toml: string, at: number, end: number): MetadataField | undefined {
  const [before, key] = match(keyPattern, toml, at) ?? [];
  if (before === undefined || key === undefined) return undefined;
  const from = at + before.length;
  let to = end;
  while (to > from && toml.charCodeAt(to - 1) === 32) to -= 1;
  const value = readValue(toml.slice(from, to));
  return value && { key, ...value, from, to };
}

function readValue(written: string): Pick<MetadataField, 'text' | 'items'> | undefined {
  if (literalPattern.test(written)) return { text: written };
  if (written.startsWith('[')) return readArray(written);
  const text = readPlainQuoted(written);
  return text === undefined ? undefined : { text };
}

function readArray(written: string): Pick<MetadataField, 'text' | 'items'> | undefined {
  if (!written.endsWith(']') || written.length < 2) return undefined;
  const inner = written.slice(1, -1);
  const items: string[] = [];
  for (let at = 0; at < inner.length; at = itemPattern.lastIndex) {
    const text = readPlainQuoted(match(itemPattern, inner, at)?.[1] ?? '');
    if (text === undefined) return undefined;
    items.push(text);
  }
  return { text: '', items };
}

import type { MetadataBlock, MetadataField, MetadataStyle } from '../metadata-block.ts';

/** A block as a reader gives it, of a style that is not read here. */
function blockOf(style: string, from: number, to: number, fields: readonly MetadataField[]): MetadataBlock {
  return { style: style as MetadataStyle, from, to, fields };
}

/** Reads the TOML these tests write: one value a line or an array over several, tables, comments. */
export function readSmallToml(text: string): MetadataBlock | undefined {
  const end = text.indexOf('\n+++\n', 3);
  if (!text.startsWith('+++\n') || end < 0) return undefined;
  const fields: MetadataField[] = [];
  let table = '';
  const pattern =
    /^[ \t]*(?:\[([\w.]+)\]|([\w.-]+|"[^"\n]*")[ \t]*=[ \t]*(\[[^\]]*\]|"""[^"]*"""|'''.*'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\{[^}\n]*\}|[^#\n]*[^#\s]))/gm;
  pattern.lastIndex = 4;
  for (const match of text.slice(0, end).matchAll(pattern)) {
    const [whole, header, name = '', written = ''] = match;
    if (header !== undefined) {
      table = `${header}.`;
      continue;
    }
    const from = match.index + whole.length - written.length;
    fields.push({ key: table + name, from, to: from + written.length, ...readValue(written) });
  }
  return blockOf('toml', 0, end + 5, fields);
}

function readValue(written: string): Pick<MetadataField, 'text' | 'items'> {
  if (!written.startsWith('[')) return { text: textOfString(written) };
  const items = written.replace(/#.*$/gm, '').match(/"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,[\]]+/g) ?? [];
  return { text: '', items: items.map(textOfString) };
}

function textOfString(written: string): string {
  if (/^(?:"""|''')/.test(written)) {
    const inner = written.slice(3, -3).replace(/^\n/, '');
    return written.startsWith('"') ? inner.replace(/\\(.)/g, '$1') : inner;
  }
  if (written.startsWith('"')) return String(JSON.parse(written));
  return written.startsWith("'") ? written.slice(1, -1) : written;
}

/** Reads a JSON object with texts, numbers, booleans, null, lists of these, and objects one level deep. */
export function readSmallJson(text: string): MetadataBlock | undefined {
  const end = text.indexOf('\n}') < 0 ? text.indexOf('}') : text.indexOf('\n}') + 1;
  if (!text.startsWith('{') || end < 0) return undefined;
  const json = text.slice(0, end + 1);
  try {
    JSON.parse(json);
  } catch {
    return { ...blockOf('json', 0, end + 1, []), error: 'line 1: no JSON' };
  }
  return blockOf('json', 0, end + 1, jsonFields(json));
}

function jsonFields(json: string): readonly MetadataField[] {
  const fields: MetadataField[] = [];
  let object = '';
  const pattern = /\}|"((?:[^"\\]|\\.)*)"\s*:\s*(\{|\[[^\]]*\]|"(?:[^"\\]|\\.)*"|[\w.+-]+)/g;
  for (const match of json.slice(1, -1).matchAll(pattern)) {
    const [whole, key = '', written = ''] = match;
    if (whole === '}') object = '';
    else if (written === '{') object = `${key}.`;
    else {
      const from = 1 + match.index + whole.length - written.length;
      fields.push({ key: object + key, from, to: from + written.length, ...readJsonValue(written) });
    }
  }
  return fields;
}

function readJsonValue(written: string): Pick<MetadataField, 'text' | 'items'> {
  const value: unknown = JSON.parse(written);
  return Array.isArray(value)
    ? { text: '', items: value.map(String) }
    : { text: value === null ? '' : String(value) };
}

/** Reads `Key: value` lines up to an empty line, below a `---` or not; deeper lines continue a value. */
export function readSmallKeyValue(text: string): MetadataBlock | undefined {
  const isFenced = text.startsWith('---\n');
  const start = isFenced ? 4 : 0;
  const end = text.indexOf(isFenced ? '\n---\n' : '\n\n', start);
  const to = end < 0 ? text.length : end + (isFenced ? 5 : 2);
  const fields: MetadataField[] = [];
  const lines = text.slice(start, end < 0 ? text.length : end + 1);
  for (const match of lines.matchAll(/^([\w-]+):[ \t]*([^\n]*(?:\n {4}[^\n]+)*)/gm)) {
    const value = (match[2] ?? '').trimEnd();
    const from = start + match.index + match[0].length - (match[2] ?? '').length;
    fields.push({ key: match[1] ?? '', text: value, from, to: from + value.length });
  }
  return blockOf(isFenced ? 'key-value-fenced' : 'key-value', 0, to, fields);
}

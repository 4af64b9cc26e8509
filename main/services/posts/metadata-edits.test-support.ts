import { load } from 'js-yaml';
import { parse as parseToml } from 'smol-toml';

/** How the metadata of a file are written, told by this file's own rules. */
export type Written = 'yaml' | 'toml' | 'json' | 'nikola' | 'pelican' | 'none';

/** Metadata as the generator's own kind of parser reads them, keys in tables dotted. */
export type Parsed = ReadonlyMap<string, unknown>;

// A line of Nikola: nikola/metadata_extractors.py, `NikolaMetadata.nikola_re`
const nikolaPattern = /^\s*\.\. (.*?): (.*)$/;

/** Which kind of metadata a text begins with. */
export function writtenAs(text: string, generator: string): Written {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (generator === 'nikola' && /^(?:<!--\s*)?\.\. /.test(start)) return 'nikola';
  if (generator === 'pelican') return 'pelican';
  if (start.startsWith('+++')) return 'toml';
  if (/^\{\s*"/.test(start)) return 'json';
  if (/^---\s*$/m.test(start) && (start.startsWith('---') || generator === 'hexo')) return 'yaml';
  return 'none';
}

/** Reads the metadata of a text. @throws whatever the parser throws */
export function parseMetadata(text: string, written: Written): Parsed {
  const plain = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  if (written === 'yaml') return flat(load(yamlOf(plain), { json: true }));
  if (written === 'toml')
    return flat(parseToml(/^\s*\+\+\+[ \t]*\n([\s\S]*?)^\+\+\+/m.exec(plain)?.[1] ?? ''));
  if (written === 'json') return flat(JSON.parse(/^\s*(\{[\s\S]*?\n\})/.exec(plain)?.[1] ?? plain));
  if (written === 'nikola') return nikolaLines(plain);
  return written === 'pelican' ? pelicanLines(plain) : new Map();
}

/** Between the fences; Hexo needs only the second. */
function yamlOf(text: string): string {
  const match = /^(?:---[ \t]*\n)?([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(text);
  return match?.[1] ?? '';
}

function flat(value: unknown, prefix = ''): Parsed {
  const found = new Map<string, unknown>();
  for (const [key, inner] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    const isTable =
      typeof inner === 'object' && inner !== null && !Array.isArray(inner) && !(inner instanceof Date);
    if (isTable) for (const [name, deep] of flat(inner, `${prefix}${key}.`)) found.set(name, deep);
    else found.set(prefix + key, inner);
  }
  return found;
}

/** From the first line of the form on up to an empty one, as Nikola takes them; the last of a key counts. */
function nikolaLines(text: string): Parsed {
  const found = new Map<string, unknown>();
  for (const line of text.split('\n')) {
    const match = nikolaPattern.exec(line);
    if (match !== null) found.set(match[1] ?? '', (match[2] ?? '').trim());
    else if (found.size > 0 && line.trim() === '') break;
  }
  return found;
}

// Python-Markdown, extensions/meta.py: META_RE, META_MORE_RE, BEGIN_RE, END_RE
const metaPattern = /^[ ]{0,3}([A-Za-z0-9_-]+):\s*(.*)$/;
const metaMorePattern = /^[ ]{4,}(.*)$/;
const metaEndPattern = /^(?:-{3}|\.{3})(?:\s.*)?$/;

/** What Pelican's reader of Markdown takes: keys in lower case, of a key that occurs twice the values in order. */
function pelicanLines(text: string): Parsed {
  const found = new Map<string, string>();
  const lines = text.split('\n');
  if (/^-{3}(?:\s.*)?$/.test(lines[0] ?? '')) lines.shift();
  let last = '';
  for (const line of lines) {
    if (line.trim() === '' || metaEndPattern.test(line)) break;
    const [, key, value = ''] = metaPattern.exec(line) ?? [];
    const more = metaMorePattern.exec(line)?.[1];
    if (key === undefined && (more === undefined || last === '')) break;
    last = key === undefined ? last : key.toLowerCase();
    found.set(
      last,
      [found.get(last), key === undefined ? more?.trim() : value.trim()].filter(Boolean).join('\n'),
    );
  }
  return found;
}

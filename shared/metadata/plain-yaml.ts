import type { MetadataField } from './metadata-block.ts';
import { readPlainQuoted } from './plain-quoted.ts';
import { isYamlNothing } from './yaml-scalar-text.ts';

// A control character other than the line end, or what some readers take for a line end or leave out
const oddPattern = /[^\n\P{Cc}]|[\ufeff\u2028\u2029]/u;

// `title: `, `date:`
const keyPattern = /([A-Za-z_][A-Za-z0-9_-]{0,99}):(?: +|$)/my;

// `- `, `  - `, and what stands behind
const itemPattern = /( *)- +(?=[^\n ])/y;

// What no plain value begins with here: what means something to YAML, or may
const signPattern = /[\s!-#%&'*,\-:>?@[\]`{|}~]/;

// What ends a plain value within a line, or makes it a key
const endPattern = / #|: |:$/;

// `a`, `"a, b"`, `'a'` in brackets, up to the comma or the end
const flowItemPattern = / *(?:"([^"\\]*)"|'([^']*)'|([\p{L}\p{N}_][^,:#"'[\]{}]*?)) *(?:,|$)/uy;

/**
 * The fields of a YAML text that begins at offset `start` of a file, where all of it is in the plainest form: lines
 * `key: value` whose value is one plain or quoted scalar without escapes other than `\"`, a list of such in brackets, or one below with
 * a line for each. Undefined for anything else, and for anything in doubt. It gives what `readYamlFields` gives, for a
 * fraction of the time: most posts of a blog are written like this.
 */
export function readPlainYaml(yaml: string, start: number): readonly MetadataField[] | undefined {
  if (oddPattern.test(yaml)) return undefined;
  const fields: MetadataField[] = [];
  for (let at = 0; at < yaml.length; ) {
    if (yaml.startsWith('\n', at)) {
      at += 1;
      continue;
    }
    keyPattern.lastIndex = at;
    const [before, key] = keyPattern.exec(yaml) ?? [];
    if (before === undefined || key === undefined) return undefined;
    const from = at + before.length;
    const value = readValue(yaml, from);
    if (value === undefined) return undefined;
    fields.push({ key, ...value.content, from: start + value.from, to: start + value.to });
    at = value.next;
  }
  return fields;
}

interface PlainValue {
  readonly content: Pick<MetadataField, 'text' | 'items'>;
  readonly from: number;
  readonly to: number;
  /** Where the next line begins. */
  readonly next: number;
}

function readValue(yaml: string, from: number): PlainValue | undefined {
  const end = lineEnd(yaml, from);
  const next = Math.min(end + 1, yaml.length);
  if (end === from) return readBelow(yaml, from, next);
  const to = trimmedEnd(yaml, from, end);
  const content = yaml.startsWith('[', from) ? readFlow(yaml, from, to) : readScalar(yaml, from, to);
  return content && { content, from, to, next };
}

function lineEnd(yaml: string, from: number): number {
  const feed = yaml.indexOf('\n', from);
  return feed < 0 ? yaml.length : feed;
}

function trimmedEnd(yaml: string, from: number, end: number): number {
  let to = end;
  while (to > from && yaml.charCodeAt(to - 1) === 32) to -= 1;
  return to;
}

/** The text of what stands between two places of a line, without spaces around it. */
function readScalar(yaml: string, from: number, to: number): { readonly text: string } | undefined {
  const first = yaml.charAt(from);
  const text = yaml.slice(from, to);
  if (first === '"' || first === "'") {
    const quoted = readPlainQuoted(text);
    return quoted === undefined ? undefined : { text: quoted };
  }
  const isDoubtful = signPattern.test(first) || endPattern.test(text) || isYamlNothing(text);
  return isDoubtful ? undefined : { text: text.trim() };
}

function readFlow(yaml: string, from: number, to: number): PlainValue['content'] | undefined {
  if (yaml.charAt(to - 1) !== ']') return undefined;
  const inner = yaml.slice(from + 1, to - 1);
  const items: string[] = [];
  for (let at = 0; at < inner.length; at = flowItemPattern.lastIndex) {
    flowItemPattern.lastIndex = at;
    const match = flowItemPattern.exec(inner);
    // A comma with nothing behind it is allowed in YAML; nobody writes it.
    if (match === null || (match[0].endsWith(',') && flowItemPattern.lastIndex === inner.length))
      return undefined;
    if (isYamlNothing(match[3] ?? '')) return undefined;
    items.push((match[1] ?? match[2] ?? match[3] ?? '').trim());
  }
  return { text: '', items };
}

/** An empty value, or the list in the lines below it. */
function readBelow(yaml: string, from: number, start: number): PlainValue | undefined {
  const items: string[] = [];
  let first = start;
  let indent = '';
  let at = start;
  for (;;) {
    itemPattern.lastIndex = at;
    const [before, space = ''] = itemPattern.exec(yaml) ?? [];
    if (before === undefined) break;
    if (items.length === 0) {
      indent = space;
      first = at + space.length;
    }
    const end = lineEnd(yaml, at);
    const itemFrom = at + before.length;
    const item = readScalar(yaml, itemFrom, trimmedEnd(yaml, itemFrom, end));
    if (item === undefined || space !== indent) return undefined;
    items.push(item.text);
    at = Math.min(end + 1, yaml.length);
  }
  if (items.length === 0) return { content: { text: '' }, from, to: from, next: start };
  return { content: { text: '', items }, from: first, to: at, next: at };
}

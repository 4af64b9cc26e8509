import { decodeHtmlEntities } from './html-entities.ts';
import type { MetadataBlock, MetadataField } from './metadata-block.ts';
import { lineAt, textStart } from './text-lines.ts';

/** Longest head that is read, in UTF-16 units. */
const longestHead = 65_536;

/**
 * The `<title>` and `<meta name content>` in the head of the HTML document a text is, as Pelican and Nikola read them,
 * or undefined when it has no head or none of them there. The body begins behind `<body>`.
 */
export function readHtmlMeta(text: string): MetadataBlock | undefined {
  const from = textStart(text);
  const head = text.slice(0, from + longestHead);
  const open = /<head(?:\s[^<>]*)?>/i.exec(head);
  if (open === null) return undefined;
  const start = open.index + open[0].length;
  const { fields, end } = readHead(head, start);
  if (fields.length === 0) return undefined;
  const body = bodyStart(text, head, end);
  const block = { style: 'html-meta', from, to: body.position, fields } as const;
  return body.isCertain ? block : { ...block, isOpen: true };
}

// What matters in a head: comments, titles, meta, and what ends it
const partPattern = /<!--|<title(?:\s[^<>]*)?>|<meta(?=[\s/>])|<\/head\s*>|<body(?=[\s>])/gi;

function readHead(
  head: string,
  start: number,
): { readonly fields: readonly MetadataField[]; readonly end: number } {
  const fields: MetadataField[] = [];
  const pattern = new RegExp(partPattern);
  pattern.lastIndex = start;
  for (let match = pattern.exec(head); match !== null; match = pattern.exec(head)) {
    const part = match[0].toLowerCase();
    if (part.startsWith('</head') || part === '<body') return { fields, end: match.index };
    const read = readPart(head, part, pattern.lastIndex);
    if (read.field !== undefined) fields.push(read.field);
    pattern.lastIndex = read.next;
  }
  return { fields, end: fields.at(-1)?.to ?? start };
}

interface Part {
  readonly field?: MetadataField;
  readonly next: number;
}

function readPart(head: string, part: string, position: number): Part {
  if (part === '<!--') {
    const close = head.indexOf('-->', position);
    return { next: close < 0 ? head.length : close + 3 };
  }
  return part === '<meta' ? readMeta(head, position) : readTitle(head, position);
}

function readTitle(head: string, from: number): Part {
  const close = head.indexOf('<', from);
  if (close < 0) return { next: head.length };
  return { field: fieldAt(head, 'title', from, close), next: close };
}

// `name="x"`, `name='x'`, `name=x`, `name`; spaces and a slash before it
const attributePattern = /[\s/]*([^\s=>"'/<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/y;

function readMeta(head: string, start: number): Part {
  const pattern = new RegExp(attributePattern);
  pattern.lastIndex = start;
  let key = '';
  let value: MetadataField | undefined;
  let next = start;
  for (let match = pattern.exec(head); match !== null; match = pattern.exec(head)) {
    next = pattern.lastIndex;
    const name = match[1]?.toLowerCase();
    const written = match[2] ?? match[3] ?? match[4] ?? '';
    const to = match[4] === undefined ? next - 1 : next;
    if (name === 'name') key = written.trim();
    if (name === 'content') value = fieldAt(head, '', to - written.length, to);
  }
  if (key === '' || value === undefined) return { next };
  return { field: { ...value, key }, next };
}

function fieldAt(head: string, key: string, from: number, to: number): MetadataField {
  const raw = head.slice(from, to);
  const trimmed = raw.trim();
  const start = from + raw.length - raw.trimStart().length;
  return { key, text: decodeHtmlEntities(trimmed), from: start, to: start + trimmed.length };
}

/** Behind the `<body>` that follows the head, else behind the head: a `<body>` may still come. */
function bodyStart(
  text: string,
  head: string,
  end: number,
): { readonly position: number; readonly isCertain: boolean } {
  const rest = head.slice(end);
  const body = /^(?:<\/head\s*>)?\s*<body(?:\s[^<>]*)?>/i.exec(rest);
  const close = /^<\/head\s*>/i.exec(rest);
  const behind = end + (body ?? close ?? [''])[0].length;
  const line = lineAt(text, behind);
  const position = text.slice(behind, line.to).trim() === '' ? line.next : behind;
  return { position, isCertain: body !== null };
}

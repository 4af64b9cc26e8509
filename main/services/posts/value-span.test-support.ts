import type { Written } from './metadata-edits.test-support.ts';

/** Where a value stands: UTF-16 offsets of what may change when it does, and its words when they stand on one line. */
export interface ValueSpan {
  readonly from: number;
  readonly to: number;
  /** Without quotes; undefined for a list and for a value over several lines. */
  readonly words?: { readonly from: number; readonly to: number };
}

/** Finds the value of a key by looking at lines alone; undefined when no line begins with the key. */
export function findSpan(text: string, written: Written, key: string): ValueSpan | undefined {
  const { from, to } = blockRange(text, written);
  const lines = linesOf(text, text.startsWith('\ufeff') ? Math.max(1, from) : from, to);
  const table = written === 'toml' && key.includes('.') ? key.slice(0, key.lastIndexOf('.')) : '';
  const name = table === '' ? key : key.slice(table.length + 1);
  // All keys of a block may be indented alike.
  const indent = written === 'yaml' ? (/^[ ]*(?=[^\s#])/m.exec(text.slice(from, to))?.[0] ?? '') : '';
  const pattern = keyPattern(written, name, indent);
  const found = lineOfKey(lines, pattern, written === 'toml' ? table : undefined);
  const line = lines[found];
  if (line === undefined) return undefined;
  const start = line.from + (pattern.exec(line.text)?.[0].length ?? 0);
  const rest = lines.slice(found + 1);
  const end = rest.findIndex(next => isNextKey(written, next.text.slice(indent.length)));
  const last = end === 0 ? line : ((end < 0 ? rest.at(-1) : rest[end - 1]) ?? line);
  const words = wordsOf(text, start, line.to, written);
  const below = text.slice(line.to, last.to).replace(/^\s*#.*$/gm, '');
  if (below.trim() !== '' || words === undefined) return { from: start, to: last.to };
  return { from: start, to: line.to, words };
}

/** The last line of a key; in TOML of the table it is in. */
function lineOfKey(lines: readonly Line[], pattern: RegExp, table: string | undefined): number {
  let current = '';
  let found = -1;
  lines.forEach(({ text }, index) => {
    if (table !== undefined) current = /^\s*\[([^[\]]+)\]/.exec(text)?.[1]?.trim() ?? current;
    if (current === (table ?? '') && pattern.test(text)) found = index;
  });
  return found;
}

function blockRange(text: string, written: Written) {
  const fence = written === 'toml' ? /^\+\+\+[ \t]*\r?$/gm : /^(?:---|\.\.\.)[ \t]*\r?$/gm;
  if (written !== 'yaml' && written !== 'toml') return { from: 0, to: linesEnd(text, written) };
  const [first, second] = [...text.matchAll(fence)].map(match => match.index);
  if (second === undefined || (first ?? 0) > 3) return { from: 0, to: first ?? text.length };
  return { from: text.indexOf('\n', first) + 1, to: second };
}

/** Lines of keys go up to the first empty one behind a key. */
function linesEnd(text: string, written: Written): number {
  const key = written === 'nikola' ? /^\s*\.\. /m : /^[A-Za-z]/m;
  const first = key.exec(text)?.index ?? 0;
  const start = first + (/^\s*/.exec(text.slice(first))?.[0].length ?? 0);
  const blank = /\n[ \t]*\r?\n/g;
  blank.lastIndex = start;
  return blank.exec(text)?.index ?? text.length;
}

interface Line {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function linesOf(text: string, from: number, to: number): readonly Line[] {
  const lines: Line[] = [];
  for (let at = from; at < to; ) {
    const feed = text.indexOf('\n', at);
    const next = feed < 0 ? text.length : feed + 1;
    const end = text.slice(at, next).replace(/\r?\n$/, '').length + at;
    lines.push({ text: text.slice(at, end), from: at, to: end });
    at = next;
  }
  return lines;
}

function keyPattern(written: Written, key: string, indent: string): RegExp {
  const name = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (written === 'nikola') return new RegExp(`^\\s*\\.\\. ${name}:[ \\t\\u00a0]*`);
  if (written === 'pelican') return new RegExp(`^[ ]{0,3}${name}:[ \\t]*`, 'i');
  if (written === 'toml') return new RegExp(`^[ \\t]*["']?${name}["']?[ \\t]*=[ \\t]*`);
  if (written === 'json') return new RegExp(`^\\s*"${name}"\\s*:\\s*`);
  return new RegExp(`^${indent}["']?${name}["']?[ \\t]*:[ \\t]*`);
}

function isNextKey(written: Written, line: string): boolean {
  if (written === 'yaml') return /^[^\s#-]/.test(line);
  if (written === 'json') return /^\s*(?:"[^"]*"\s*:|\})/.test(line);
  if (written === 'toml') return /^[ \t]*(?:[\w."'-]+[ \t]*=|\[[^,"']*\]\s*$|#)/.test(line);
  return !/^ {4}/.test(line) || written === 'nikola';
}

/** The words of a value on one line, without quotes and comment; undefined for a list, a block or one that goes on. */
function wordsOf(text: string, from: number, to: number, written: Written) {
  const line = text.slice(from, to);
  if (written === 'json') {
    const [, quoted, bare] = /^(?:"((?:[^"\\]|\\.)*)"|(true|false|[\d.]+))/.exec(line) ?? [];
    if (quoted !== undefined) return { from: from + 1, to: from + 1 + quoted.length };
    return bare === undefined ? undefined : { from, to: from + bare.length };
  }
  const hasQuotes = written === 'yaml' || written === 'toml';
  if (hasQuotes && /^(?:["']{3}|[[{|>&*!])/.test(line)) return undefined;
  const quoted = hasQuotes ? /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')/.exec(line) : null;
  if (quoted !== null) return { from: from + 1, to: from + quoted[0].length - 1 };
  const comment = hasQuotes ? /(?:^|[ \t])#.*$/.exec(line) : null;
  const own = line.slice(0, comment?.index ?? line.length).trimEnd();
  return /^["']/.test(own) && hasQuotes ? undefined : { from, to: from + own.length };
}

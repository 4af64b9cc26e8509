/** A token of a JavaScript, TypeScript or JSON text. */
export interface ScriptToken {
  /** `other` is a template with substitutions, a regular expression or a string nobody closes: never a value. */
  readonly kind: 'string' | 'number' | 'word' | 'mark' | 'other';
  /** A string's own text, escapes resolved; of everything else what is written. */
  readonly text: string;
  /** Whether it is the first token of its line. */
  readonly startsLine: boolean;
}

/** Most tokens that are taken out of one text. */
const mostTokens = 100_000;

interface Scanner {
  readonly text: string;
  readonly tokens: ScriptToken[];
  position: number;
  startsLine: boolean;
  /** Curly brackets open at the moment. */
  depth: number;
  /** For each template whose substitution is being read, how many curly brackets were open before it. */
  readonly templates: number[];
  /** No regular expression ends before this offset: a search from here would be in vain again. */
  noPatternUntil: number;
}

/**
 * The tokens of a script, comments left out, read in linear time and without knowing the grammar: what is not closed
 * ends at its line, and unknown characters are marks. After ECMAScript's lexical grammar (ECMA-262, chapter 12).
 */
export function scriptTokens(text: string): readonly ScriptToken[] {
  const scanner: Scanner = {
    text,
    tokens: [],
    position: text.charCodeAt(0) === 0xfeff ? 1 : 0,
    startsLine: true,
    depth: 0,
    templates: [],
    noPatternUntil: 0,
  };
  while (scanner.position < text.length && scanner.tokens.length < mostTokens) readToken(scanner);
  return scanner.tokens;
}

const spacePattern = /[ \t\r\n\f\v\u00a0]+/y;

const wordPattern = /[\p{L}_$][\p{L}\p{N}\p{M}_$]*/uy;

const numberPattern = /\d[\w.]*/y;

// Marks whose parts must not be taken for `=` or `.`; any other character is a mark of its own
const markPattern = /=>|[=!<>]=+|\.\.\.|\?\.|[\s\S]/y;

function readToken(scanner: Scanner): void {
  const space = matchHere(scanner, spacePattern);
  if (space !== undefined) {
    if (space.includes('\n')) scanner.startsLine = true;
    scanner.position += space.length;
    return;
  }
  const character = scanner.text.charAt(scanner.position);
  if (character === '/') readSlash(scanner);
  else if (character === '"' || character === "'") readString(scanner, character);
  else if (character === '`') {
    scanner.position += 1;
    readTemplate(scanner, '', false);
  } else if (!readMatching(scanner, 'word', wordPattern) && !readMatching(scanner, 'number', numberPattern))
    readMark(scanner, character);
}

function matchHere(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.position;
  return pattern.exec(scanner.text)?.[0];
}

function readMatching(scanner: Scanner, kind: ScriptToken['kind'], pattern: RegExp): boolean {
  const found = matchHere(scanner, pattern);
  if (found === undefined) return false;
  scanner.position += found.length;
  push(scanner, kind, found);
  return true;
}

function push(scanner: Scanner, kind: ScriptToken['kind'], text: string): void {
  scanner.tokens.push({ kind, text, startsLine: scanner.startsLine });
  scanner.startsLine = false;
}

function readMark(scanner: Scanner, character: string): void {
  if (character === '}' && scanner.templates.at(-1) === scanner.depth) {
    scanner.templates.pop();
    scanner.position += 1;
    readTemplate(scanner, '', true);
    return;
  }
  if (character === '{') scanner.depth += 1;
  if (character === '}' && scanner.depth > 0) scanner.depth -= 1;
  readMatching(scanner, 'mark', markPattern);
}

function readSlash(scanner: Scanner): void {
  const { text, position } = scanner;
  if (text.startsWith('//', position)) {
    scanner.position = endOfLine(text, position);
  } else if (text.startsWith('/*', position)) {
    const end = text.indexOf('*/', position + 2);
    if (text.slice(position, end < 0 ? text.length : end).includes('\n')) scanner.startsLine = true;
    scanner.position = end < 0 ? text.length : end + 2;
  } else {
    const end = beginsPattern(scanner) ? patternEnd(scanner) : undefined;
    scanner.position = end ?? position + 1;
    push(scanner, end === undefined ? 'mark' : 'other', '/');
  }
}

function endOfLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? text.length : feed;
}

/** Behind a value a slash divides; anywhere else it begins a regular expression. */
function beginsPattern({ tokens }: Scanner): boolean {
  const before = tokens.at(-1);
  if (before === undefined) return true;
  if (before.kind === 'word') return /^(?:return|typeof|case|in|of|void|delete)$/.test(before.text);
  return before.kind === 'mark' && !/^[)\]}]$/.test(before.text);
}

/** Where a regular expression that begins here ends, flags not counted: they are a word of their own. */
function patternEnd(scanner: Scanner): number | undefined {
  const { text, position } = scanner;
  if (position < scanner.noPatternUntil) return undefined;
  const lineEnd = endOfLine(text, position);
  let isInClass = false;
  for (let at = position + 1; at < lineEnd; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '[') isInClass = true;
    else if (character === ']') isInClass = false;
    else if (character === '/' && !isInClass) return at + 1;
  }
  scanner.noPatternUntil = lineEnd;
  return undefined;
}

function readString(scanner: Scanner, quote: string): void {
  const { text } = scanner;
  let value = '';
  let from = scanner.position + 1;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\n') {
      scanner.position = at;
      push(scanner, 'other', quote);
      return;
    }
    if (character === quote) {
      scanner.position = at + 1;
      push(scanner, 'string', value + text.slice(from, at));
      return;
    }
    if (character !== '\\') continue;
    const found = readEscape(text, at);
    value += text.slice(from, at) + found.value;
    from = found.next;
    at = from - 1;
  }
  scanner.position = text.length;
  push(scanner, 'other', quote);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' };

// `\u0041`, `\u{1F600}`, `\x41`
const codePattern = /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2}))/y;

/** What the backslash at `at` and what follows it stand for. */
function readEscape(text: string, at: number): { readonly value: string; readonly next: number } {
  codePattern.lastIndex = at;
  const match = codePattern.exec(text);
  if (match !== null) {
    const code = Number.parseInt(match[1] ?? match[2] ?? match[3] ?? '', 16);
    return { value: code <= 0x10ffff ? String.fromCodePoint(code) : '', next: at + match[0].length };
  }
  const next = text.charAt(at + 1);
  if (next === '\n') return { value: '', next: at + 2 };
  if (next === '\r') return { value: '', next: at + (text.charAt(at + 2) === '\n' ? 3 : 2) };
  return { value: escapes[next] ?? next, next: at + 2 };
}

// The folder of the configuration itself, as a substitution
const ownFolderPattern = /\$\{\s*(?:__dirname|import\.meta\.dirname|process\.cwd\(\))\s*\}/y;

/** Reads a template from inside its text on; `isCut` says that a substitution came before. */
function readTemplate(scanner: Scanner, start: string, isCut: boolean): void {
  const { text } = scanner;
  let value = start;
  let from = scanner.position;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '`') {
      scanner.position = at + 1;
      push(scanner, isCut ? 'other' : 'string', value + text.slice(from, at));
      return;
    }
    const skipped = character === '\\' ? readEscape(text, at) : readOwnFolder(text, at);
    if (skipped !== undefined) {
      value += text.slice(from, at) + skipped.value;
      from = skipped.next;
      at = from - 1;
    } else if (text.startsWith('${', at)) {
      scanner.templates.push(scanner.depth);
      scanner.position = at + 2;
      push(scanner, 'other', '`');
      return;
    }
  }
  scanner.position = text.length;
  push(scanner, 'other', '`');
}

function readOwnFolder(
  text: string,
  at: number,
): { readonly value: string; readonly next: number } | undefined {
  if (text.charAt(at) !== '$') return undefined;
  ownFolderPattern.lastIndex = at;
  const match = ownFolderPattern.exec(text);
  return match === null ? undefined : { value: '.', next: at + match[0].length };
}

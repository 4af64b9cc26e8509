/** A literal of Python as data. Tuples and lists are arrays; a dict is a Map of its keys as text. */
export type PythonValue =
  | string
  | number
  | boolean
  | null
  | readonly PythonValue[]
  | ReadonlyMap<string, PythonValue>;

/** Longest text that is read, in UTF-16 units: Nikola's own conf.py has about 60,000. */
const longestText = 262_144;

const deepest = 20;

class NotLiteral extends Error {}

interface Reader {
  readonly text: string;
  position: number;
  readonly known: ReadonlyMap<string, PythonValue>;
}

// At the start of a line: `POSTS = (`
const assignmentPattern = /^([A-Za-z_]\w*)[ \t]*=(?!=)[ \t]*/;

/**
 * The literals a Python file assigns to names at its top level; the last assignment of a name counts. Nothing is run:
 * a value that is no literal (a call, a sum, an f-string) is left out, and the name with it.
 */
export function readPythonLiterals(text: string): ReadonlyMap<string, PythonValue> {
  const known = new Map<string, PythonValue>();
  if (text.length > longestText) return known;
  const reader: Reader = { text: text.replace(/\r\n?/g, '\n'), position: 0, known };
  while (reader.position < reader.text.length) readStatement(reader, known);
  return known;
}

function readStatement(reader: Reader, known: Map<string, PythonValue>): void {
  const feed = reader.text.indexOf('\n', reader.position);
  const lineEnd = feed < 0 ? reader.text.length : feed;
  const line = reader.text.slice(reader.position, lineEnd);
  const match = assignmentPattern.exec(line);
  if (match?.[1] === undefined && !/^(?:"""|''')/.test(line)) {
    reader.position = lineEnd + 1;
    return;
  }
  const start = reader.position;
  reader.position += match?.[0].length ?? 0;
  const value = tryValue(reader);
  if (match?.[1] !== undefined) {
    if (value === undefined) known.delete(match[1]);
    else known.set(match[1], value);
  }
  if (value === undefined) reader.position = Math.max(lineEnd, start);
  const rest = reader.text.indexOf('\n', reader.position);
  reader.position = rest < 0 ? reader.text.length : rest + 1;
}

function tryValue(reader: Reader): PythonValue | undefined {
  try {
    const value = readValue(reader, 0);
    skipBlanks(reader);
    // `'a' + b` and `'a'.join(x)` begin with a literal but are none.
    if (!['', '\n', '#', ';'].includes(reader.text.charAt(reader.position))) return undefined;
    return value;
  } catch (error) {
    if (error instanceof NotLiteral) return undefined;
    throw error;
  }
}

function skipBlanks(reader: Reader): void {
  while (' \t'.includes(reader.text.charAt(reader.position) || 'x')) reader.position += 1;
}

/** Skips space, line ends and comments, as between brackets. */
function skipInside(reader: Reader): void {
  for (;;) {
    const character = reader.text.charAt(reader.position);
    if (character === '#') {
      const feed = reader.text.indexOf('\n', reader.position);
      reader.position = feed < 0 ? reader.text.length : feed;
    } else if (character !== '' && ' \t\n\\'.includes(character)) reader.position += 1;
    else return;
  }
}

// `'a'`, `"""a"""`, `r'a'`, `u"a"`; no f-strings, no bytes
const stringPattern = /[rRuU]?(?:"""|'''|"|')/y;

const wordPattern = /[A-Za-z_]\w*/y;

const numberPattern = /-?\d[\d_]*(?:\.\d+)?/y;

function matchHere(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.position;
  return pattern.exec(reader.text)?.[0];
}

function readValue(reader: Reader, depth: number): PythonValue {
  if (depth > deepest) throw new NotLiteral();
  const character = reader.text.charAt(reader.position);
  if (character === '(') return readSequence(reader, ')', depth);
  if (character === '[') return readSequence(reader, ']', depth);
  if (character === '{') return readDict(reader, depth);
  if (matchHere(reader, stringPattern) !== undefined) return readStrings(reader, depth);
  const number = matchHere(reader, numberPattern);
  if (number !== undefined) {
    reader.position += number.length;
    return Number(number.replaceAll('_', ''));
  }
  return readWord(reader);
}

const words: ReadonlyMap<string, boolean | null> = new Map([
  ['True', true],
  ['False', false],
  ['None', null],
]);

function readWord(reader: Reader): PythonValue {
  const word = matchHere(reader, wordPattern);
  if (word === undefined) throw new NotLiteral();
  const value = words.has(word) ? words.get(word) : reader.known.get(word);
  if (value === undefined) throw new NotLiteral();
  reader.position += word.length;
  return value;
}

/** Adjacent strings are one, on one line or, between brackets, on several. */
function readStrings(reader: Reader, depth: number): string {
  let value = '';
  for (;;) {
    const opening = matchHere(reader, stringPattern);
    if (opening === undefined) return value;
    value += readString(reader, opening);
    if (depth > 0) skipInside(reader);
    else skipBlanks(reader);
  }
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

function readString(reader: Reader, opening: string): string {
  const isRaw = /^r/i.test(opening);
  const quote = opening.replace(/^[ru]/i, '');
  reader.position += opening.length;
  let value = '';
  while (!reader.text.startsWith(quote, reader.position)) {
    const character = reader.text.charAt(reader.position);
    if (character === '' || (character === '\n' && quote.length === 1)) throw new NotLiteral();
    value += character === '\\' ? readEscape(reader, isRaw) : character;
    reader.position += 1;
  }
  reader.position += quote.length;
  return value;
}

/** What a backslash and the character after it stand for; leaves the position at that character. */
function readEscape(reader: Reader, isRaw: boolean): string {
  reader.position += 1;
  const next = reader.text.charAt(reader.position);
  if (isRaw) return `\\${next}`;
  return escapes[next] ?? `\\${next}`;
}

function readSequence(reader: Reader, close: string, depth: number): PythonValue {
  const items: PythonValue[] = [];
  let commas = 0;
  reader.position += 1;
  for (skipInside(reader); reader.text.charAt(reader.position) !== close; skipInside(reader)) {
    items.push(readValue(reader, depth + 1));
    if (readComma(reader, close)) commas += 1;
  }
  reader.position += 1;
  const [only] = items;
  // Round brackets around one value without a comma are only brackets.
  return close === ')' && items.length === 1 && commas === 0 && only !== undefined ? only : items;
}

function readDict(reader: Reader, depth: number): PythonValue {
  const items = new Map<string, PythonValue>();
  reader.position += 1;
  for (skipInside(reader); reader.text.charAt(reader.position) !== '}'; skipInside(reader)) {
    const key = readValue(reader, depth + 1);
    skipInside(reader);
    if (reader.text.charAt(reader.position) !== ':') throw new NotLiteral();
    reader.position += 1;
    skipInside(reader);
    items.set(String(key), readValue(reader, depth + 1));
    readComma(reader, '}');
  }
  reader.position += 1;
  return items;
}

/** Whether a comma came; the end of the bracket is fine too. */
function readComma(reader: Reader, close: string): boolean {
  skipInside(reader);
  const character = reader.text.charAt(reader.position);
  if (character !== ',' && character !== close) throw new NotLiteral();
  if (character === ',') reader.position += 1;
  return character === ',';
}

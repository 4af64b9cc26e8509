import { type ScriptToken, scriptTokens } from './script-tokens.ts';

/** A literal of a script; undefined is everything that would have to be run. */
export type ScriptLiteral = string | number | boolean | null | undefined;

/** A literal, object, list, call or block of a script, as data. */
export interface ScriptPart {
  /** The key, variable or last word of an assigned name it stands behind: `blog` of `blog: {…}`, `exports` of `module.exports = …`. */
  readonly key: string;
  /** What is called to make it: `glob` of `loader: glob({…})`; '' for all that is no call. */
  readonly call: string;
  readonly value: ScriptLiteral;
  /** What stands inside: an object's entries, a list's items, a call's arguments, a block's literals. */
  readonly parts: readonly ScriptPart[];
}

/** Longest script that is read, in UTF-16 units. */
const longestScript = 262_144;

/** Deepest nesting that is kept; what is deeper is left out. */
const deepest = 60;

/**
 * The literals of a JavaScript, TypeScript or JSON text as a tree. Nothing is run, and what is no literal has the value
 * undefined; `__dirname`, alone, in a template or joined to names by `path.join`, is `.`: paths then are relative to the
 * script. Never throws; a text that is too long gives an empty part.
 */
export function readScriptConfig(text: string): ScriptPart {
  const tokens = text.length > longestScript ? [] : scriptTokens(text);
  const builder: Builder = { tokens, frames: [newFrame('', '', '')], skipped: 0 };
  for (let at = 0; at < tokens.length; at += 1) at += readAt(builder, at);
  while (builder.frames.length > 1) closeFrame(builder);
  const top = topFrame(builder);
  endEntry(top);
  return toPart(top);
}

/** The parts anywhere below that stand behind a key, in the order of the text. */
export function scriptParts(part: ScriptPart, key: string): readonly ScriptPart[] {
  return part.parts.flatMap(child => [...(child.key === key ? [child] : []), ...scriptParts(child, key)]);
}

/** The calls of a function anywhere below, by the last word of its name: their parts are the arguments. */
export function scriptCalls(part: ScriptPart, name: string): readonly ScriptPart[] {
  return part.parts.flatMap(child => [...(child.call === name ? [child] : []), ...scriptCalls(child, name)]);
}

/** The strings anywhere below that stand behind a key, alone or in a list. */
export function scriptStrings(part: ScriptPart, key: string): readonly string[] {
  return scriptParts(part, key).flatMap(ownStrings);
}

/** The string a part is, or those it lists. */
export function ownStrings(part: ScriptPart): readonly string[] {
  if (typeof part.value === 'string') return [part.value];
  return part.parts.flatMap(({ key, value }) => (key === '' && typeof value === 'string' ? [value] : []));
}

/**
 * The literal at a way of keys, each inside the one before: `('dir', 'input')` finds `dir: { input: 'src' }` wherever
 * the object is. The first that is a literal counts.
 */
export function scriptLiteral(part: ScriptPart, ...keys: readonly string[]): ScriptLiteral {
  const [first = '', ...rest] = keys;
  return scriptParts(part, first)
    .flatMap(found => rest.reduce((parts, key) => parts.flatMap(item => childrenOf(item, key)), [found]))
    .find(({ value }) => value !== undefined)?.value;
}

function childrenOf(part: ScriptPart, key: string): ScriptPart[] {
  return part.parts.filter(child => child.key === key);
}

/** {@link scriptLiteral} where it is a string, else ''. */
export function scriptText(part: ScriptPart, ...keys: readonly string[]): string {
  const value = scriptLiteral(part, ...keys);
  return typeof value === 'string' ? value : '';
}

/** The string behind a key that lies least deep: a configuration's own `title`, not that of a menu; '' when there is none. */
export function outermostText(part: ScriptPart, key: string): string {
  for (let level = part.parts; level.length > 0; level = level.flatMap(({ parts }) => parts)) {
    const found = level.find(item => item.key === key && typeof item.value === 'string');
    if (typeof found?.value === 'string') return found.value;
  }
  return '';
}

/** What is open while a script is read. */
interface Frame {
  readonly bracket: string;
  readonly key: string;
  readonly call: string;
  readonly parts: ScriptPart[];
  /** Whether an entry is no literal and holds none. */
  hasUnknown: boolean;
  /** The entry being read: its key, and how many tokens and parts its value has so far. */
  entryKey: string;
  entryTokens: number;
  entryParts: number;
  /** Whether the next token begins an entry. */
  isStart: boolean;
  /** The name behind `const`, and the last word of all. */
  declared: string;
  word: string;
}

interface Builder {
  readonly tokens: readonly ScriptToken[];
  readonly frames: Frame[];
  /** Brackets open below the deepest level that is kept. */
  skipped: number;
}

function newFrame(bracket: string, key: string, call: string): Frame {
  const entry = { entryKey: '', entryTokens: 0, entryParts: 0, isStart: true, declared: '', word: '' };
  return { bracket, key, call, parts: [], hasUnknown: false, ...entry };
}

function topFrame({ frames }: Builder): Frame {
  const top = frames.at(-1);
  if (top === undefined) throw new Error('a script always has an open frame');
  return top;
}

/** Reads the token at `at` and returns how many more were read with it. */
function readAt(builder: Builder, at: number): number {
  const token = builder.tokens[at];
  if (token === undefined) return 0;
  if (token.kind === 'mark') readMark(builder, token.text, at);
  else if (builder.skipped === 0) return readWordOrValue(builder, token, at);
  return 0;
}

const closings: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function readMark(builder: Builder, mark: string, at: number): void {
  if (closings[mark] !== undefined) openFrame(builder, mark, at);
  else if (mark === ')' || mark === ']' || mark === '}') closeBracket(builder, mark);
  else if (builder.skipped > 0) return;
  else if (mark === ',' || mark === ';') endEntry(topFrame(builder));
  else if (mark === '=') beginAssignment(topFrame(builder));
  else {
    const frame = topFrame(builder);
    frame.entryTokens += 1;
    frame.isStart = false;
  }
}

function openFrame(builder: Builder, bracket: string, at: number): void {
  if (builder.skipped > 0 || builder.frames.length > deepest) {
    builder.skipped += 1;
    return;
  }
  const outer = topFrame(builder);
  const before = builder.tokens[at - 1];
  const call = bracket === '(' && before?.kind === 'word' ? before.text : '';
  outer.entryTokens += 1;
  outer.isStart = false;
  builder.frames.push(newFrame(bracket, outer.entryKey, call));
}

function closeBracket(builder: Builder, mark: string): void {
  if (builder.skipped > 0) builder.skipped -= 1;
  // A bracket that closes nothing is passed over; one that closes an outer frame closes all within it.
  else if (builder.frames.length > 1 && closings[topFrame(builder).bracket] === mark) closeFrame(builder);
  else if (builder.frames.some(({ bracket }) => closings[bracket] === mark)) {
    while (closings[topFrame(builder).bracket] !== mark) closeFrame(builder);
    closeFrame(builder);
  }
}

function closeFrame(builder: Builder): void {
  const frame = topFrame(builder);
  endEntry(frame);
  builder.frames.pop();
  addPart(topFrame(builder), toPart(frame));
}

function addPart(frame: Frame, part: ScriptPart): void {
  frame.parts.push(part);
  frame.entryParts += 1;
  if (part.value === undefined) frame.hasUnknown = true;
}

function toPart({ key, call, parts, hasUnknown }: Frame): ScriptPart {
  return { key, call, parts, value: pathOfCall(call, parts, hasUnknown) };
}

/** The path that `path.join('a', 'b')`, `new URL('./a', import.meta.url)` and their like give. */
function pathOfCall(call: string, parts: readonly ScriptPart[], hasUnknown: boolean): ScriptLiteral {
  const [first, ...others] = parts.map(({ value }) => value);
  if (typeof first !== 'string') return undefined;
  if (call === 'URL' || call === 'fileURLToPath') return first;
  if ((call !== 'join' && call !== 'resolve') || hasUnknown) return undefined;
  return [first, ...others].map(String).join('/');
}

function endEntry(frame: Frame): void {
  if (frame.entryParts === 0 && frame.entryTokens > 0) frame.hasUnknown = true;
  if (frame.entryParts === 0 && frame.entryKey !== '')
    frame.parts.push({ key: frame.entryKey, call: '', value: undefined, parts: [] });
  beginEntry(frame, '');
  frame.isStart = true;
  frame.declared = '';
  frame.word = '';
}

function beginEntry(frame: Frame, key: string): void {
  frame.entryKey = key;
  frame.entryTokens = 0;
  frame.entryParts = 0;
  frame.isStart = false;
}

function beginAssignment(frame: Frame): void {
  beginEntry(frame, frame.declared || frame.word);
  frame.declared = '';
}

// Words that begin a statement where the line before ends without a semicolon
const statementPattern =
  /^(?:const|let|var|export|import|return|function|module|class|async|interface|type|if|for)$/;

function readWordOrValue(builder: Builder, token: ScriptToken, at: number): number {
  const frame = topFrame(builder);
  const next = builder.tokens[at + 1];
  const isKeyword = token.kind === 'word' && statementPattern.test(token.text);
  const isInParentheses = frame.bracket === '(' || frame.bracket === '[';
  if (isKeyword && token.startsLine && !isInParentheses && next?.text !== ':') endEntry(frame);
  if (frame.isStart && frame.bracket === '{' && isKey(token) && readKey(frame, token, next)) return 1;
  if (token.kind === 'word') noteWord(builder, frame, token, at);
  const value = literalOf(token);
  const isAlone = frame.entryTokens === 0 && endsValue(next);
  if (value !== undefined && isAlone) addPart(frame, { key: frame.entryKey, call: '', value, parts: [] });
  frame.entryTokens += 1;
  frame.isStart = false;
  return 0;
}

/** Whether a key with its colon was read. */
function readKey(frame: Frame, { kind, text }: ScriptToken, next: ScriptToken | undefined): boolean {
  if (next?.kind === 'mark' && next.text === ':') {
    beginEntry(frame, text);
    return true;
  }
  // `{ blog }` names a variable.
  if (kind === 'word' && endsEntry(next)) frame.entryKey = text;
  return false;
}

function isKey({ kind }: ScriptToken): boolean {
  return kind === 'word' || kind === 'string' || kind === 'number';
}

function noteWord(builder: Builder, frame: Frame, { text }: ScriptToken, at: number): void {
  const before = builder.tokens[at - 1];
  if (before?.kind === 'word' && /^(?:const|let|var)$/.test(before.text)) frame.declared = text;
  frame.word = text;
}

const words: ReadonlyMap<string, ScriptLiteral> = new Map<string, ScriptLiteral>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['__dirname', '.'],
]);

function literalOf({ kind, text }: ScriptToken): ScriptLiteral {
  if (kind === 'string') return text;
  if (kind === 'word') return words.get(text);
  const number = kind === 'number' ? Number(text.replaceAll('_', '')) : Number.NaN;
  return Number.isNaN(number) ? undefined : number;
}

function endsEntry(next: ScriptToken | undefined): boolean {
  return next === undefined || (next.kind === 'mark' && /^[,;)\]}]$/.test(next.text));
}

/** Whether a value ends before `next`: an operator would make another value of it. */
function endsValue(next: ScriptToken | undefined): boolean {
  if (next === undefined || endsEntry(next)) return true;
  if (next.kind === 'word') return next.startsLine || next.text === 'as' || next.text === 'satisfies';
  return false;
}

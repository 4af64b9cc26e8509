import { foldText } from './fold-text.ts';

/** Hears of one token: its folded term and where it stands, in UTF-16 offsets. */
export type VisitToken = (term: string, from: number, to: number) => void;

/** UTF-16 units of a word that count; what follows in a longer one is left out, in posts and in queries alike. */
export const longestTerm = 48;

/** What a character is to the search. `dense`: of a script that puts no spaces between words. */
const kinds = { gap: 1, word: 2, dense: 3, foldedDense: 4, joiner: 5 } as const;

const joinerPattern = /^(?:\p{M}|\u00ad|[\u200b-\u200d]|\u2060|\ufeff)$/u;
const wordPattern = /^[\p{L}\p{N}]$/u;
const densePattern =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u;

/** The kinds of the characters met so far, by UTF-16 unit; 0: not met. It only saves time. */
const knownKinds = new Uint8Array(0x1_0000);

/**
 * Goes through the words of a text in order. Scripts without spaces give overlapping pairs of characters, or the
 * character itself where it stands alone; everything that is neither letter nor digit separates.
 */
export function visitTokens(text: string, visit: VisitToken): void {
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at);
    if (kind === kinds.word) at = visitWord(text, at, visit);
    else if (kind === kinds.dense || kind === kinds.foldedDense) at = visitRun(text, at, visit);
    else at += widthAt(text, at);
  }
}

/** Whether a term comes from a script without spaces. */
export function isDenseTerm(term: string): boolean {
  const kind = term === '' ? kinds.gap : kindAt(term, 0);
  return kind === kinds.dense || kind === kinds.foldedDense;
}

/** How many characters a dense term has: two, or one that stands alone. */
export function countCharacters(term: string): number {
  let count = 0;
  for (let at = 0; at < term.length; at = endOfCharacter(term, at)) count += 1;
  return count;
}

function visitWord(text: string, from: number, visit: VisitToken): number {
  let to = from;
  while (to < text.length) {
    const kind = kindAt(text, to);
    if (kind !== kinds.word && kind !== kinds.joiner) break;
    to += widthAt(text, to);
  }
  const term = foldWord(text.slice(from, Math.min(to, from + longestTerm)));
  if (term !== '') visit(term, from, to);
  return to;
}

/** Words with accents met lately and what they are folded: it only saves time. */
const knownWords = new Map<string, string>();
const mostKnownWords = 20_000;
const shortWord = 13;
const beyondAscii = /[\u0080-\uffff]/;

function foldWord(word: string): string {
  if (!beyondAscii.test(word)) return word.toLowerCase();
  // A longer part of a string keeps all of it in memory, which a list must not.
  if (word.length >= shortWord) return foldText(word);
  const known = knownWords.get(word);
  if (known !== undefined) return known;
  if (knownWords.size === mostKnownWords) knownWords.clear();
  const folded = foldText(word);
  knownWords.set(word, folded);
  return folded;
}

function visitRun(text: string, from: number, visit: VisitToken): number {
  let before = -1;
  let at = from;
  let isFolded = false;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind !== kinds.dense && kind !== kinds.foldedDense) break;
    const end = endOfCharacter(text, at);
    // Looked up only where it changes anything: most of these characters are their own folded form.
    const isOwnForm = kind === kinds.dense && end === at + 1;
    if (before >= 0) visit(termOf(text.slice(before, end), isOwnForm && !isFolded), before, end);
    isFolded = !isOwnForm;
    before = at;
    at = end;
  }
  if (at === endOfCharacter(text, from)) visit(termOf(text.slice(from, at), !isFolded), from, at);
  return at;
}

const termOf = (written: string, isOwnForm: boolean) => (isOwnForm ? written : foldText(written));

/** Where the character at `at` ends, with the marks that belong to it. */
function endOfCharacter(text: string, at: number): number {
  let end = at + widthAt(text, at);
  while (end < text.length && kindAt(text, end) === kinds.joiner) end += widthAt(text, end);
  return end;
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit < 0xdc00;

function widthAt(text: string, at: number): number {
  return isHighSurrogate(text.charCodeAt(at)) && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (isHighSurrogate(unit)) return kindOf(String.fromCodePoint(text.codePointAt(at) ?? unit));
  const known = knownKinds[unit] ?? 0;
  if (known !== 0) return known;
  const kind = kindOf(String.fromCharCode(unit));
  knownKinds[unit] = kind;
  return kind;
}

function kindOf(character: string): number {
  if (joinerPattern.test(character)) return kinds.joiner;
  if (!wordPattern.test(character)) return kinds.gap;
  if (!densePattern.test(character)) return kinds.word;
  return foldText(character) === character ? kinds.dense : kinds.foldedDense;
}

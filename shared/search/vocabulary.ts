import { letterMask, mayBeNear } from './edit-distance.ts';
import { firstSimilarKind, type MatchKind, matchExactly, matchSimilarly } from './match-term.ts';
import type { QueryTerm } from './search-query.ts';

/** A word of the posts that answers one of the query. */
export interface TermMatch {
  /** The word's number. */
  readonly term: number;
  readonly kind: MatchKind;
}

/** Every different word of the posts, numbered from 0 in the order in which they came. */
export interface Vocabulary {
  readonly size: number;
  /** The number of a folded word, which is added when it is new. */
  add(term: string): number;
  termOf(number: number): string;
  /** Words that answer `wanted`: letter by letter, and with `isForgiving` those with typing errors, too. */
  match(wanted: QueryTerm, isForgiving: boolean): readonly TermMatch[];
}

/** Stands before each word where all are one text; no word holds it. */
const separator = '\n';
/** New words that are looked at one by one; with more of them, all are made one text again. */
const mostLoose = 500;

/** Creates a vocabulary without words. */
export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  let letters = { masks: new Int32Array(1024), lengths: new Uint8Array(1024) };
  let joined = joinTerms([]);

  const matchLoose = (wanted: QueryTerm, matches: TermMatch[]) => {
    for (let number = joined.count; number < terms.length; number += 1) {
      const kind = matchExactly(wanted, terms[number] ?? '');
      if (kind !== undefined) matches.push({ term: number, kind });
    }
  };
  const matchNear = (wanted: QueryTerm, matches: TermMatch[]) => {
    const { masks, lengths } = letters;
    const { edits, mask, text } = wanted;
    for (let number = 0; number < terms.length; number += 1) {
      const apart = (lengths[number] ?? 0) - text.length;
      const own = masks[number] ?? 0;
      if (apart > edits || apart < -edits || !mayBeNear(own, mask, edits)) continue;
      const kind = matchSimilarly(wanted, terms[number] ?? '', own);
      if (kind !== undefined) matches.push({ term: number, kind });
    }
  };
  return {
    get size() {
      return terms.length;
    },
    add(term) {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      const own = flat(term);
      if (terms.length === letters.masks.length) letters = grown(letters);
      letters.masks[terms.length] = letterMask(own);
      letters.lengths[terms.length] = own.length;
      numbers.set(own, terms.length);
      return terms.push(own) - 1;
    },
    termOf: number => terms[number] ?? '',
    match(wanted, isForgiving) {
      const matches: TermMatch[] = [];
      if (wanted.mayGoOn || wanted.mayBeInside) {
        if (terms.length - joined.count > mostLoose) joined = joinTerms(terms);
        matchJoined(joined, terms, wanted, matches);
        matchLoose(wanted, matches);
      } else {
        const term = numbers.get(wanted.text);
        if (term !== undefined) matches.push({ term, kind: 0 });
      }
      // Words that hold the one asked for are within its errors at times, too; which of both they are does not matter twice.
      if (!isForgiving || wanted.edits === 0) return matches;
      const found = new Set(matches.map(({ term }) => term));
      const near: TermMatch[] = [];
      matchNear(wanted, near);
      return [...matches, ...near.filter(({ term }) => !found.has(term))];
    },
  };
}

/** Whether a match forgives typing errors. */
export function isSimilar({ kind }: TermMatch): boolean {
  return kind >= firstSimilarKind;
}

interface JoinedTerms {
  readonly text: string;
  /** Where each word's separator stands. */
  readonly starts: Uint32Array;
  readonly count: number;
}

/** All words as one text: looking through it takes a tenth of the time of looking at each. */
function joinTerms(terms: readonly string[]): JoinedTerms {
  const starts = new Uint32Array(terms.length + 1);
  let at = 0;
  for (const [number, term] of terms.entries()) {
    starts[number] = at;
    at += term.length + 1;
  }
  starts[terms.length] = at;
  return { text: `${separator}${terms.join(separator)}`, starts, count: terms.length };
}

function matchJoined(
  { text, starts, count }: JoinedTerms,
  terms: readonly string[],
  wanted: QueryTerm,
  matches: TermMatch[],
): void {
  const part = wanted.mayBeInside ? wanted.text : `${separator}${wanted.text}`;
  let number = 0;
  for (let at = text.indexOf(part); at >= 0 && number < count; at = text.indexOf(part, starts[number])) {
    number = numberAt(starts, number, count, at);
    const kind = matchExactly(wanted, terms[number] ?? '');
    if (kind !== undefined) matches.push({ term: number, kind });
    number += 1;
  }
}

/** The last word, from `from` on, that begins at or before a place. */
function numberAt(starts: Uint32Array, from: number, count: number, place: number): number {
  let low = from;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Letters {
  readonly masks: Int32Array<ArrayBuffer>;
  readonly lengths: Uint8Array<ArrayBuffer>;
}

function grown({ masks, lengths }: Letters): Letters {
  const next = { masks: new Int32Array(masks.length * 2), lengths: new Uint8Array(lengths.length * 2) };
  next.masks.set(masks);
  next.lengths.set(lengths);
  return next;
}

/** A copy of a word that does not keep the whole post it was cut from in memory, as parts of strings do. */
function flat(word: string): string {
  return word.length < 13 ? word : JSON.parse(JSON.stringify(word));
}

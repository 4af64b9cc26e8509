import { letterMask } from './edit-distance.ts';
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
  /** The number of a folded word; -1 when no post ever had it. */
  find(term: string): number;
  /** The number of a folded word, which is added when it is new. */
  add(term: string): number;
  termOf(number: number): string;
  /** Words that answer `wanted`: letter by letter, and with `isForgiving` those with typing errors, too. */
  match(wanted: QueryTerm, isForgiving: boolean): readonly TermMatch[];
}

/** Creates a vocabulary without words. */
export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const masks: number[] = [];
  return {
    get size() {
      return terms.length;
    },
    find: term => numbers.get(term) ?? -1,
    add(term) {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      const own = flat(term);
      numbers.set(own, terms.length);
      masks.push(letterMask(own));
      return terms.push(own) - 1;
    },
    termOf: number => terms[number] ?? '',
    match(wanted, isForgiving) {
      if (!wanted.mayGoOn && !wanted.mayBeInside && !isForgiving) return matchWhole(numbers, wanted);
      const matches: TermMatch[] = [];
      for (let number = 0; number < terms.length; number += 1) {
        const term = terms[number] ?? '';
        const kind =
          matchExactly(wanted, term) ??
          (isForgiving ? matchSimilarly(wanted, term, masks[number] ?? 0) : undefined);
        if (kind !== undefined) matches.push({ term: number, kind });
      }
      return matches;
    },
  };
}

/** Whether a match forgives typing errors. */
export function isSimilar({ kind }: TermMatch): boolean {
  return kind >= firstSimilarKind;
}

function matchWhole(numbers: ReadonlyMap<string, number>, { text }: QueryTerm): readonly TermMatch[] {
  const term = numbers.get(text);
  return term === undefined ? [] : [{ term, kind: 0 }];
}

/** A copy of a word that does not keep the whole post it was cut from in memory, as parts of strings do. */
function flat(word: string): string {
  return word.length < 13 ? word : decodeURIComponent(encodeURIComponent(word));
}

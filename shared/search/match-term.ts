import { editDistance, mayBeNear } from './edit-distance.ts';
import type { QueryTerm } from './search-query.ts';

/**
 * How well a word of a post is the one asked for: 0 itself, 1 it begins so, 2 it holds it, 3 and 4 it is one or two
 * typing errors away.
 */
export type MatchKind = 0 | 1 | 2 | 3 | 4;

/** Kinds from here on forgive typing errors. */
export const firstSimilarKind = 3;

/** How the folded word `term` answers `wanted` letter by letter; undefined when it does not. */
export function matchExactly(wanted: QueryTerm, term: string): MatchKind | undefined {
  const { text, mayGoOn, mayBeInside } = wanted;
  if (term.length < text.length || !(mayGoOn || mayBeInside)) return term === text ? 0 : undefined;
  if (term.startsWith(text)) {
    if (term.length === text.length) return 0;
    if (mayGoOn) return 1;
  }
  return mayBeInside && term.includes(text) ? 2 : undefined;
}

/** How many errors `term`, whose letters are `mask`, is away from `wanted`; undefined when none or too many. */
export function matchSimilarly(wanted: QueryTerm, term: string, mask: number): MatchKind | undefined {
  const { text, edits } = wanted;
  if (edits === 0 || Math.abs(term.length - text.length) > edits || !mayBeNear(mask, wanted.mask, edits))
    return undefined;
  const distance = editDistance(text, term, edits);
  if (distance === 1) return 3;
  return distance === 2 && edits === 2 ? 4 : undefined;
}

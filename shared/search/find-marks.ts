import { letterMask } from './edit-distance.ts';
import { firstSimilarKind, type MatchKind, matchExactly, matchSimilarly } from './match-term.ts';
import type { Mark } from './search-answer.ts';
import type { QueryTerm, QueryUnit, SearchQuery } from './search-query.ts';
import { visitTokens } from './visit-tokens.ts';

/** A marked word and which unit of the query it answers. */
export interface UnitMark extends Mark {
  /** Index of the unit. */
  readonly unit: number;
}

interface Token {
  readonly term: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Where the words of a query stand in a text, in order; words with typing errors only for units that are not found
 * without. Marks of the same unit do not overlap.
 */
export function findMarks(query: SearchQuery, text: string, isForgiving: boolean): readonly UnitMark[] {
  const tokens: Token[] = [];
  visitTokens(text, (term, from, to) => {
    tokens.push({ term, from, to });
  });
  return query.units
    .flatMap((unit, index) =>
      joined(marksOf(unit, tokens, isForgiving)).map(mark => ({ ...mark, unit: index })),
    )
    .sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Marks without overlaps, as a text is shown with them. */
export function mergeMarks(marks: readonly Mark[]): readonly Mark[] {
  return joined(marks.map(({ from, to }) => ({ from, to })));
}

function marksOf({ terms }: QueryUnit, tokens: readonly Token[], isForgiving: boolean): readonly Mark[] {
  const [first] = terms;
  if (first === undefined) return [];
  if (terms.length > 1) return markPhrase(terms, tokens);
  const exact = markWords(first, tokens, (wanted, term) => matchExactly(wanted, term));
  if (exact.length > 0 || !isForgiving || first.edits === 0) return exact;
  return markWords(first, tokens, (wanted, term) => matchSimilarly(wanted, term, letterMask(term)));
}

function markWords(
  wanted: QueryTerm,
  tokens: readonly Token[],
  match: (wanted: QueryTerm, term: string) => MatchKind | undefined,
): readonly Mark[] {
  const kinds = new Map<string, MatchKind | undefined>();
  const marks: Mark[] = [];
  for (const token of tokens) {
    let kind = kinds.get(token.term);
    if (kind === undefined && !kinds.has(token.term)) {
      kind = match(wanted, token.term);
      kinds.set(token.term, kind);
    }
    if (kind !== undefined) marks.push(markIn(token, wanted, kind));
  }
  return marks;
}

/** The part of a word that was asked for, where the folded word has the letters of the written one; else the word. */
function markIn({ term, from, to }: Token, { text }: QueryTerm, kind: MatchKind): Mark {
  const start = from + term.indexOf(text);
  if (kind === 0 || kind >= firstSimilarKind || term.length !== to - from) return { from, to };
  return { from: start, to: start + text.length };
}

function markPhrase(terms: readonly QueryTerm[], tokens: readonly Token[]): readonly Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at + terms.length <= tokens.length; at += 1) {
    const isHere = terms.every(
      (wanted, offset) => matchExactly(wanted, tokens[at + offset]?.term ?? '') !== undefined,
    );
    const [first, last] = [tokens[at], tokens[at + terms.length - 1]];
    if (isHere && first && last) marks.push({ from: first.from, to: last.to });
  }
  return marks;
}

/** Marks in order, those that overlap as one. */
function joined(marks: readonly Mark[]): readonly Mark[] {
  const result: Mark[] = [];
  for (const mark of [...marks].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = result.at(-1);
    if (last && mark.from < last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, mark.to) };
    else result.push(mark);
  }
  return result;
}

import { type IndexContents, placeOf } from './index-contents.ts';
import type { PostingReader } from './posting-pool.ts';
import type { QueryUnit } from './search-query.ts';
import { isSimilar, type TermMatch } from './vocabulary.ts';

/** The posts in which one unit of a query occurs. */
export interface UnitHits {
  /** Their numbers, each once. */
  readonly numbers: readonly number[];
  /** By number: how well the unit is found there, the smaller the better; {@link noRank}: not at all. */
  readonly ranks: Uint8Array;
  /** By number: how often. */
  readonly counts: Uint32Array;
}

/** The rank of a post in which a unit does not occur. */
export const noRank = 255;

/** What a rank is made of. */
export interface Rank {
  readonly isSimilar: boolean;
  /** Index in `searchPlaces`. */
  readonly place: number;
  /** A `MatchKind`. */
  readonly kind: number;
}

/** What a rank below {@link noRank} says. */
export function readRank(rank: number): Rank {
  return { isSimilar: rank >= similarRank, place: (rank >> 3) & 3, kind: rank & 7 };
}

const similarRank = 32;

/** Looks a unit up; with `isForgiving`, words with typing errors count in posts that have none without. */
export function findUnit(contents: IndexContents, { terms }: QueryUnit, isForgiving: boolean): UnitHits {
  const hits = createHits(contents.posts.length);
  const [first] = terms;
  if (first === undefined) return hits;
  if (terms.length > 1) {
    findPhrase(contents, { terms }, hits);
    return hits;
  }
  const matches = contents.vocabulary.match(first, isForgiving);
  for (const match of matches) if (!isSimilar(match)) addTerm(contents, match, hits, 0);
  for (const match of matches) if (isSimilar(match)) addTerm(contents, match, hits, similarRank);
  return hits;
}

type GrowingHits = UnitHits & { readonly numbers: number[] };

function createHits(count: number): GrowingHits {
  return { numbers: [], ranks: new Uint8Array(count).fill(noRank), counts: new Uint32Array(count) };
}

function addHit({ numbers, ranks, counts }: GrowingHits, number: number, rank: number, count: number): void {
  const known = ranks[number] ?? noRank;
  if (known === noRank) numbers.push(number);
  if (rank < known) ranks[number] = rank;
  counts[number] = (counts[number] ?? 0) + count;
}

/** Adds the posts that have a word; a similar word adds nothing to posts that have one that is not. */
function addTerm(contents: IndexContents, { term, kind }: TermMatch, hits: GrowingHits, base: number): void {
  const { posts, pool } = contents;
  const reader = pool.read(term);
  let number = -1;
  for (let step = reader.next(); step >= 0; step = reader.next()) {
    number += step;
    const head = reader.next();
    const count = head >> 2;
    reader.skip(count > 1 ? reader.next() : 0);
    if (count === 1) reader.next();
    if (posts[number] && (hits.ranks[number] ?? noRank) >= base)
      addHit(hits, number, base + (head & 3) * 8 + kind, count);
  }
}

/** Positions in each post at which a phrase may begin. */
type Starts = Map<number, readonly number[]>;

function findPhrase(contents: IndexContents, { terms }: QueryUnit, hits: GrowingHits): void {
  let starts: Starts | undefined;
  for (let offset = 0; offset < terms.length; offset += 1) {
    const wanted = terms[offset];
    if (!wanted) return;
    starts = nextStarts(contents, contents.vocabulary.match(wanted, false), offset, starts);
    if (starts.size === 0) return;
  }
  for (const [number, positions] of starts ?? []) {
    const post = contents.posts[number];
    const [first] = positions;
    if (post && first !== undefined) addHit(hits, number, placeOf(post, first) * 8, positions.length);
  }
}

/** The starts that are left when one of the words must stand `offset` behind them; all there are without `before`. */
function nextStarts(
  contents: IndexContents,
  matches: readonly TermMatch[],
  offset: number,
  before: Starts | undefined,
): Starts {
  const found = new Map<number, number[]>();
  for (const { term } of matches) collectStarts(contents, term, offset, before, found);
  // Several words may stand at one place, as beginnings of each other; the first place decides the rank.
  for (const positions of matches.length > 1 ? found.values() : []) positions.sort((a, b) => a - b);
  return found;
}

function collectStarts(
  { pool, posts }: IndexContents,
  term: number,
  offset: number,
  before: Starts | undefined,
  found: Map<number, number[]>,
): void {
  const reader = pool.read(term);
  let number = -1;
  for (let step = reader.next(); step >= 0; step = reader.next()) {
    number += step;
    const count = reader.next() >> 2;
    if (count > 1) reader.next();
    const known = before?.get(number);
    const isWanted = posts[number] !== undefined && (before === undefined || known !== undefined);
    const own = isWanted ? (found.get(number) ?? []) : undefined;
    readStarts(reader, { count, offset, known, own });
    if (own && own.length > 0) found.set(number, own);
  }
}

interface PostStarts {
  /** How many positions there are. */
  readonly count: number;
  readonly offset: number;
  /** Starts that are left, in order; undefined: any will do. */
  readonly known: readonly number[] | undefined;
  /** Where those that fit are added; undefined: nowhere. */
  readonly own: number[] | undefined;
}

function readStarts(reader: PostingReader, { count, offset, known, own }: PostStarts): void {
  let position = 0;
  let at = 0;
  for (let left = count; left > 0; left -= 1) {
    position += reader.next();
    if (!own) continue;
    const start = position - offset;
    while (known && (known[at] ?? Number.POSITIVE_INFINITY) < start) at += 1;
    if (known === undefined || known[at] === start) own.push(start);
  }
}

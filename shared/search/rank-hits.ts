import { findUnit, noRank, readRank, type UnitHits } from './find-unit.ts';
import type { IndexContents } from './index-contents.ts';
import type { HitGroup } from './search-answer.ts';
import { searchPlaces } from './search-document.ts';
import type { SearchQuery } from './search-query.ts';

/** How much a word counts by the kind of its match: itself, its beginning, inside of it, one error, two. */
const kindWeights = [1, 0.8, 0.5, 0.5, 0.25];
/** How soon more of the same word stops counting, and how much a long post is held against it (BM25’s k1 and b). */
const saturation = 1.2;
const lengthShare = 0.5;

interface RankedPost {
  readonly number: number;
  /** Which group it belongs to: exact before similar, and by place within. */
  readonly group: number;
  readonly score: number;
}

/** The posts in which every unit of the query occurs, in groups, the best first. */
export function rankHits(
  contents: IndexContents,
  { units }: SearchQuery,
  isForgiving: boolean,
): readonly HitGroup[] {
  const found: UnitHits[] = [];
  for (const unit of units) {
    const hits = findUnit(contents, unit, isForgiving);
    if (hits.numbers.length === 0) return [];
    found.push(hits);
  }
  const fewest = found.reduce<UnitHits | undefined>(
    (least, hits) => (least && least.numbers.length <= hits.numbers.length ? least : hits),
    undefined,
  );
  if (!fewest) return [];
  const weights = found.map(({ numbers }) => Math.log(1 + contents.liveCount / numbers.length));
  const averageLength = averageOf(contents);
  const ranked: RankedPost[] = [];
  for (const number of fewest.numbers) {
    if (!found.every(({ ranks }) => (ranks[number] ?? noRank) < noRank)) continue;
    const length = contents.posts[number]?.length ?? 0;
    ranked.push(rankPost(found, weights, number, 1 - lengthShare + (lengthShare * length) / averageLength));
  }
  return groupsOf(contents, ranked);
}

function averageOf({ posts, liveCount }: IndexContents): number {
  let words = 0;
  for (const post of posts) words += post?.length ?? 0;
  return Math.max(1, words / Math.max(1, liveCount));
}

function rankPost(
  found: readonly UnitHits[],
  weights: readonly number[],
  number: number,
  lengthFactor: number,
): RankedPost {
  let place = 0;
  let isSimilar = false;
  let score = 0;
  for (let at = 0; at < found.length; at += 1) {
    const rank = readRank(found[at]?.ranks[number] ?? 0);
    const count = found[at]?.counts[number] ?? 0;
    place = Math.max(place, rank.place);
    isSimilar ||= rank.isSimilar;
    score +=
      ((weights[at] ?? 0) * (kindWeights[rank.kind] ?? 0) * count) / (count + saturation * lengthFactor);
  }
  return { number, group: (isSimilar ? searchPlaces.length : 0) + place, score };
}

function groupsOf({ posts }: IndexContents, ranked: readonly RankedPost[]): readonly HitGroup[] {
  const sorted = [...ranked].sort((a, b) => {
    if (a.group !== b.group) return a.group - b.group;
    if (a.score !== b.score) return b.score - a.score;
    const [one, other] = [posts[a.number], posts[b.number]];
    if (one?.date !== other?.date) return (one?.date ?? '') < (other?.date ?? '') ? 1 : -1;
    return (one?.path ?? '') < (other?.path ?? '') ? -1 : 1;
  });
  const groups = new Map<number, string[]>();
  for (const { number, group } of sorted) {
    const paths = groups.get(group) ?? [];
    paths.push(posts[number]?.path ?? '');
    groups.set(group, paths);
  }
  return [...groups].map(([group, paths]) => ({
    place: searchPlaces[group % searchPlaces.length] ?? 'text',
    isSimilar: group >= searchPlaces.length,
    paths,
  }));
}

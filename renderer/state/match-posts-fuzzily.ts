import type { BlogPath } from '../../shared/model/blog.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import { foldText } from '../../shared/search/fold-text.ts';
import { fuzzyMatch, marksOfPlaces } from '../../shared/search/fuzzy-match.ts';
import type { Mark } from '../../shared/search/search-answer.ts';

/** A post with the folded texts it is found by. */
export interface QuickPost {
  readonly entry: PostEntry;
  /** Title, tags and categories, path, each as it is shown. */
  readonly shown: readonly [string, string, string];
  readonly folded: readonly [string, string, string];
}

/** A post that was found, with what is to be marked in its title, tags and path. */
export interface QuickHit {
  readonly entry: PostEntry;
  readonly texts: readonly { readonly text: string; readonly marks: readonly Mark[] }[];
}

/** What a match in title, tags or path counts beside how good it is. */
const fieldScores = [40, 20, 0];

/** Prepares posts for {@link matchQuickly}. */
export function prepareQuickPosts(entries: readonly PostEntry[]): readonly QuickPost[] {
  return entries.map(entry => {
    const shown = [
      entry.title || entry.path,
      [...entry.tags, ...entry.categories].join(', '),
      entry.path,
    ] as const;
    return { entry, shown, folded: [foldText(shown[0]), foldText(shown[1]), foldText(shown[2])] };
  });
}

/** The same posts, with those at these paths first, in the order of the paths. */
export function recentFirst(entries: readonly PostEntry[], paths: readonly BlogPath[]): readonly PostEntry[] {
  const ranks = new Map(paths.map((path, rank) => [path, rank]));
  const rankOf = ({ path }: PostEntry) => ranks.get(path) ?? paths.length;
  return [...entries].sort((a, b) => rankOf(a) - rankOf(b));
}

/**
 * The `count` posts that fit best, of which each word of `query` is in title, tags or path, if need be letter by letter; those
 * that fit as well stay in their order.
 */
export function matchQuickly(posts: readonly QuickPost[], query: string, count: number): readonly QuickHit[] {
  const words = foldText(query).split(/\s+/u).filter(Boolean);
  const scored = posts.flatMap(post => {
    const score = scoreOf(post, words);
    return score === undefined ? [] : [{ post, score }];
  });
  if (words.length > 0) scored.sort((a, b) => b.score - a.score);
  return scored.slice(0, count).map(({ post }) => ({ entry: post.entry, texts: markedTexts(post, words) }));
}

function scoreOf({ folded }: QuickPost, words: readonly string[]): number | undefined {
  let sum = 0;
  for (const word of words) {
    const { score } = bestField(folded, word);
    if (score === 0) return undefined;
    sum += score;
  }
  return sum;
}

/** Where a word fits best, and which letters of that field it is. */
function bestField(folded: QuickPost['folded'], word: string) {
  let best = { score: 0, field: -1, places: [] as readonly number[] };
  for (const [field, text] of folded.entries()) {
    const match = fuzzyMatch(word, text);
    const score = match ? match.score + (fieldScores[field] ?? 0) : 0;
    if (match && score > best.score) best = { score, field, places: match.places };
  }
  return best;
}

function markedTexts({ shown, folded }: QuickPost, words: readonly string[]): QuickHit['texts'] {
  const found = words.map(word => bestField(folded, word));
  return shown.map((text, field) => ({
    text,
    marks: marksOfPlaces(
      text,
      found.flatMap(best => (best.field === field ? best.places : [])),
    ),
  }));
}

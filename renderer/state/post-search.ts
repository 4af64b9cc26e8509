import type { PostEntry } from '../../shared/model/post.ts';
import type { SearchAnswer } from '../../shared/search/search-answer.ts';
import type { PostGroup } from './post-groups.ts';

/** What main found for a query. */
export interface ShownAnswer {
  readonly query: string;
  readonly answer: SearchAnswer;
}

/** What of a search can be shown at a moment. */
export interface SearchSources {
  readonly query: string;
  /** Every post of the blog, by path. */
  readonly byPath: ReadonlyMap<string, PostEntry>;
  /** Posts whose title, tags or path hold the words, which the window knows by itself. */
  readonly near: readonly PostEntry[];
  /** Main's last answer, perhaps to what was typed before. */
  readonly last: ShownAnswer | null;
  /** Whether a post passes the filters. */
  readonly passes: (entry: PostEntry) => boolean;
}

/**
 * The posts to show for a query. Until its own answer is there: those the window finds by itself, and behind them what
 * answered the text before, so that the list does not blink at every letter.
 */
export function searchGroups({ query, byPath, near, last, passes }: SearchSources): readonly PostGroup[] {
  const groups: PostGroup[] = [];
  const add = (label: string | null, entries: readonly PostEntry[]) => {
    const shown = entries.filter(passes);
    if (shown.length > 0) groups.push({ label, entries: shown });
  };
  if (last?.query === query) {
    add(null, postsOf(last, false, byPath));
    add('Similar words', postsOf(last, true, byPath));
    return groups;
  }
  const found = new Set(near);
  const before = last ? postsOf(last, false, byPath).filter(entry => !found.has(entry)) : [];
  add(null, [...near, ...before]);
  return groups;
}

/** Posts that are gone since are left out. */
function postsOf(
  { answer }: ShownAnswer,
  isSimilar: boolean,
  byPath: ReadonlyMap<string, PostEntry>,
): readonly PostEntry[] {
  return answer.groups
    .filter(group => group.isSimilar === isSimilar)
    .flatMap(({ paths }) => paths.map(path => byPath.get(path)))
    .filter(entry => entry !== undefined);
}

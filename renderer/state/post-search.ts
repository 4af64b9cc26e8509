import type { PostEntry } from '../../shared/model/post.ts';
import type { SearchAnswer } from '../../shared/search/search-answer.ts';
import { isEmptyQuery, parseQuery } from '../../shared/search/search-query.ts';
import type { PostGroup } from './post-groups.ts';
import { shownDay } from './shown-day.ts';

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
  /** Posts of the year, month or day that was typed. */
  readonly dated: readonly PostEntry[];
  /** Main's last answer, perhaps to what was typed before. */
  readonly last: ShownAnswer | null;
  /** Whether a post passes the filters. */
  readonly passes: (entry: PostEntry) => boolean;
}

/**
 * The posts to show for a query. Until its own answer is there: those the window finds by itself, and behind them what
 * answered the text before, so that the list does not blink at every letter. Posts of a date that was typed lead. Signs,
 * which no index of words holds, are found where they stand in titles, tags and paths.
 */
export function searchGroups(sources: SearchSources): readonly PostGroup[] {
  const dated = sources.dated.filter(sources.passes);
  if (dated.length === 0) return foundGroups(sources, null);
  const isOther = new Set(dated);
  const passes = (entry: PostEntry) => !isOther.has(entry) && sources.passes(entry);
  const others = foundGroups({ ...sources, passes }, 'In titles and texts');
  return [{ label: `Dated ${sources.query.trim()}`, entries: dated }, ...others];
}

function foundGroups(
  { query, byPath, near, last, passes }: SearchSources,
  mainLabel: string | null,
): readonly PostGroup[] {
  const groups: PostGroup[] = [];
  const add = (label: string | null, entries: readonly PostEntry[]) => {
    const shown = entries.filter(passes);
    if (shown.length > 0) groups.push({ label, entries: shown });
  };
  if (isEmptyQuery(parseQuery(query))) {
    add(mainLabel, near);
    return groups;
  }
  if (last?.query === query) {
    add(mainLabel, postsOf(last, false, byPath));
    add('Similar words', postsOf(last, true, byPath));
    return groups;
  }
  const found = new Set(near);
  const before = last ? postsOf(last, false, byPath).filter(entry => !found.has(entry)) : [];
  add(mainLabel, [...near, ...before]);
  return groups;
}

// `2020`, `2020-03`, `2020-03-17`
const datePattern = /^\d{4}(?:-\d{2}){0,2}$/;

/** The posts whose day, in the blog's zone, begins with what was typed, in their order; none unless that is a date. */
export function datedPosts(
  entries: readonly PostEntry[],
  query: string,
  timeZone: string,
): readonly PostEntry[] {
  const date = query.trim();
  if (!datePattern.test(date)) return [];
  return entries.filter(entry => shownDay(entry, timeZone).startsWith(date));
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

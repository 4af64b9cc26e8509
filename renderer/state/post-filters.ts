import {
  type FilterKey,
  filterKeys,
  type ListFilter,
  type ListView,
  type PostStage,
} from '../../shared/model/list-view.ts';
import type { PostEntry } from '../../shared/model/post.ts';

/** What a post is to readers at the moment `now`, an ISO 8601 UTC text. */
export function stageOf({ draft, instant }: PostEntry, now: string): PostStage {
  if (draft) return 'draft';
  return instant !== null && instant > now ? 'scheduled' : 'published';
}

/** The values a post has for a filter; '' is none. A post is in its folder and in all above it. */
export function valuesOf(entry: PostEntry, key: FilterKey, now: string): readonly string[] {
  switch (key) {
    case 'state':
      return [stageOf(entry, now)];
    case 'lang':
      return [entry.lang];
    case 'tag':
      return entry.tags.length > 0 ? entry.tags : [''];
    case 'category':
      return entry.categories.length > 0 ? entry.categories : [''];
    case 'folder':
      return foldersOf(entry.path);
    case 'year':
      return [yearOf(entry)];
  }
}

/** The year as the post itself names it, so that no time zone moves it; '' when it names none. */
export function yearOf({ date, instant }: PostEntry): string {
  return /^\d{4}(?!\d)/.exec(date)?.[0] ?? instant?.slice(0, 4) ?? '';
}

/** The folder a post is in, and those that one is in; '' is the blog's own. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  if (parts.length === 0) return [''];
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** A value of a filter with how many posts it lets through. */
export interface FilterChoice {
  readonly value: string;
  readonly count: number;
}

/** The values of every filter among posts; '' is that a post has none. */
export type FilterChoices = Readonly<Record<FilterKey, readonly FilterChoice[]>>;

/** What can be chosen: years newest first, all else in the order of its letters, what has no value at the end. */
export function choicesOf(entries: readonly PostEntry[], now: string): FilterChoices {
  return choicesByKey(key => countValues(entries, key, now));
}

/**
 * What can be chosen beside a filter: each value with how many posts would be shown by it, of those that pass the filters of
 * the other keys. Values that would show none are left out, except those that are chosen.
 */
export function choicesBeside(entries: readonly PostEntry[], filter: ListFilter, now: string): FilterChoices {
  const passing = filterPosts(entries, filter, now);
  return choicesByKey(key => {
    // Of a key that asks for all, another value narrows what is shown; of others it adds to it.
    const isNarrowing = filter[key].length === 0 || asksForAll(key);
    const among = isNarrowing ? passing : filterPosts(entries, { ...filter, [key]: [] }, now);
    const counts = countValues(among, key, now);
    for (const value of filter[key]) if (!counts.has(value)) counts.set(value, 0);
    return counts;
  });
}

function choicesByKey(countsOf: (key: FilterKey) => ReadonlyMap<string, number>): FilterChoices {
  const choices = (key: FilterKey): readonly FilterChoice[] =>
    [...countsOf(key)].map(([value, count]) => ({ value, count })).sort(byValue(key));
  return {
    state: choices('state'),
    lang: choices('lang'),
    tag: choices('tag'),
    category: choices('category'),
    folder: choices('folder'),
    year: choices('year'),
  };
}

function countValues(entries: readonly PostEntry[], key: FilterKey, now: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries)
    for (const value of new Set(valuesOf(entry, key, now))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const letters = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function byValue(key: FilterKey): (a: FilterChoice, b: FilterChoice) => number {
  return (a, b) => {
    if (a.value === '' || b.value === '') return a.value === b.value ? 0 : a.value === '' ? 1 : -1;
    return key === 'year' ? (a.value < b.value ? 1 : -1) : letters.compare(a.value, b.value);
  };
}

/** The posts that pass a filter, in their order. */
export function filterPosts(
  entries: readonly PostEntry[],
  filter: ListFilter,
  now: string,
): readonly PostEntry[] {
  const keys = filterKeys.filter(key => filter[key].length > 0);
  if (keys.length === 0) return entries;
  return entries.filter(entry =>
    keys.every(key => {
      const values = valuesOf(entry, key, now);
      const has = (wanted: string) => values.includes(wanted);
      return asksForAll(key) ? filter[key].every(has) : filter[key].some(has);
    }),
  );
}

/** Whether a post must have all the values that are chosen, rather than one of them: a post has one year, but many tags. */
export function asksForAll(key: FilterKey): boolean {
  return key === 'tag';
}

/** A value that is filtered by. */
export interface ActiveFilter {
  readonly key: FilterKey;
  readonly value: string;
}

/** The values in use, in the order in which their filters are offered. */
export function activeFilters(filter: ListFilter): readonly ActiveFilter[] {
  return filterKeys.flatMap(key => filter[key].map(value => ({ key, value })));
}

/** A filter with a value more, or without it where it has it. */
export function toggledFilter(filter: ListFilter, key: FilterKey, value: string): ListFilter {
  const values = filter[key];
  return {
    ...filter,
    [key]: values.includes(value) ? values.filter(known => known !== value) : [...values, value],
  };
}

/**
 * Posts, which come newest first, in an order. `changedAt` has the times of the files' last changes in milliseconds; posts
 * without one come last.
 */
export function orderPosts(
  entries: readonly PostEntry[],
  sort: ListView['sort'],
  changedAt: ReadonlyMap<string, number>,
): readonly PostEntry[] {
  switch (sort) {
    case 'newest':
      return entries;
    case 'oldest':
      return [...entries].reverse();
    case 'title':
      return [...entries].sort((a, b) => letters.compare(a.title || a.path, b.title || b.path));
    case 'changed':
      return [...entries].sort((a, b) => (changedAt.get(b.path) ?? 0) - (changedAt.get(a.path) ?? 0));
  }
}

/** Orders of the list of posts. */
export const listSorts = ['newest', 'oldest', 'title', 'changed'] as const;

/** What the list of posts is grouped by; posts with several tags or categories stand under the first. */
export const listGroups = ['none', 'year', 'state', 'lang', 'category', 'tag', 'folder'] as const;

/** What a post is to readers at a moment; `scheduled`: its date has yet to come. */
export const postStages = ['draft', 'scheduled', 'published'] as const;

/** What a post is to readers at a moment; `scheduled`: its date has yet to come. */
export type PostStage = (typeof postStages)[number];

/** By what posts can be filtered. */
export const filterKeys = ['state', 'lang', 'tag', 'category', 'folder', 'year'] as const;

/** By what posts can be filtered. */
export type FilterKey = (typeof filterKeys)[number];

/**
 * Which posts are shown: of each key those that have one of its values, of tags those that have all of them; a key without
 * values lets every post through. '' is that a post has none.
 */
export type ListFilter = Readonly<Record<FilterKey, readonly string[]>>;

/** More values of a key than anybody chooses; what is kept on disk or sent may have no more. */
export const mostFilterValues = 500;

/** How the list of posts is shown. */
export interface ListView {
  readonly sort: (typeof listSorts)[number];
  readonly group: (typeof listGroups)[number];
  readonly filter: ListFilter;
}

/** A filter that lets every post through. */
export const noFilter: ListFilter = { state: [], lang: [], tag: [], category: [], folder: [], year: [] };

/** How the list of a blog is shown at first. */
export const defaultListView: ListView = { sort: 'newest', group: 'year', filter: noFilter };

/** A view from anything read from disk: what is missing or wrong gets its default. */
export function parseListView(value: unknown): ListView {
  const found = fieldsOf(value);
  const filter = fieldsOf(found.filter);
  const valuesOf = (key: FilterKey) => textsOf(filter[key]);
  return {
    sort: listSorts.find(sort => sort === found.sort) ?? defaultListView.sort,
    group: listGroups.find(group => group === found.group) ?? defaultListView.group,
    filter: {
      state: valuesOf('state'),
      lang: valuesOf('lang'),
      tag: valuesOf('tag'),
      category: valuesOf('category'),
      folder: valuesOf('folder'),
      year: valuesOf('year'),
    },
  };
}

/** Earlier versions kept one value, as a text. */
function textsOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter(text => typeof text === 'string').slice(0, mostFilterValues);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

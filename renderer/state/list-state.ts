import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { defaultListView, type ListView } from '../../shared/model/list-view.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import type { SearchAnswer, Snippet } from '../../shared/search/search-answer.ts';
import type { BlogState } from './blog-state.ts';
import { choicesBeside, choicesOf, type FilterChoices, filterPosts, orderPosts } from './post-filters.ts';
import { groupPosts, type PostGroup } from './post-groups.ts';
import { datedPosts, type ShownAnswer, searchGroups } from './post-search.ts';

/** How the list of posts is shown: filtered, in order, in groups, or as what a search found. */
export interface ListState {
  readonly view: ReadonlySignal<ListView>;
  /** Every group in which posts are shown now; none is empty. */
  readonly groups: ReadonlySignal<readonly PostGroup[]>;
  /** How many posts they hold. */
  readonly count: ReadonlySignal<number>;
  /** What can be filtered by among all posts. */
  readonly choices: ReadonlySignal<FilterChoices>;
  /** The same as it is beside the filters in use. */
  readonly choicesLeft: ReadonlySignal<FilterChoices>;
  /** Whether words are searched, rather than all posts shown. */
  readonly isSearching: ReadonlySignal<boolean>;
  /** Main's answer to the present query; null until it comes. */
  readonly answer: ReadonlySignal<SearchAnswer | null>;
  /** By path; of a query before this one where there is none yet. Null: the words are not in the text. */
  readonly snippets: ReadonlySignal<ReadonlyMap<string, Snippet | null>>;
  show(view: ListView): void;
  showAnswer(query: string, answer: SearchAnswer): void;
  showSnippets(snippets: readonly (readonly [string, Snippet | null])[]): void;
  /** Takes over when files were last changed, in milliseconds since 1970. */
  showChangeTimes(times: readonly (readonly [string, number])[]): void;
  /** Starts anew for another blog. */
  reset(): void;
}

const noTimes: ReadonlyMap<string, number> = new Map();
const noSnippets: ReadonlyMap<string, Snippet | null> = new Map();

/** Creates the state of the list of a blog's posts. */
export function createListState({
  entries,
  hits,
  query,
  blog,
}: Pick<BlogState, 'entries' | 'hits' | 'query' | 'blog'>): ListState {
  const view = signal<ListView>(defaultListView);
  const last = signal<ShownAnswer | null>(null);
  const snippets = signal(noSnippets);
  const changedAt = signal(noTimes);
  const all = computed(() => entries.value ?? []);
  // What was scheduled is published at some moment; the next listing shows it.
  const now = computed(() => (entries.value ? new Date().toISOString() : ''));
  const byPath = computed(() => new Map(all.value.map(entry => [entry.path, entry])));
  const isSearching = computed(() => query.value.trim() !== '');
  const passing = computed(() => filterPosts(all.value, view.value.filter, now.value));
  const passingSet = computed<ReadonlySet<PostEntry>>(() => new Set(passing.value));
  const ordered = computed(() =>
    groupPosts(orderPosts(passing.value, view.value.sort, changedAt.value), view.value.group, now.value),
  );
  const dated = computed(() => datedPosts(all.value, query.value, blog.value?.site.timeZone ?? 'UTC'));
  const groups = computed(() => {
    if (!isSearching.value) return ordered.value;
    const passes = (entry: PostEntry) => passingSet.value.has(entry);
    return searchGroups({
      query: query.value,
      byPath: byPath.value,
      near: hits.value,
      dated: dated.value,
      last: last.value,
      passes,
    });
  });
  return {
    view,
    groups,
    count: computed(() => groups.value.reduce((sum, group) => sum + group.entries.length, 0)),
    choices: computed(() => choicesOf(all.value, now.value)),
    choicesLeft: computed(() => choicesBeside(all.value, view.value.filter, now.value)),
    isSearching,
    answer: computed(() => (last.value?.query === query.value ? last.value.answer : null)),
    snippets,
    show(next) {
      view.value = next;
    },
    showAnswer(asked, answer) {
      last.value = { query: asked, answer };
    },
    showSnippets(found) {
      const next = new Map(snippets.peek());
      for (const [path, snippet] of found) next.set(path, snippet);
      snippets.value = next;
    },
    showChangeTimes(times) {
      changedAt.value = new Map(times);
    },
    reset() {
      batch(() => {
        view.value = defaultListView;
        last.value = null;
        snippets.value = noSnippets;
        changedAt.value = noTimes;
      });
    },
  };
}

import { useSignal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { App } from '../actions/app.ts';
import { prepareSearch, searchTexts } from '../actions/search-texts.ts';
import { bringChangeTimes, clearFilters, readListView } from '../actions/show-list.ts';
import { Icon } from '../ui/icon.tsx';
import { useApp } from './app-context.ts';
import { BlogSettingsPanel } from './blog-settings-panel.tsx';
import { PostCount } from './post-count.tsx';
import { FilterButton, FilterChips, FilterPanel } from './post-filters.tsx';
import { PostList } from './post-list.tsx';

/** Search, filters and list of posts. */
export function Sidebar() {
  const app = useApp();
  const areFiltersOpen = useSignal(false);
  const button = useRef<HTMLDivElement>(null);
  useListFollowing(app);
  return (
    <nav class="sidebar" aria-label="Blog posts">
      <div class="search" ref={button}>
        <SearchField />
        <FilterButton
          isOpen={areFiltersOpen.value}
          onToggle={() => {
            areFiltersOpen.value = !areFiltersOpen.value;
          }}
        />
      </div>
      {areFiltersOpen.value ? (
        <FilterPanel
          onClose={() => {
            areFiltersOpen.value = false;
            button.current?.querySelector('button')?.focus();
          }}
        />
      ) : null}
      <FilterChips />
      <PostCount />
      {app.state.blog.absence.value === null ? null : (
        <p class="hint hint-warning">This is the list as it was before.</p>
      )}
      <ReadingLine />
      <BlogSettingsPanel />
      <EmptyHint />
      <PostList />
    </nav>
  );
}

function SearchField() {
  const app = useApp();
  const { blog } = app.state;
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    app.desk.focusSearch = () => {
      field.current?.focus();
      field.current?.select();
    };
  }, [app]);
  return (
    <div class="search-box">
      <Icon name="search" />
      <input
        ref={field}
        class="field search-field"
        type="search"
        aria-label="Search posts"
        placeholder="Search posts"
        autocomplete="off"
        spellcheck={false}
        value={blog.query.value}
        onFocus={() => {
          if (blog.blog.peek()) void prepareSearch(app);
        }}
        onInput={event => blog.search(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'ArrowDown') focusList(event);
          if (event.key === 'Escape' && blog.query.value !== '') {
            event.preventDefault();
            blog.search('');
          }
        }}
      />
    </div>
  );
}

/** Has the list follow what it depends on: the blog that is shown, what is searched, when files changed. */
function useListFollowing(app: App): void {
  const { blog, list } = app.state;
  const root = blog.blog.value?.root;
  useLayoutEffect(() => {
    if (root !== undefined) void readListView(app, root);
  }, [app, root]);
  useSignalEffect(() => {
    const query = blog.query.value;
    const { isSearching } = list;
    if (blog.entries.value === null || !isSearching.value) return;
    return searchTexts(app, query);
  });
  useSignalEffect(() => {
    if (blog.entries.value !== null && list.view.value.sort === 'changed') void bringChangeTimes(app);
  });
}

function focusList(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  event.preventDefault();
  event.currentTarget.closest('nav')?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
}

/** How far the reading of a large blog is: nothing for one that is read at once. */
function ReadingLine() {
  const progress = useApp().state.blog.reading.value;
  if (progress === null) return null;
  const { read, all, isFallback } = progress;
  const counts = `${read.toLocaleString('en')} of ${all.toLocaleString('en')}`;
  return (
    <div class="hint reading-line">
      <progress aria-label="Reading posts" aria-valuetext={counts} max={all} value={read} />
      <p>Reading posts: {counts}</p>
      {isFallback && (
        <p>
          What reads them in the background failed twice, so Leysin itself reads them now and may be slow to
          answer until it is done. Starting Leysin again brings the background back.
        </p>
      )}
    </div>
  );
}

function EmptyHint() {
  const app = useApp();
  const { blog, list } = app.state;
  const entries = blog.entries.value;
  if (blog.phase.value.kind !== 'open') return null;
  if (entries === null && blog.reading.value !== null) return null;
  if (entries === null) return <p class="hint">Reading the blog…</p>;
  if (entries.length === 0)
    return (
      <p class="hint">
        No posts found. Write the first one with New post, or choose another folder with Open blog.
      </p>
    );
  if (list.count.value > 0) return null;
  if (!list.isSearching.value)
    return (
      <p class="hint">
        No post passes these filters.{' '}
        <button type="button" class="link" onClick={() => void clearFilters(app)}>
          Show all posts
        </button>
      </p>
    );
  // What is not searched yet may still be found.
  const answer = list.answer.value;
  if (answer === null || answer.searched < answer.total) return null;
  return (
    <p class="hint">
      No post matches “{blog.query.value}”. Titles, tags, file names and texts are searched; accents, case and
      small typing errors do not matter.
    </p>
  );
}

import { useSignal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { App } from '../actions/app.ts';
import { prepareSearch, searchTexts } from '../actions/search-texts.ts';
import { bringChangeTimes, readListView } from '../actions/show-list.ts';
import { Icon } from '../ui/icon.tsx';
import { useApp } from './app-context.ts';
import { BlogSettingsPanel } from './blog-settings-panel.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { AbsenceHint, EmptyHint, ReadingLine, SearchingLine } from './list-hints.tsx';
import { PostCount } from './post-count.tsx';
import { FilterButton, FilterChips } from './post-filters.tsx';
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
      <AbsenceHint />
      <ReadingLine />
      <SearchingLine />
      {/* What one does now has the room; what is told of the blog comes back. */}
      {areFiltersOpen.value ? null : <BlogSettingsPanel />}
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

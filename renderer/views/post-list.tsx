import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PostEntry } from '../../shared/model/post.ts';
import { foldText } from '../../shared/search/fold-text.ts';
import { parseQuery } from '../../shared/search/search-query.ts';
import { openPost } from '../actions/open-post.ts';
import { bringSnippets } from '../actions/search-texts.ts';
import { stageOf } from '../state/post-filters.ts';
import { useApp } from './app-context.ts';
import { listTarget } from './list-target.ts';
import {
  type ListLayout,
  type PlacedGroup,
  placeGroups,
  type SeenGroup,
  scrollTopOfPost,
  seenGroups,
} from './post-list-layout.ts';
import { PostRow, type RowSearch } from './post-row.tsx';

/** Heights of a row in CSS pixels, and of one with a line of text; `.post-row` has the same. */
const rowHeight = 52;
const tallRowHeight = 72;
const spareRows = 8;
const typeAheadMs = 800;

/** The blog's posts that pass filters and search. Only rows in view exist, so that ten thousand posts scroll smoothly. */
export function PostList() {
  const app = useApp();
  const { blog, post, list } = app.state;
  const openPath = post.open.value?.path;
  const element = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  const [activePath, setActivePath] = useState<string | null>(null);
  const typed = useRef({ text: '', at: 0 });
  const isSearching = list.isSearching.value;
  const layout = useMemo(
    () => placeGroups(list.groups.value, isSearching ? tallRowHeight : rowHeight),
    [list.groups.value, isSearching],
  );
  const { posts } = layout;
  const active = Math.max(0, indexOf(posts, activePath ?? openPath));
  const seen = seenGroups(layout, view.top, view.height, spareRows);
  const isActiveSeen = seen.some(
    ({ group, first, last }) => active >= group.from + first && active < group.from + last,
  );
  useSnippets(seen);

  useLayoutEffect(() => watchSize(element.current, height => setView(now => ({ ...now, height }))), []);
  const showPost = (index: number) => {
    const box = element.current;
    if (box && index >= 0) box.scrollTop = scrollTopOfPost(layout, index, box.scrollTop, box.clientHeight);
  };
  // A search that ends, a filter, or another post brings the open one back into sight; a list that only changed does not move.
  useLayoutEffect(() => showPost(indexOf(posts, openPath)), [blog.query.value, list.view.value, openPath]);

  const activate = (index: number) => {
    setActivePath(posts[index]?.path ?? null);
    showPost(index);
  };
  const open = (entry: PostEntry | undefined) => {
    if (!entry) return;
    setActivePath(entry.path);
    // Over the open post the list gives way to it, too.
    if (entry.path === openPath) app.state.side.ask(false);
    void openPost(app, entry.path, isSearching ? { query: blog.query.peek() } : 'left');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = listTarget(event.key, active, posts.length, Math.floor(view.height / layout.rowHeight));
    if (event.key === 'Enter' || (event.key === ' ' && typed.current.text === '')) open(posts[active]);
    else if (target !== null) activate(target);
    else if (event.key.length === 1) typeAhead(event, typed.current, posts, active, activate);
    else return;
    event.preventDefault();
  };
  return (
    <div
      class={`post-list${isSearching ? ' is-searching' : ''}`}
      role="listbox"
      aria-label="Posts"
      tabIndex={0}
      ref={element}
      aria-activedescendant={isActiveSeen ? `post-${active}` : undefined}
      onScroll={event => {
        const top = event.currentTarget.scrollTop;
        setView(now => ({ ...now, top }));
      }}
      onKeyDown={onKeyDown}
      onMouseDown={keepFocus}
    >
      <Rows layout={layout} seen={seen} active={active} openPath={openPath} onOpen={open} />
    </div>
  );
}

interface RowsProps {
  readonly layout: ListLayout;
  readonly seen: readonly SeenGroup[];
  readonly active: number;
  readonly openPath: string | undefined;
  readonly onOpen: (entry: PostEntry) => void;
}

function Rows({ layout, seen, active, openPath, onOpen }: RowsProps) {
  const { blog, list } = useApp().state;
  const now = new Date().toISOString();
  const query = useMemo(() => parseQuery(blog.query.value), [blog.query.value]);
  const searchOf = (path: string): RowSearch | null =>
    list.isSearching.value ? { query, snippet: list.snippets.value.get(path) } : null;
  return (
    <div class="post-rows" role="presentation" style={{ height: `${layout.height}px` }}>
      {seen.map(({ group, first, last }) => (
        <GroupFrame key={group.label ?? ''} group={group}>
          {group.entries.slice(first, last).map((entry, offset) => (
            <PostRow
              key={entry.path}
              entry={entry}
              index={group.from + first + offset}
              count={layout.posts.length}
              top={group.lead + (first + offset) * layout.rowHeight}
              isOpen={entry.path === openPath}
              isActive={group.from + first + offset === active}
              isScheduled={stageOf(entry, now) === 'scheduled'}
              mainLang={blog.blog.value?.site.defaultLang ?? ''}
              search={searchOf(entry.path)}
              onOpen={() => onOpen(entry)}
            />
          ))}
        </GroupFrame>
      ))}
    </div>
  );
}

/** A group with its heading, which is the group's name to screen readers and stays in sight as long as the group is. */
function GroupFrame({
  group,
  children,
}: {
  readonly group: PlacedGroup;
  readonly children: ComponentChildren;
}) {
  const { label, top, height, entries } = group;
  const style = { top: `${top}px`, height: `${height}px` };
  if (label === null)
    return (
      <div class="post-group" role="presentation" style={style}>
        {children}
      </div>
    );
  return (
    <fieldset class="post-group" aria-label={label} style={style}>
      <div class="post-group-label" aria-hidden="true">
        <span dir="auto">{label}</span>
        <span class="post-group-count">{entries.length.toLocaleString('en')}</span>
      </div>
      {children}
    </fieldset>
  );
}

/** Asks for the snippets of rows in view, once for each query and list. */
function useSnippets(seen: readonly SeenGroup[]): void {
  const app = useApp();
  const { blog, list } = app.state;
  const query = blog.query.value;
  const entries = blog.entries.value;
  const asked = useRef({ query, entries, paths: new Set<string>() });
  const isAnswered = list.isSearching.value && list.answer.value !== null;
  useEffect(() => {
    if (!isAnswered) return;
    if (asked.current.query !== query || asked.current.entries !== entries)
      asked.current = { query, entries, paths: new Set() };
    const paths = seen
      .flatMap(({ group, first, last }) => group.entries.slice(first, last).map(({ path }) => path))
      .filter(path => !asked.current.paths.has(path));
    if (paths.length === 0) return;
    for (const path of paths) asked.current.paths.add(path);
    void bringSnippets(app, query, paths.slice(0, 200));
  });
}

/** Gives a click on a row to the list: the row itself, which is gone when it scrolls away, would take the focus along. */
function keepFocus(event: MouseEvent & { readonly currentTarget: HTMLElement }): void {
  if (!(event.target instanceof Element) || !event.target.closest('[role="option"]')) return;
  event.preventDefault();
  event.currentTarget.focus({ preventScroll: true });
}

const indexOf = (entries: readonly PostEntry[], path: string | undefined) =>
  path === undefined ? -1 : entries.findIndex(entry => entry.path === path);

function watchSize(element: HTMLElement | null, onHeight: (height: number) => void): () => void {
  if (!element) return () => {};
  const observer = new ResizeObserver(() => onHeight(element.clientHeight));
  observer.observe(element);
  return () => observer.disconnect();
}

/** Goes to the next post whose title begins with what was typed without a pause. */
function typeAhead(
  event: KeyboardEvent,
  typed: { text: string; at: number },
  hits: readonly PostEntry[],
  active: number,
  activate: (index: number) => void,
): void {
  const isNew = event.timeStamp - typed.at > typeAheadMs;
  typed.text = foldText(isNew ? event.key : typed.text + event.key);
  typed.at = event.timeStamp;
  for (let step = isNew ? 1 : 0; step < hits.length; step += 1) {
    const index = (active + step) % hits.length;
    if (foldText(hits[index]?.title ?? '').startsWith(typed.text)) {
      activate(index);
      return;
    }
  }
}

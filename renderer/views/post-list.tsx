import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PostEntry } from '../../shared/model/post.ts';
import { openPost } from '../actions/open-post.ts';
import { foldText } from '../state/match-posts.ts';
import { scrollTopFor, visibleRange } from '../ui/visible-range.ts';
import { useApp } from './app-context.ts';
import { listTarget } from './list-target.ts';
import { PostRow } from './post-row.tsx';

/** Height of a row in CSS pixels; `.post-row` has the same. */
const rowHeight = 52;
const spareRows = 8;
const typeAheadMs = 800;

/** The blog's posts that match the search. Only rows in view exist, so that ten thousand posts scroll smoothly. */
export function PostList() {
  const app = useApp();
  const { blog, post } = app.state;
  const hits = blog.hits.value;
  const openPath = post.open.value?.path;
  const list = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  const [activePath, setActivePath] = useState<string | null>(null);
  const typed = useRef({ text: '', at: 0 });
  const active = Math.max(0, indexOf(hits, activePath ?? openPath));
  const range = visibleRange(view.top, view.height, rowHeight, hits.length, spareRows);

  useLayoutEffect(() => watchSize(list.current, height => setView(now => ({ ...now, height }))), []);

  // A search that ends, or another post, brings the open one back into sight; a list that only changed does not move.
  useLayoutEffect(() => {
    const element = list.current;
    const index = indexOf(hits, openPath);
    if (element && index >= 0)
      element.scrollTop = scrollTopFor(index, element.scrollTop, element.clientHeight, rowHeight);
  }, [blog.query.value, openPath]);

  const activate = (index: number) => {
    setActivePath(hits[index]?.path ?? null);
    const element = list.current;
    if (element) element.scrollTop = scrollTopFor(index, element.scrollTop, element.clientHeight, rowHeight);
  };
  const open = (entry: PostEntry | undefined) => {
    if (!entry) return;
    setActivePath(entry.path);
    // Over the open post the list gives way to it, too.
    if (entry.path === openPath) app.state.side.ask(false);
    void openPost(app, entry.path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = listTarget(event.key, active, hits.length, Math.floor(view.height / rowHeight));
    if (event.key === 'Enter' || (event.key === ' ' && typed.current.text === '')) open(hits[active]);
    else if (target !== null) activate(target);
    else if (event.key.length === 1) typeAhead(event, typed.current, hits, active, activate);
    else return;
    event.preventDefault();
  };

  return (
    <div
      class="post-list"
      role="listbox"
      aria-label="Posts"
      tabIndex={0}
      ref={list}
      aria-activedescendant={active >= range.from && active < range.to ? `post-${active}` : undefined}
      onScroll={event => {
        const top = event.currentTarget.scrollTop;
        setView(now => ({ ...now, top }));
      }}
      onKeyDown={onKeyDown}
      onMouseDown={keepFocus}
    >
      <div class="post-rows" role="presentation" style={{ height: `${hits.length * rowHeight}px` }}>
        {hits.slice(range.from, range.to).map((entry, offset) => (
          <PostRow
            key={entry.path}
            entry={entry}
            index={range.from + offset}
            count={hits.length}
            top={(range.from + offset) * rowHeight}
            isOpen={entry.path === openPath}
            isActive={range.from + offset === active}
            mainLang={blog.blog.value?.site.defaultLang ?? ''}
            onOpen={() => open(entry)}
          />
        ))}
      </div>
    </div>
  );
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

import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../ui/icon.tsx';
import { useApp } from './app-context.ts';
import { BlogSettingsPanel } from './blog-settings-panel.tsx';
import { PostList } from './post-list.tsx';

/** Search and list of posts. */
export function Sidebar() {
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
    <nav class="sidebar" aria-label="Blog posts">
      <div class="search">
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
      <ReadingLine />
      <BlogSettingsPanel />
      <EmptyHint />
      <PostList />
    </nav>
  );
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
  const { blog } = useApp().state;
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
  if (blog.hits.value.length > 0) return null;
  return (
    <p class="hint">
      No post matches “{blog.query.value}”. Titles, tags and file names are searched; accents and case do not
      matter.
    </p>
  );
}

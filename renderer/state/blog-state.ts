import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { OpenedBlog } from '../../shared/model/blog.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import { indexPosts, matchPosts, sortPosts } from './match-posts.ts';

/** Which blog is shown: none yet, none at all, or one. */
export type BlogPhase =
  | { readonly kind: 'opening' }
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly blog: OpenedBlog };

/** The open blog and its list of posts. */
export interface BlogState {
  readonly phase: ReadonlySignal<BlogPhase>;
  readonly blog: ReadonlySignal<OpenedBlog | null>;
  /** Null until the first list has come. */
  readonly entries: ReadonlySignal<readonly PostEntry[] | null>;
  readonly query: ReadonlySignal<string>;
  /** The posts that match the query. */
  readonly hits: ReadonlySignal<readonly PostEntry[]>;
  showOpening(): void;
  showNone(): void;
  /** Shows a blog; the list of another one is dropped. */
  show(blog: OpenedBlog): void;
  list(entries: readonly PostEntry[]): void;
  search(query: string): void;
}

/** Creates the state of the blog: opening. */
export function createBlogState(): BlogState {
  const phase = signal<BlogPhase>({ kind: 'opening' });
  const entries = signal<readonly PostEntry[] | null>(null);
  const query = signal('');
  const index = computed(() => indexPosts(entries.value ?? []));
  const blog = computed(() => (phase.value.kind === 'open' ? phase.value.blog : null));
  return {
    phase,
    blog,
    entries,
    query,
    hits: computed(() => matchPosts(index.value, query.value)),
    showOpening() {
      phase.value = { kind: 'opening' };
    },
    showNone() {
      phase.value = { kind: 'none' };
      entries.value = null;
    },
    show(next) {
      if (blog.peek()?.root !== next.root) {
        entries.value = null;
        query.value = '';
      }
      phase.value = { kind: 'open', blog: next };
    },
    list(next) {
      entries.value = sortPosts(next);
    },
    search(next) {
      query.value = next;
    },
  };
}

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { BlogPath, OpenedBlog } from '../../shared/model/blog.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import type { ReadingProgress } from '../../shared/model/reading-progress.ts';
import { indexPosts, matchPosts, sortPosts } from './match-posts.ts';

/** Which blog is shown: none yet, none at all, or one. */
export type BlogPhase =
  | { readonly kind: 'opening' }
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly blog: OpenedBlog };

/**
 * Why the posts of the open blog cannot be what the list says: its folder is not there, may not be read, or holds none
 * of them any more, or many fewer.
 */
export type BlogAbsence = 'gone' | 'unreadable' | 'empty' | 'thinned';

/** The open blog and its list of posts. */
export interface BlogState {
  readonly phase: ReadonlySignal<BlogPhase>;
  readonly blog: ReadonlySignal<OpenedBlog | null>;
  /** Null until the first list has come. */
  readonly entries: ReadonlySignal<readonly PostEntry[] | null>;
  /** Set while the list shows what was there before; null: the list is as the folder is. */
  readonly absence: ReadonlySignal<BlogAbsence | null>;
  /** How far a listing that takes a while is; null when none does. */
  readonly reading: ReadonlySignal<ReadingProgress | null>;
  /** The posts opened lately in this window, the last one first. */
  readonly recent: ReadonlySignal<readonly BlogPath[]>;
  readonly query: ReadonlySignal<string>;
  /** The posts that match the query. */
  readonly hits: ReadonlySignal<readonly PostEntry[]>;
  showOpening(): void;
  showNone(): void;
  /** Shows a blog; the list of another one is dropped. */
  show(blog: OpenedBlog): void;
  list(entries: readonly PostEntry[]): void;
  /** The folder cannot be listed, or not as it was: the list stays. */
  miss(absence: BlogAbsence): void;
  showReading(progress: ReadingProgress | null): void;
  search(query: string): void;
  /** A post is on the screen now. */
  opened(path: BlogPath): void;
}

/** Posts that are remembered as opened lately. */
const mostRecent = 20;

/** Creates the state of the blog: opening. */
export function createBlogState(): BlogState {
  const phase = signal<BlogPhase>({ kind: 'opening' });
  const entries = signal<readonly PostEntry[] | null>(null);
  const absence = signal<BlogAbsence | null>(null);
  const reading = signal<ReadingProgress | null>(null);
  const recent = signal<readonly BlogPath[]>([]);
  const query = signal('');
  const index = computed(() => indexPosts(entries.value ?? []));
  const blog = computed(() => (phase.value.kind === 'open' ? phase.value.blog : null));
  return {
    phase,
    blog,
    entries,
    absence,
    reading,
    recent,
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
        absence.value = null;
        reading.value = null;
        recent.value = [];
        query.value = '';
      }
      phase.value = { kind: 'open', blog: next };
    },
    list(next) {
      entries.value = sortPosts(next);
      absence.value = null;
    },
    miss(next) {
      absence.value = next;
    },
    showReading(progress) {
      reading.value = progress;
    },
    search(next) {
      query.value = next;
    },
    opened(path) {
      recent.value = [path, ...recent.peek().filter(known => known !== path)].slice(0, mostRecent);
    },
  };
}

import type { BlogPath } from '../../shared/model/blog.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import type { App } from './app.ts';

/** A file that came longer before another went is a copy of it, not what became of it, in milliseconds. */
const recentMs = 10_000;

/** Most files that are looked into for what became of one. */
const mostLooked = 50;

interface Arrivals {
  readonly root: string | undefined;
  known: ReadonlySet<BlogPath> | undefined;
  readonly cameAt: Map<BlogPath, number>;
}

const arrivalsOf = new WeakMap<App, Arrivals>();

/** Remembers which posts are new in the list; returns the function that stops it. */
export function watchNewPosts(app: App): () => void {
  return app.state.blog.entries.subscribe(entries => {
    const root = app.state.blog.blog.peek()?.root;
    const before = arrivalsOf.get(app);
    const arrivals = before?.root === root && before ? before : { root, known: undefined, cameAt: new Map() };
    arrivalsOf.set(app, arrivals);
    if (entries !== null) note(arrivals, entries);
  });
}

function note(arrivals: Arrivals, entries: readonly PostEntry[]): void {
  const now = performance.now();
  const { known, cameAt } = arrivals;
  const paths = new Set(entries.map(({ path }) => path));
  for (const [path, at] of cameAt) if (!paths.has(path) || now - at > recentMs) cameAt.delete(path);
  if (known) for (const path of paths) if (!known.has(path)) cameAt.set(path, now);
  arrivals.known = paths;
}

/** The posts that came into the list just now and may be what `gone` became, the likeliest first. */
export function newPostsLike(app: App, gone: Pick<PostEntry, 'path' | 'title'>): readonly PostEntry[] {
  const since = performance.now() - recentMs;
  const cameAt = arrivalsOf.get(app)?.cameAt;
  const isFresh = ({ path }: PostEntry) =>
    path !== gone.path && (cameAt?.get(path) ?? Number.NEGATIVE_INFINITY) > since;
  const fresh = (app.state.blog.entries.peek() ?? []).filter(isFresh);
  const likeness = ({ title, path }: PostEntry) =>
    (title === gone.title ? 0 : 2) + (nameOf(path) === nameOf(gone.path) ? 0 : 1);
  return fresh.sort((one, other) => likeness(one) - likeness(other)).slice(0, mostLooked);
}

function nameOf(path: BlogPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

import { type ErrorCode, isAppError } from '../../shared/app-error.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import type { ReadingProgress } from '../../shared/model/reading-progress.ts';
import type { BlogAbsence } from '../state/blog-state.ts';
import type { App } from './app.ts';
import { nextTask } from './next-task.ts';
import { reporting } from './reporting.ts';

/** The listings of one blog in one window. */
interface Listings {
  readonly root: string | undefined;
  underWay: Promise<void> | null;
  /** Ends the listing under way when another blog is shown. */
  readonly controller: AbortController;
  /** The one that begins when the one under way has ended. */
  next: Promise<void> | null;
}

const listingsOf = new WeakMap<App, Listings>();

/**
 * Lists the blog's posts again; resolves when a listing that began after this call has ended. Calls that come while one
 * is under way share the next one, so that listings never overtake each other, however often files change.
 */
export function refreshPosts(app: App): Promise<void> {
  const listings = listingsNow(app);
  const { underWay } = listings;
  if (!underWay) return begin(app, listings);
  listings.next ??= underWay.then(() => {
    listings.next = null;
    return begin(app, listings);
  });
  return listings.next;
}

/** Another blog does not wait for the listing of the one before it. */
function listingsNow(app: App): Listings {
  const root = app.state.blog.blog.peek()?.root;
  const known = listingsOf.get(app);
  if (known && known.root === root) return known;
  known?.controller.abort();
  const listings: Listings = { root, underWay: null, controller: new AbortController(), next: null };
  listingsOf.set(app, listings);
  return listings;
}

function begin(app: App, listings: Listings): Promise<void> {
  listings.underWay = list(app, listings).finally(() => {
    if (!listings.next) listings.underWay = null;
  });
  return listings.underWay;
}

function list(app: App, listings: Listings): Promise<void> {
  return reporting(app, 'list', async () => {
    if (listingsNow(app) !== listings) return;
    const { blog } = app.state;
    const isShown = () => listingsOf.get(app) === listings;
    try {
      const found = await look(app, listings, progress => isShown() && blog.showReading(progress));
      // A long list came in a task that was long enough.
      await nextTask();
      if (listingsNow(app) === listings) show(app, found);
    } finally {
      if (isShown()) blog.showReading(null);
    }
  });
}

/** The posts there are, or why there cannot be told. */
async function look(
  app: App,
  { controller }: Listings,
  onProgress: (progress: ReadingProgress) => void,
): Promise<readonly PostEntry[] | BlogAbsence> {
  try {
    return await app.api.call('posts.list', undefined, { signal: controller.signal, onProgress });
  } catch (error) {
    const absence = isAppError(error) ? absences.get(error.code) : undefined;
    // A blog that was never listed is told as an error like others.
    if (absence === undefined || app.state.blog.entries.peek() === null) throw error;
    return absence;
  }
}

const absences: ReadonlyMap<ErrorCode, BlogAbsence> = new Map([
  ['blog.gone', 'gone'],
  ['blog.unreadable', 'unreadable'],
  ['blog.thinned', 'thinned'],
]);

/**
 * A disk that is not connected leaves an empty folder behind: that all posts are gone at once is believed only when the
 * user says so. When they are back, what could not be saved meanwhile is saved.
 */
function show(app: App, found: readonly PostEntry[] | BlogAbsence): void {
  const { blog } = app.state;
  const wasAbsent = blog.absence.peek() !== null;
  const known = blog.entries.peek()?.length ?? 0;
  if (typeof found === 'string') blog.miss(found);
  else if (found.length === 0 && known > 0) blog.miss('empty');
  else {
    blog.list(found);
    if (wasAbsent) void app.desk.writer?.save();
  }
}

/** Takes the posts that are gone for deleted. */
export function acceptAbsence(app: App): Promise<void> {
  return reporting(app, 'list', async () => {
    const { blog } = app.state;
    if (blog.absence.peek() === 'empty') return blog.list([]);
    await app.api.call('posts.believe', undefined);
    await refreshPosts(app);
  });
}

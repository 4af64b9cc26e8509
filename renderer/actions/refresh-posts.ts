import type { App } from './app.ts';
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
      const entries = await app.api.call('posts.list', undefined, {
        signal: listings.controller.signal,
        onProgress: progress => isShown() && blog.showReading(progress),
      });
      if (listingsNow(app) === listings) blog.list(entries);
    } finally {
      if (isShown()) blog.showReading(null);
    }
  });
}

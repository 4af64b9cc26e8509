import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { findGenerator } from '../../shared/generators/all-generators.ts';
import type { Generator } from '../../shared/generators/generator.ts';
import type { Blog } from '../../shared/model/blog.ts';
import type { IndexPlace } from '../services/index/open-index.ts';
import { createPostIndex, type PostIndex } from '../services/posts/post-index.ts';

/** An opened blog with what serves it, shared by all windows that show it. */
export interface BlogFolder {
  readonly blog: Blog;
  readonly generator: Generator;
  readonly index: PostIndex;
  /** Unguessable part of the address of its images. */
  readonly assetKey: string;
  /** Tells of changes until the returned function is called; the folder is served as long as anyone listens. */
  onChange(listener: (paths: readonly string[]) => void): () => void;
}

/** The address prefix of a blog's images. */
export function assetBaseOf(assetKey: string): string {
  return `/asset/${assetKey}/`;
}

/** The blogs that are open now, each once. */
export interface BlogFolders {
  /**
   * The folder of `blog`, newly served or as it is. One whose site was read differently is served anew; windows that
   * show the earlier one keep it. Name, branch and trust are brought up to date in every folder of that root.
   */
  use(blog: Blog): BlogFolder;
  byAssetKey(key: string): BlogFolder | undefined;
  close(): Promise<void>;
}

/** How open blogs are watched; `warn` hears of watching that does not work. */
export interface WatchOptions {
  readonly isWatching: boolean;
  readonly warn: (message: string) => void;
  /** Where posts are read and what of them is kept; absent: in this thread, and nothing. */
  readonly index?: IndexPlace;
  /** How long a folder that no window shows any more is still served, in milliseconds: a reload comes back at once. */
  readonly graceMs?: number;
}

const defaultGraceMs = 30_000;

/** Creates an empty set of open blogs. */
export function createBlogFolders(options: WatchOptions): BlogFolders {
  const served = new Set<ServedFolder>();
  return {
    use(blog) {
      let found: ServedFolder | undefined;
      for (const known of served) {
        if (known.folder.blog.root !== blog.root) continue;
        const hasSameSite = isDeepStrictEqual(known.folder.blog.site, blog.site);
        known.update(blog);
        if (hasSameSite) found = known;
        else known.closeIfUnused();
      }
      found ??= serveFolder(blog, options, served);
      found.open();
      return found.folder;
    },
    byAssetKey: key => [...served].find(({ folder }) => folder.assetKey === key)?.folder,
    close: async () => {
      await Promise.all([...served].map(({ close }) => close()));
    },
  };
}

interface ServedFolder {
  readonly folder: BlogFolder;
  /** Takes over everything but the site, which the index was made with. */
  update(blog: Blog): void;
  /** Serves it again if it was closed, at first for the grace only. */
  open(): void;
  closeIfUnused(): void;
  close(): Promise<void>;
}

/** A folder that is one of `served` from when it is opened until nobody has listened for the grace. */
function serveFolder(blog: Blog, options: WatchOptions, served: Set<ServedFolder>): ServedFolder {
  const listeners = new Set<(paths: readonly string[]) => void>();
  const index = createPostIndex(blog, { ...options.index, warn: options.warn });
  let current = blog;
  let graceTimer: NodeJS.Timeout | undefined;
  const tell = (paths: readonly string[]) => {
    for (const listener of listeners) listener(paths);
  };

  const close = async () => {
    clearTimeout(graceTimer);
    served.delete(self);
    await index.close();
  };
  const closeIfUnused = () => {
    if (listeners.size === 0) close().catch(error => options.warn(`closing ${blog.root}: ${String(error)}`));
  };
  const open = () => {
    clearTimeout(graceTimer);
    graceTimer = setTimeout(closeIfUnused, options.graceMs ?? defaultGraceMs).unref();
    if (served.has(self)) return;
    served.add(self);
    if (options.isWatching) index.watch(tell);
  };
  const folder: BlogFolder = {
    get blog() {
      return current;
    },
    generator: findGenerator(blog.site.generator),
    index,
    assetKey: randomBytes(16).toString('hex'),
    onChange: listener => {
      const own = (paths: readonly string[]) => listener(paths);
      listeners.add(own);
      // Between being found and being shown it may have been closed, because its last other window left.
      open();
      return () => {
        if (listeners.delete(own) && served.has(self)) open();
      };
    },
  };
  const self: ServedFolder = {
    folder,
    update: next => {
      current = { ...next, site: blog.site };
    },
    open,
    closeIfUnused,
    close,
  };
  return self;
}

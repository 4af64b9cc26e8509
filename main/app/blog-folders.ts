import { randomBytes } from 'node:crypto';
import { findGenerator } from '../../shared/generators/all-generators.ts';
import type { Generator } from '../../shared/generators/generator.ts';
import type { Blog } from '../../shared/model/blog.ts';
import { watchFolder } from '../services/files/watch-folder.ts';
import { createPostIndex, type PostIndex } from '../services/posts/post-index.ts';

/** An opened blog with what serves it, shared by all windows that show it. */
export interface BlogFolder {
  readonly blog: Blog;
  readonly generator: Generator;
  readonly index: PostIndex;
  /** Unguessable part of the address of its images. */
  readonly assetKey: string;
  onChange(listener: (paths: readonly string[]) => void): () => void;
}

/** The address prefix of a blog's images. */
export function assetBaseOf(assetKey: string): string {
  return `/asset/${assetKey}/`;
}

/** The blogs that are open now, each once. */
export interface BlogFolders {
  /** The folder of `blog`, newly served or as it is; the blog's own facts are brought up to date. */
  use(blog: Blog): BlogFolder;
  byAssetKey(key: string): BlogFolder | undefined;
  close(): Promise<void>;
}

/** How open blogs are watched; `warn` hears of watching that does not work. */
export interface WatchOptions {
  readonly isWatching: boolean;
  readonly warn: (message: string) => void;
}

/** Creates an empty set of open blogs. */
export function createBlogFolders(options: WatchOptions): BlogFolders {
  const folders = new Map<
    string,
    { folder: BlogFolder; update: (blog: Blog) => void; close: () => Promise<void> }
  >();
  return {
    use(blog) {
      const known = folders.get(blog.root);
      if (known && known.folder.blog.site.generator === blog.site.generator) {
        known.update(blog);
        return known.folder;
      }
      void known?.close();
      const opened = serveFolder(blog, options);
      folders.set(blog.root, opened);
      return opened.folder;
    },
    byAssetKey: key => [...folders.values()].find(({ folder }) => folder.assetKey === key)?.folder,
    close: async () => {
      await Promise.all([...folders.values()].map(({ close }) => close()));
      folders.clear();
    },
  };
}

function serveFolder(blog: Blog, { isWatching, warn }: WatchOptions) {
  const listeners = new Set<(paths: readonly string[]) => void>();
  const index = createPostIndex(blog);
  const onChange = (paths: readonly string[]) => {
    index.changed(paths);
    for (const listener of listeners) listener(paths);
  };
  const watch = isWatching
    ? watchFolder(blog.root, onChange, error => warn(`watching ${blog.root}: ${error.message}`))
    : undefined;
  let current = blog;
  const folder: BlogFolder = {
    get blog() {
      return current;
    },
    generator: findGenerator(blog.site.generator),
    index,
    assetKey: randomBytes(16).toString('hex'),
    onChange: listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return {
    folder,
    update: (next: Blog) => {
      current = next;
    },
    close: async () => watch?.close(),
  };
}

import type { IndexClient } from './index-calls.ts';
import { createIndexHandlers } from './index-handlers.ts';
import type { PostStore } from './post-store.ts';
import { type BlogWatch, watchBlog } from './watch-blog.ts';

/** An index in the thread that asks, which goes on with other work in between; `warn` hears of watching that fails. */
export function createLocalIndex(store: PostStore, warn: (message: string) => void = () => {}): IndexClient {
  const handlers = createIndexHandlers(store);
  let watch: BlogWatch | undefined;
  return {
    ask: (name, params, { signal = new AbortController().signal, onProgress = () => {} } = {}) =>
      handlers[name](params, { signal, progress: onProgress }),
    watch(tell) {
      const changed = (paths: readonly string[]) => {
        store.changed(paths);
        tell(paths);
      };
      watch ??= watchBlog(store.blog.root, changed, warn);
    },
    async close() {
      const closing = watch;
      watch = undefined;
      await closing?.close();
      await store.keep();
    },
  };
}

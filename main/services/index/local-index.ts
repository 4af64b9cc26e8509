import type { IndexClient } from './index-calls.ts';
import { createIndexHandlers } from './index-handlers.ts';
import type { PostStore } from './post-store.ts';

/** An index in the thread that asks, which goes on with other work in between. */
export function createLocalIndex(store: PostStore): IndexClient {
  const handlers = createIndexHandlers(store);
  return {
    ask: (name, params, { signal = new AbortController().signal, onProgress = () => {} } = {}) =>
      handlers[name](params, { signal, progress: onProgress }),
    close: () => store.keep(),
  };
}

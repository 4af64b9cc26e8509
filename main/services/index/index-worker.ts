import { parentPort, workerData } from 'node:worker_threads';
import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import type { IndexAnswer } from './index-calls.ts';
import { createIndexHandlers } from './index-handlers.ts';
import { createPostCache } from './post-cache.ts';
import { createPostStore } from './post-store.ts';
import { serveIndex } from './serve-index.ts';
import { watchBlog } from './watch-blog.ts';

/** What the worker is started with. */
export interface IndexWorkerData {
  readonly blog: Blog;
  /** Absent: nothing is kept between starts. */
  readonly cache?: { readonly folder: string; readonly rules: string; readonly isRead: boolean };
}

/* The entry of the worker that reads the posts of one blog. */

if (parentPort === null) throw new Error('The index worker is no program of its own.');
const port = parentPort;
const { blog, cache } = workerData as IndexWorkerData;
const send = (answer: IndexAnswer) => port.postMessage(answer);
const warn = (message: string) => send({ kind: 'warning', message });
const failed = (error: unknown) =>
  warn(`The index of ${blog.root} could not be kept for the next start: ${String(error)}`);
const store = createPostStore(blog, cache && createPostCache(blog, { ...cache, failed }));
serveIndex(port, createIndexHandlers(store), () => {
  const tell = (paths: readonly BlogPath[]) => {
    store.changed(paths);
    send({ kind: 'changed', paths });
  };
  // It ends with the worker.
  watchBlog(blog.root, tell, warn);
});

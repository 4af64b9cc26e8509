import { parentPort, workerData } from 'node:worker_threads';
import type { Blog } from '../../../shared/model/blog.ts';
import type { IndexAnswer } from './index-calls.ts';
import { createIndexHandlers } from './index-handlers.ts';
import { createPostCache } from './post-cache.ts';
import { createPostStore } from './post-store.ts';
import { serveIndex } from './serve-index.ts';

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
const failed = (error: unknown) => {
  const message = `The index of ${blog.root} could not be kept for the next start: ${String(error)}`;
  port.postMessage({ kind: 'warning', message } satisfies IndexAnswer);
};
serveIndex(
  port,
  createIndexHandlers(createPostStore(blog, cache && createPostCache(blog, { ...cache, failed }))),
);

import type { Blog } from '../../../shared/model/blog.ts';
import type { IndexClient } from './index-calls.ts';
import { createLocalIndex } from './local-index.ts';
import { nameReadingRules } from './name-reading-rules.ts';
import { createPostCache } from './post-cache.ts';
import { createPostStore } from './post-store.ts';
import { createWorkerIndex } from './worker-index.ts';

/** Where an index works and what it keeps. */
export interface IndexPlace {
  /** The built worker, which also names the rules by which posts are read. */
  readonly workerFile?: string | undefined;
  /** Whether posts are read in that worker, so that a window stays quick; a command that only waits needs none. */
  readonly isInBackground?: boolean;
  /** The folder for what is kept between starts. */
  readonly cacheFolder?: string | undefined;
  readonly warn?: (message: string) => void;
}

/** Opens the index of a blog, in a worker if there is one. */
export function openIndex(blog: Blog, place: IndexPlace): IndexClient {
  const { workerFile, isInBackground = false, cacheFolder, warn = () => {} } = place;
  const rules = workerFile === undefined ? undefined : nameReadingRules(workerFile);
  const cacheOf = (isRead: boolean) =>
    cacheFolder === undefined || rules === undefined ? undefined : { folder: cacheFolder, rules, isRead };

  function openLocal(isRead: boolean): IndexClient {
    const cache = cacheOf(isRead);
    const failed = (error: unknown) => warn(`The index of ${blog.root} could not be kept: ${String(error)}`);
    const kept = cache && createPostCache(blog, { ...cache, failed });
    return createLocalIndex(createPostStore(blog, kept, { isFallback: isInBackground }), warn);
  }

  if (workerFile === undefined || !isInBackground) return openLocal(true);
  return createWorkerIndex({
    file: workerFile,
    data: isFirst => {
      const cache = cacheOf(isFirst);
      return cache === undefined ? { blog } : { blog, cache };
    },
    openFallback: () => openLocal(false),
    warn,
  });
}

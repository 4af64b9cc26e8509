import { basename, relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { errnoOf, toFileError } from './file-error.ts';
import { parseTemporaryName } from './temporary-name.ts';

/** A running watch. */
export interface FolderWatch {
  /** Fulfils when the first look through the folder is done: every later change is told. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Quiet time after which a file counts as written and a batch as complete, in milliseconds. */
const settleMs = 150;
/** A file that changes without end must not hold back the others, in milliseconds. */
const longestBatchMs = 1_000;
/** Between two looks at a file where there are no watches, in milliseconds. */
const pollMs = 2_000;

/**
 * Tells which blog paths were added, changed or removed below `root`, once each and in batches, when the writing has
 * settled. Our own saves are told too, since a list of posts must follow them.
 * Where the system has no watches left the folder is polled instead, and `onError` hears of it.
 */
export function watchFolder(
  root: string,
  onChange: (paths: readonly BlogPath[]) => void,
  onError: (error: Error) => void = () => {},
  openWatch: typeof watch = watch,
): FolderWatch {
  const batch = createBatch(onChange);
  let watcher: FSWatcher | undefined;
  let isClosed = false;
  const ready = new Promise<void>(resolve => {
    const start = (usePolling: boolean) => {
      watcher = openWatcher(openWatch, root, usePolling, batch.add)
        .on('ready', resolve)
        .on('error', error => {
          if (isClosed) return;
          onError(toFileError(error, root));
          if (usePolling || !['ENOSPC', 'EMFILE'].includes(errnoOf(error) ?? '')) return;
          void watcher?.close();
          start(true);
        });
    };
    start(false);
  });
  return {
    ready,
    async close() {
      isClosed = true;
      batch.cancel();
      await watcher?.close();
    },
  };
}

function openWatcher(
  openWatch: typeof watch,
  root: string,
  usePolling: boolean,
  add: (path: BlogPath) => void,
): FSWatcher {
  const toBlogPath = (path: string) => relative(root, path).split(sep).join('/');
  return openWatch(root, {
    ignored: path => isIgnored(toBlogPath(path)),
    ignoreInitial: true,
    followSymlinks: false,
    usePolling,
    interval: pollMs,
    binaryInterval: pollMs,
    awaitWriteFinish: { stabilityThreshold: settleMs, pollInterval: settleMs / 3 },
  }).on('all', (event, path) => {
    if (event !== 'addDir' && path !== root) add(toBlogPath(path));
  });
}

/** What changes all the time and holds no posts: git's own files, packages, temporary files of ours. */
function isIgnored(path: BlogPath): boolean {
  return (
    path.split('/').some(name => name === '.git' || name === 'node_modules') ||
    parseTemporaryName(basename(path)) !== undefined
  );
}

/** Gathers paths until none came for a while, but not for longer than a second. */
function createBatch(onChange: (paths: readonly BlogPath[]) => void) {
  const paths = new Set<BlogPath>();
  let quietTimer: NodeJS.Timeout | undefined;
  let lastTimer: NodeJS.Timeout | undefined;
  const cancel = () => {
    clearTimeout(quietTimer);
    clearTimeout(lastTimer);
    lastTimer = undefined;
  };
  const flush = () => {
    cancel();
    const gathered = [...paths];
    paths.clear();
    onChange(gathered);
  };
  return {
    cancel,
    add: (path: BlogPath) => {
      paths.add(path);
      clearTimeout(quietTimer);
      quietTimer = setTimeout(flush, settleMs);
      lastTimer ??= setTimeout(flush, longestBatchMs);
    },
  };
}

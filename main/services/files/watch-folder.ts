import { basename, relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { errnoOf, toFileError } from './file-error.ts';
import { gatherChanges, settleMs } from './gather-changes.ts';
import { parseTemporaryName } from './temporary-name.ts';
import { watchPresence } from './watch-presence.ts';

/** A running watch. */
export interface FolderWatch {
  /** Fulfils when the first look through the folder is done: every later change is told. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Between two looks at a file where there are no watches, in milliseconds. */
const pollMs = 2_000;

/** Between two looks whether the folder is there at all, in milliseconds. */
const presenceMs = 2_000;

/** What a test may put in place of the system. */
export interface WatchParts {
  readonly openWatch?: typeof watch;
  /** Between two looks whether the folder is there, in milliseconds. */
  readonly presenceMs?: number;
}

/**
 * Tells which blog paths were added, changed or removed below `root`, once each and in batches, when the writing has
 * settled; no paths when anything may have changed, because the folder went, came back or is another one. Our own saves are
 * told too, since a list of posts must follow them.
 * Where the system has no watches left the folder is polled instead, and `onError` hears of it.
 */
export function watchFolder(
  root: string,
  onChange: (paths: readonly BlogPath[]) => void,
  onError: (error: Error) => void = () => {},
  parts: WatchParts = {},
): FolderWatch {
  const { openWatch = watch } = parts;
  const batch = gatherChanges(onChange);
  let watcher: FSWatcher | undefined;
  let isClosed = false;
  const start = (usePolling: boolean, onReady: () => void) => {
    watcher = openWatcher(openWatch, root, usePolling, batch.add)
      // It may be back before the next look, and then nothing is heard of it any more.
      .on('unlinkDir', path => path === root && presence.wentAway())
      .on('ready', onReady)
      .on('error', error => {
        if (isClosed) return;
        onError(toFileError(error, root));
        if (usePolling || !['ENOSPC', 'EMFILE'].includes(errnoOf(error) ?? '')) return;
        void watcher?.close();
        start(true, onReady);
      });
  };
  const ready = new Promise<void>(resolve => start(false, resolve));
  const presence = watchPresence(
    root,
    isThere => {
      batch.tellAll();
      if (!isThere) return;
      // The watch of before still follows the folder that went.
      void watcher?.close();
      start(false, batch.tellAll);
    },
    parts.presenceMs ?? presenceMs,
  );
  return {
    ready,
    async close() {
      isClosed = true;
      presence.close();
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

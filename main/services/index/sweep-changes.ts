import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BlogPath } from '../../../shared/model/blog.ts';

/** What gathers changes until they are worth telling. */
export interface ChangeSweep {
  /** Adds what a watcher has seen. */
  add(paths: readonly BlogPath[]): void;
  /** Forgets what was not told yet. */
  cancel(): void;
}

/** A batch of more paths is no writer at work but a program, such as git. */
export const few = 50;
/** Between two looks whether more has come, in milliseconds. */
const lookMs = 150;
/** After how many looks without anything new it is quiet: longer than a watcher gathers a steady stream, a second. */
const quietLooks = 9;
/** A sweep never ends before nothing has come for so long, in milliseconds. */
export const leastQuietMs = (quietLooks - 1) * lookMs;
/** How long the first change may wait, in milliseconds. */
const longestMs = 15_000;

/**
 * Tells of few changes at once, and of many, or of those git makes while it holds its lock in `root`, when the last
 * have come: a branch switch of thousands of files is one change.
 */
export function sweepChanges(root: string, tell: (paths: readonly BlogPath[]) => void): ChangeSweep {
  const lock = join(root, '.git', 'index.lock');
  const gathered = new Set<BlogPath>();
  let timer: NodeJS.Timeout | undefined;
  let startedAt = 0;
  let lookedAt = 0;
  let looks = 0;

  const cancel = () => {
    clearInterval(timer);
    timer = undefined;
    gathered.clear();
  };
  const look = () => {
    const now = performance.now();
    // While this thread was held up, nothing could come.
    if (now - lookedAt < 2 * lookMs) looks += 1;
    lookedAt = now;
    const isOver = now - startedAt > longestMs;
    // A lock that outlives everything was left by a crash.
    if (!isOver && (looks < quietLooks || existsSync(lock))) return;
    const paths = [...gathered];
    cancel();
    tell(paths);
  };
  return {
    cancel,
    add(paths) {
      // No paths: anything may have changed, which is no part of a sweep.
      if (paths.length === 0) return tell(paths);
      if (timer === undefined) {
        if (paths.length <= few && !existsSync(lock)) return tell(paths);
        startedAt = performance.now();
        lookedAt = startedAt;
        timer = setInterval(look, lookMs);
      }
      looks = 0;
      for (const path of paths) gathered.add(path);
    },
  };
}

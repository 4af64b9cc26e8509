import type { BlogPath } from '../../../shared/model/blog.ts';
import { watchFolder } from '../files/watch-folder.ts';
import { sweepChanges } from './sweep-changes.ts';

/** A running watch over the files of a blog. */
export interface BlogWatch {
  close(): Promise<void>;
}

/** Tells what changes in a blog, a sweep at a time, in the thread that calls this; `warn` hears of watching that fails. */
export function watchBlog(
  root: string,
  tell: (paths: readonly BlogPath[]) => void,
  warn: (message: string) => void,
): BlogWatch {
  const sweep = sweepChanges(root, tell);
  const watch = watchFolder(root, sweep.add, error => warn(`watching ${root}: ${error.message}`));
  return {
    async close() {
      sweep.cancel();
      await watch.close();
    },
  };
}

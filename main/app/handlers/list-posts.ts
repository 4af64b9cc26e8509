import { AppError } from '../../../shared/app-error.ts';
import type { PostEntry } from '../../../shared/model/post.ts';
import type { ReadingProgress } from '../../../shared/model/reading-progress.ts';
import { readHeadMark } from '../../services/blog/read-branch.ts';
import type { BlogFolder } from '../blog-folders.ts';

/** The posts of the blogs one window shows, which do not vanish by the dozen without its user being asked. */
export interface PostLister {
  /**
   * The posts there are. A part of a disk that is not connected looks as if they were deleted: only what git has checked out
   * may take many of them away at once.
   * @throws blog.thinned with how many are `missing`; the errors of listing
   */
  list(
    folder: BlogFolder,
    signal: AbortSignal,
    progress: (value: ReadingProgress) => void,
  ): Promise<readonly PostEntry[]>;
  /** From now on the posts there are count as all of them. */
  believe(folder: BlogFolder): void;
}

interface Known {
  readonly head: string | null;
  readonly entries: readonly PostEntry[];
}

/** So many posts, or so great a part of them, are not taken for deleted when they go at once. */
const mostLost = 10;
const mostLostPart = 0.2;

/** Creates a lister that knows of no posts yet. */
export function createPostLister(): PostLister {
  const known = new WeakMap<BlogFolder, Known>();
  return {
    async list(folder, signal, progress) {
      const head = await readHeadMark(folder.blog.root);
      const entries = await folder.index.list(signal, progress);
      const before = known.get(folder);
      const missing = before?.head === head ? countLost(before.entries, entries) : 0;
      // That all are gone is for the window to doubt: it has the list.
      if (entries.length === 0) return entries;
      if (before && missing > 1 && (missing >= mostLost || missing > mostLostPart * before.entries.length))
        throw new AppError('blog.thinned', { path: folder.blog.root, missing });
      known.set(folder, { head, entries });
      return entries;
    },
    believe: folder => {
      known.delete(folder);
    },
  };
}

/** How many posts went without others coming, as they do when they are renamed. */
function countLost(before: readonly PostEntry[], now: readonly PostEntry[]): number {
  if (before === now) return 0;
  const paths = new Set(now.map(({ path }) => path));
  const stayed = before.filter(({ path }) => paths.has(path)).length;
  const come = now.length - stayed;
  return before.length - stayed - come;
}

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { HiddenComments } from '../../../shared/generators/generator.ts';
import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import { readHead } from '../blog/read-head.ts';
import { createPace } from './pace.ts';

/** How much of a comment is read, in bytes: larger ones are shown. */
const headSize = 65_536;

/** Knows which comments of a blog are not to be shown. */
export interface HiddenCommentFinder {
  /**
   * Those among the files of the blog; the same set as long as none changes. Only files that changed are read again.
   * @throws cancelled
   */
  find(paths: readonly BlogPath[], signal: AbortSignal): Promise<ReadonlySet<BlogPath>>;
  /** Forgets what is known of these files. */
  forget(paths: readonly BlogPath[]): void;
}

interface KnownComment {
  readonly stamp: string;
  readonly isHidden: boolean;
}

/** Creates the finder of a blog; nothing is read before it is asked. */
export function createHiddenCommentFinder({ root, site }: Blog): HiddenCommentFinder {
  const rules = findGenerator(site.generator).hiddenComments;
  let known: ReadonlyMap<BlogPath, KnownComment> = new Map();
  let hidden: ReadonlySet<BlogPath> = new Set();
  return {
    async find(paths, signal) {
      if (rules === undefined) return hidden;
      const before = known;
      const next = new Map<BlogPath, KnownComment>();
      const pace = createPace(signal);
      for (const path of paths) {
        if (!rules.mayHide(site, path)) continue;
        const turn = pace();
        if (turn) await turn;
        next.set(path, readComment(root, path, rules, before.get(path)));
      }
      known = next;
      const found = new Set([...next].filter(([, { isHidden }]) => isHidden).map(([path]) => path));
      if (found.size !== hidden.size || [...found].some(path => !hidden.has(path))) hidden = found;
      return hidden;
    },
    forget(paths) {
      const gone = new Set(paths);
      known = new Map([...known].filter(([path]) => !gone.has(path)));
    },
  };
}

/** A comment that cannot be read is shown: what is wrong with it is said there. */
function readComment(
  root: string,
  path: BlogPath,
  rules: HiddenComments,
  before: KnownComment | undefined,
): KnownComment {
  try {
    const { mtimeNs, ctimeNs, size, ino } = statSync(join(root, path), { bigint: true });
    const stamp = `${mtimeNs}:${ctimeNs}:${size}:${ino}`;
    if (before?.stamp === stamp) return before;
    const { text, isText } = readHead(root, path, headSize);
    return { stamp, isHidden: isText && rules.hides(path, text) };
  } catch {
    return { stamp: '', isHidden: false };
  }
}

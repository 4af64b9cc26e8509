import type { BlogPath } from './blog.ts';

/** Whether a file lies beside the blog in the same repository: git joins it, too, but it is none of the blog's. */
export function isOutsideBlog(path: BlogPath): boolean {
  return path.startsWith('../');
}

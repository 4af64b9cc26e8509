import type { BlogPath } from '../../../shared/model/blog.ts';
import { inBlog } from '../git/blog-paths.ts';
import { findRenames } from '../git/diff.ts';
import { resolveCommit } from '../git/head.ts';
import type { Repository } from '../git/repository.ts';
import { buildTree, withScratch } from '../git/trial-tree.ts';

/**
 * Finds, for those of `paths` that the last commit does not hold, which of the `deleted` files they were before, by
 * git's own likeness. Changes nothing; where nothing is deleted no git is started.
 */
export async function findMoved(
  repository: Repository,
  paths: readonly BlogPath[],
  deleted: readonly BlogPath[],
): Promise<ReadonlyMap<BlogPath, BlogPath>> {
  if (paths.length === 0 || deleted.length === 0) return new Map();
  const head = await resolveCommit(repository, 'HEAD');
  if (head === null) return new Map();
  return withScratch(repository, true, async scratch => {
    const all = [...paths, ...deleted].map(path => repository.prefix + path);
    const tree = await buildTree(repository, scratch, head, all);
    const renames = await findRenames(repository, head, tree, scratch.env);
    return new Map([...renames].map(([to, from]) => [inBlog(repository, to), inBlog(repository, from)]));
  });
}

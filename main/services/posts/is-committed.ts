import type { BlogPath } from '../../../shared/model/blog.ts';
import { resolveCommit } from '../git/head.ts';
import { readTreeEntries } from '../git/index-entries.ts';
import { openRepository } from '../git/repository.ts';

/**
 * Whether the last commit holds a file of the blog; false where there is no commit yet. Starts git: only for a blog that
 * is trusted. Changes nothing.
 * @throws AppError `git.not-a-repository` and the errors of running git
 */
export async function isCommitted(root: string, path: BlogPath, signal?: AbortSignal): Promise<boolean> {
  const repository = await openRepository(root, signal);
  const commit = await resolveCommit(repository, 'HEAD');
  if (commit === null) return false;
  const inRepository = repository.prefix + path;
  return (await readTreeEntries(repository, commit, [inRepository])).has(inRepository);
}

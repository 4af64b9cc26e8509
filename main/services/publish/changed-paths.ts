import type { BlogPath } from '../../../shared/model/blog.ts';
import { git, openRepository, splitNul } from '../git/repository.ts';
import { readStatus } from '../git/status.ts';

/**
 * Lists the files of the blog that differ from the last commit, new and removed ones included, ignored ones not.
 * Changes nothing.
 * @throws AppError `git.not-a-repository`
 */
export async function listChangedPaths(root: string, signal?: AbortSignal): Promise<readonly BlogPath[]> {
  const repository = await openRepository(root, signal);
  const { prefix } = repository;
  const tracked = (await readStatus(repository)).map(({ path }) => path);
  const args = ['ls-files', '-z', '--others', '--exclude-standard'];
  const untracked = splitNul((await git(repository, { args })).stdout);
  return [...new Set([...tracked, ...untracked])]
    .filter(path => path.startsWith(prefix))
    .map(path => path.slice(prefix.length));
}

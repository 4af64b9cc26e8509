import { gitError } from './git-error.ts';
import { git, type Repository, splitNul } from './repository.ts';

/** What merging two histories gives, without the working tree. */
export type MergeTrial =
  | { readonly kind: 'clean'; readonly tree: string }
  | { readonly kind: 'conflict'; readonly paths: readonly string[] };

/**
 * Merges two commits in the object store alone (`git merge-tree --write-tree`, git 2.38 or later).
 * @throws AppError `git.failed` when the histories have nothing in common.
 */
export async function tryMerge(repository: Repository, ours: string, theirs: string): Promise<MergeTrial> {
  const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', ours, theirs];
  const answer = await git(repository, { args, accept: [0, 1], writes: true });
  const [tree, ...paths] = splitNul(answer.stdout);
  if (tree === undefined) throw gitError({ args, ...answer });
  if (answer.code === 0) return { kind: 'clean', tree };
  return { kind: 'conflict', paths: [...new Set(paths.filter(path => path !== ''))] };
}

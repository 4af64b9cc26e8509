import { writeFile } from 'node:fs/promises';
import { git, joinNul, type Repository } from './repository.ts';

/**
 * Makes names known to the index without content (`git add --intent-to-add`): a commit of named paths takes only names
 * it knows. `list` is a file of ours that may be written.
 */
export async function announce(
  repository: Repository,
  list: string,
  paths: readonly string[],
): Promise<void> {
  if (paths.length === 0) return;
  await writeFile(list, joinNul(paths));
  const args = ['add', '--intent-to-add', `--pathspec-from-file=${list}`, '--pathspec-file-nul'];
  await git(repository, { args, writes: true });
}

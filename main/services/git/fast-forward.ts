import { git, type Repository } from './repository.ts';

/**
 * Moves the checked-out branch, its index and its working tree forward to `commit`. What the user has changed or staged in
 * other files stays; git refuses, changing nothing, when it would have to overwrite something.
 * @throws AppError `publish.would-overwrite`, `git.locked` and the like.
 */
export async function fastForward(repository: Repository, commit: string): Promise<void> {
  const options = ['--ff-only', '--quiet', '--no-stat', '--no-autostash', '--no-overwrite-ignore'];
  // Half a merge helps nobody: once begun it is not cancelled.
  await git({ ...repository, signal: undefined }, { args: ['merge', ...options, commit], writes: true });
}

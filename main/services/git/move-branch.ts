import { AppError, isAppError } from '../../../shared/app-error.ts';
import { git, type Repository } from './repository.ts';

/**
 * Moves `branch` from the commit `from` to `to`, without a look at index and working tree.
 * @throws AppError `publish.plan-changed` when the branch is not at `from` any more, `git.locked`; nothing is changed then.
 */
export async function moveBranch(
  repository: Repository,
  branch: string,
  from: string,
  to: string,
  why: string,
): Promise<void> {
  const args = ['update-ref', '-m', why, `refs/heads/${branch}`, to, from];
  try {
    await git({ ...repository, signal: undefined }, { args, writes: true });
  } catch (error) {
    if (isAppError(error, 'git.push-rejected')) throw new AppError('publish.plan-changed', error.data, error);
    throw error;
  }
}

import { AppError, isAppError } from '../../../shared/app-error.ts';
import { takingOver } from './guard-arguments.ts';
import { resolveCommit } from './head.ts';
import { git, type Repository } from './repository.ts';

/**
 * Moves `branch` from the commit `from` to `to` without a look at index and working tree.
 * @throws AppError `publish.plan-changed` when the branch is not at `from` any more, `git.locked`; nothing is changed then.
 */
export async function moveBranch(
  repository: Repository,
  branch: string,
  from: string,
  to: string,
  why: string,
): Promise<void> {
  await moveReference(repository, `refs/heads/${branch}`, from, to, why);
}

/**
 * Says that the branch online that `trackingRef` stands for was last seen at `to`, no longer at `from`, also where that is no
 * step forward.
 * @throws AppError `publish.plan-changed` when it was seen elsewhere meanwhile, `git.locked`.
 */
export function moveLastSeen(
  repository: Repository,
  trackingRef: string,
  from: string,
  to: string,
): Promise<void> {
  return moveReference(repository, trackingRef, from, to, takingOver);
}

/** Has a reference of ours stand at `commit`, so that git never throws it away, and gives its full name. */
export async function keepCommit(repository: Repository, commit: string): Promise<string> {
  const reference = `refs/leysin/kept/${commit.slice(0, 12)}`;
  if ((await resolveCommit(repository, reference)) === null)
    await moveReference(repository, reference, '0'.repeat(commit.length), commit, 'keep what was here');
  return reference;
}

async function moveReference(
  repository: Repository,
  reference: string,
  from: string,
  to: string,
  why: string,
): Promise<void> {
  const args = ['update-ref', '-m', why, reference, to, from];
  try {
    await git({ ...repository, signal: undefined }, { args, writes: true });
  } catch (error) {
    if (isAppError(error, 'git.push-rejected')) throw new AppError('publish.plan-changed', error.data, error);
    throw error;
  }
}

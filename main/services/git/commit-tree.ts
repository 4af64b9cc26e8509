import { AppError, isAppError } from '../../../shared/app-error.ts';
import { git, type Repository } from './repository.ts';

/**
 * Makes a commit object no branch points to, and gives its id.
 * @throws AppError `git.signing-failed` also when the signing program was still waiting after 60 s.
 */
export async function commitTree(
  repository: Repository,
  tree: string,
  parents: readonly string[],
  message: string,
  sign: boolean,
): Promise<string> {
  const args = [
    'commit-tree',
    ...(sign ? ['-S'] : []),
    ...parents.flatMap(parent => ['-p', parent]),
    '-F',
    '-',
    tree,
  ];
  try {
    const { stdout } = await git(repository, { args, input: message, writes: true });
    return stdout.toString('utf8').trim();
  } catch (error) {
    if (!sign || !isAppError(error, 'git.timeout')) throw error;
    throw new AppError('git.signing-failed', { ...error.data, isTimeout: true }, error);
  }
}

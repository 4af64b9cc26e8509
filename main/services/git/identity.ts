import { AppError } from '../../../shared/app-error.ts';
import { git, type Repository } from './repository.ts';

/**
 * Makes sure that git knows whom a commit is by, author and committer.
 * @throws AppError `git.no-identity`.
 */
export async function requireIdentity(repository: Repository): Promise<void> {
  for (const name of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const { code, stderr } = await git(repository, { args: ['var', name], accept: [0, 128] });
    if (code !== 0) throw new AppError('git.no-identity', { details: stderr.trim() });
  }
}

import { access, constants } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import { git, type Repository } from './repository.ts';

/**
 * Names a failure of `command` that git itself gave no reason for: where the user has one of `hooks`, that hook
 * declined, and `data.details` is what it said. Any other error is given back as it is.
 */
export async function nameHookFailure(
  repository: Repository,
  error: unknown,
  command: string,
  hooks: readonly string[],
): Promise<unknown> {
  if (!isAppError(error, 'git.failed') || error.data.command !== command) return error;
  const quiet = { ...repository, signal: undefined };
  const { stdout } = await git(quiet, { args: ['rev-parse', '--git-path', 'hooks'] });
  const folder = resolve(repository.top, stdout.toString('utf8').replace(/\n$/, ''));
  for (const name of hooks)
    if (await canRun(join(folder, name))) return new AppError('git.hook-failed', error.data, error);
  return error;
}

async function canRun(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

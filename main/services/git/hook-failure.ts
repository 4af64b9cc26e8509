import { access, constants } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import { readCommitStop } from './commit-trace.ts';
import { wasKilled } from './git-error.ts';
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
  if (!isAppError(error, 'git.failed') || error.data.command !== command || wasKilled(error)) return error;
  const quiet = { ...repository, signal: undefined };
  const { stdout } = await git(quiet, { args: ['rev-parse', '--git-path', 'hooks'] });
  const folder = resolve(repository.top, stdout.toString('utf8').replace(/\n$/, ''));
  for (const name of hooks)
    if (await canRun(join(folder, name)))
      return new AppError('git.hook-failed', { ...error.data, hook: name }, error);
  return error;
}

/**
 * Names a failure of a commit by what git noted in `trace` of the programs it ran: the hook that declined or hangs, or
 * the signing program. Any other error is given back as it is.
 */
export async function nameCommitFailure(error: unknown, trace: string): Promise<unknown> {
  if (!isAppError(error) || ['cancelled', 'git.hook-broken'].includes(error.code) || wasKilled(error))
    return error;
  const stop = await readCommitStop(trace);
  if (stop === null) return error;
  const isTimeout = error.code === 'git.timeout';
  if (stop.kind === 'signing') return new AppError('git.signing-failed', { ...error.data, isTimeout }, error);
  if (isTimeout) return new AppError('git.timeout', { ...error.data, hook: stop.hook }, error);
  // What the hook says may look like anything: that it declined is sure.
  return stop.hasEnded ? new AppError('git.hook-failed', { ...error.data, hook: stop.hook }, error) : error;
}

async function canRun(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import { AppError } from '../../../shared/app-error.ts';
import { git, type Repository } from './repository.ts';

/** Where the working tree stands. */
export interface Head {
  /** The branch's name without `refs/heads/`. */
  readonly branch: string;
  readonly commit: string;
}

/**
 * Reads the checked-out branch and its newest commit.
 * @throws AppError `git.detached-head` when no branch is checked out, `git.no-commits` when it has no commit.
 */
export async function readHead(repository: Repository): Promise<Head> {
  const reference = await git(repository, { args: ['symbolic-ref', '--quiet', 'HEAD'], accept: [0, 1] });
  const name = reference.stdout.toString('utf8').trim();
  if (reference.code !== 0 || !name.startsWith('refs/heads/')) throw new AppError('git.detached-head');
  const branch = name.slice('refs/heads/'.length);
  const commit = await resolveCommit(repository, 'HEAD');
  if (commit === null) throw new AppError('git.no-commits', { branch });
  return { branch, commit };
}

/** The id of the commit a full reference name or id stands for, or null when there is none. */
export async function resolveCommit(repository: Repository, name: string): Promise<string | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { stdout, code } = await git(repository, { args, accept: [0, 1, 128] });
  const id = stdout.toString('utf8').trim();
  return code === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : null;
}

/** Whether everything in the history of `older` is in the history of `newer`. */
export async function isAncestor(repository: Repository, older: string, newer: string): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', '--end-of-options', older, newer];
  return (await git(repository, { args, accept: [0, 1] })).code === 0;
}

/** How many commits of `commit` are not in `online`, or, when that is null, in nothing known of `remote`. */
export async function countWaiting(
  repository: Repository,
  commit: string,
  online: string | null,
  remote: string,
): Promise<number> {
  const known = online === null ? `--remotes=${remote}` : online;
  const { stdout } = await git(repository, { args: ['rev-list', '--count', commit, '--not', known, '--'] });
  return Number(stdout.toString('utf8').trim());
}

/** The newest commit two histories have in common, or null. */
export async function mergeBase(repository: Repository, one: string, other: string): Promise<string | null> {
  const { stdout, code } = await git(repository, { args: ['merge-base', one, other], accept: [0, 1] });
  return code === 0 ? stdout.toString('utf8').trim() : null;
}

import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { gitError } from './git-error.ts';
import { git, type Repository } from './repository.ts';

/** Where the working tree stands. */
export interface Head {
  /** The branch's name without `refs/heads/`. */
  readonly branch: string;
  readonly commit: string;
}

/**
 * Reads the checked-out branch and its newest commit.
 * @throws AppError `git.detached-head` when no branch is checked out, `git.no-commits` when it has no commit,
 * `git.damaged` or `git.alternates-missing` when its newest commit cannot be read.
 */
export async function readHead(repository: Repository): Promise<Head> {
  return (await readPlainHead(repository)) ?? readOddHead(repository);
}

/** Commit and branch in one question; null when there is more to it. */
async function readPlainHead(repository: Repository): Promise<Head | null> {
  const args = ['rev-parse', 'HEAD^{commit}', '--symbolic-full-name', 'HEAD'];
  const { stdout } = await git(repository, { args, accept: [0, 1, 128] });
  const [, commit, branch] = /^([0-9a-f]{40,64})\nrefs\/heads\/(.+)\n$/.exec(stdout.toString('utf8')) ?? [];
  return commit === undefined || branch === undefined ? null : { branch, commit };
}

async function readOddHead(repository: Repository): Promise<Head> {
  const reference = await git(repository, { args: ['symbolic-ref', '--quiet', 'HEAD'], accept: [0, 1, 128] });
  // Of a branch whose file is broken git does not even give the name.
  const name =
    reference.code === 128 ? await readHeadFile(repository) : reference.stdout.toString('utf8').trim();
  if (reference.code === 1 || !name.startsWith('refs/heads/')) throw new AppError('git.detached-head');
  const branch = name.slice('refs/heads/'.length);
  const commit = await resolveCommit(repository, 'HEAD');
  if (commit === null) throw await whyNoCommit(repository, branch);
  return { branch, commit };
}

async function readHeadFile(repository: Repository): Promise<string> {
  const text = await readFile(join(repository.gitDir, 'HEAD'), 'utf8').catch(() => '');
  return text.replace(/^ref: /, '').trim();
}

/** A branch without a commit has no file yet: one that is there and leads nowhere has lost its commit. */
async function whyNoCommit(repository: Repository, branch: string): Promise<AppError> {
  const isThere = await access(join(repository.commonDir, 'refs/heads', branch)).then(
    () => true,
    () => false,
  );
  const args = ['cat-file', 'commit', `refs/heads/${branch}`];
  const answer = await git(repository, { args, accept: [0, 1, 128] });
  const error = gitError({ args, ...answer });
  if (error.code === 'git.alternates-missing') return error;
  return isThere
    ? new AppError('git.damaged', { ...error.data, branch })
    : new AppError('git.no-commits', { branch });
}

/** The id of the commit a full reference name or id stands for, or null when there is none. */
export async function resolveCommit(repository: Repository, name: string): Promise<string | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { stdout, code } = await git(repository, { args, accept: [0, 1, 128] });
  const id = stdout.toString('utf8').trim();
  return code === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : null;
}

/** Whether everything in the history of `older` is in the history of `newer`, both given as ids. */
export async function isAncestor(repository: Repository, older: string, newer: string): Promise<boolean> {
  if (older === newer) return true;
  const args = ['merge-base', '--is-ancestor', '--end-of-options', older, newer];
  return (await git(repository, { args, accept: [0, 1] })).code === 0;
}

/** The same for an `older` one that may have no object any more, thrown away long ago; it is in the history of null never. */
export async function isStillIn(
  repository: Repository,
  older: string,
  newer: string | null,
): Promise<boolean> {
  if (newer === null || (await resolveCommit(repository, older)) === null) return false;
  return isAncestor(repository, older, newer);
}

/** How many commits of `commit` are not in `online`, or, when that is null, in nothing known of `remote`. */
export async function countWaiting(
  repository: Repository,
  commit: string,
  online: string | null,
  remote: string,
): Promise<number> {
  if (online === commit) return 0;
  const known = online === null ? `--remotes=${remote}` : online;
  const { stdout } = await git(repository, { args: ['rev-list', '--count', commit, '--not', known, '--'] });
  return Number(stdout.toString('utf8').trim());
}

/** The newest commit two histories have in common, or null. */
export async function mergeBase(repository: Repository, one: string, other: string): Promise<string | null> {
  const { stdout, code } = await git(repository, { args: ['merge-base', one, other], accept: [0, 1] });
  return code === 0 ? stdout.toString('utf8').trim() : null;
}

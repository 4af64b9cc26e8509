import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import type { Repository } from '../git/repository.ts';
import { isAlive, isGitWorkingIn, markProcess } from '../processes/process-mark.ts';

/** A lock file of git's. */
interface Lock {
  readonly path: string;
  /** When it was made, in ms since 1970. */
  readonly madeAt: number;
}

/** File systems keep time more coarsely than the clock we compare with, in ms. */
const clockSlack = 1_000;

/**
 * Makes sure that no lock stands in the way of a commit on `branch`.
 * @throws AppError `git.locked` with the path of the lock and its age in seconds.
 */
export async function requireUnlocked(repository: Repository, branch: string, now: number): Promise<void> {
  const own = [join(repository.gitDir, 'index.lock'), join(repository.gitDir, 'HEAD.lock')];
  const shared = [
    join(repository.commonDir, 'refs/heads', `${branch}.lock`),
    join(repository.commonDir, 'config.lock'),
  ];
  for (const path of [...own, ...shared]) {
    const lock = await readLock(path);
    if (lock) throw lockedBy(lock, now);
  }
}

/**
 * Makes sure that no lock stands in the way of a change of the repository's configuration.
 * @throws AppError `git.locked` with the path of the lock and its age in seconds.
 */
export async function requireConfigUnlocked({ commonDir }: Repository, now: number): Promise<void> {
  const lock = await readLock(join(commonDir, 'config.lock'));
  if (lock) throw lockedBy(lock, now);
}

/**
 * Removes the locks made since `startedAt` (ms since 1970) by a run that is known to be dead. Older ones, and all of them
 * while some git works in the repository, are left alone: they are somebody else's. Gives false for the latter: some may
 * not be.
 */
export async function removeDeadLocks(repository: Repository, startedAt: number): Promise<boolean> {
  const locks = await listLocks(repository);
  const left = locks.filter(lock => lock.madeAt >= startedAt - clockSlack && !isOfLiving(lock.path));
  if (left.length === 0) return true;
  if (isGitWorkingIn(repository.top)) return false;
  for (const lock of left) await rm(lock.path, { force: true });
  return true;
}

function lockedBy(lock: Lock, now: number): AppError {
  const ageSeconds = Math.max(0, Math.round((now - lock.madeAt) / 1000));
  return new AppError('git.locked', { path: lock.path, ageSeconds });
}

/** `git commit --only` names its second index after its process. */
function isOfLiving(path: string): boolean {
  const pid = /next-index-(\d+)\.lock$/.exec(path)?.[1];
  return pid !== undefined && isAlive(markProcess(Number(pid)));
}

async function listLocks(repository: Repository): Promise<readonly Lock[]> {
  const { gitDir, commonDir } = repository;
  const names = (await readdir(gitDir)).filter(name => /^(index|next-index-\d+|[A-Z_]+)\.lock$/.test(name));
  const refs = (await readdir(join(commonDir, 'refs'), { recursive: true })).filter(name =>
    name.endsWith('.lock'),
  );
  const paths = [
    ...names.map(name => join(gitDir, name)),
    ...refs.map(name => join(commonDir, 'refs', name)),
    ...['config.lock', 'packed-refs.lock', 'shallow.lock'].map(name => join(commonDir, name)),
  ];
  const locks = await Promise.all(paths.map(readLock));
  return locks.filter(lock => lock !== null);
}

async function readLock(path: string): Promise<Lock | null> {
  try {
    return { path, madeAt: (await stat(path)).mtimeMs };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

import { lstat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { announce } from './announce.ts';
import { readHooksRun, traceInto } from './commit-trace.ts';
import { wasKilled } from './git-error.ts';
import { resolveCommit } from './head.ts';
import { nameCommitFailure } from './hook-failure.ts';
import { readIntendedPaths, writeIndexEntries } from './index-entries.ts';
import { type MadeOnHead, readMadeOnHead } from './made-commit.ts';
import { git, joinNul, type Repository } from './repository.ts';
import { readStagedBefore, type StagedBefore } from './staged-before.ts';
import type { Scratch } from './trial-tree.ts';

/** What a commit is made of. */
export interface CommitRequest {
  readonly head: string;
  /** Exactly these paths, as they are in the working tree. */
  readonly paths: readonly string[];
  readonly message: string;
  /** How long hooks and signing may take, in ms. */
  readonly timeLimit: number;
  /** Puts right what git has left undone that failed with `error`, killed or after it had moved the branch: index, locks. */
  readonly recover?: (error: unknown) => Promise<void>;
}

/** The commit that was made, and what the index held for its paths before. */
export interface CommitMade extends MadeOnHead {
  readonly before: StagedBefore;
  /** The hooks that ran. */
  readonly hooks: readonly string[];
}

/**
 * Commits the given paths and nothing else on the checked-out branch, with the user's hooks and signing, and gives the
 * new commit. What the user has staged in other files stays staged; when it fails the index is as before.
 * @throws AppError `git.hook-failed` and `git.timeout` with the hook's name, `git.signing-failed`, `git.locked`, `cancelled` and the like.
 */
export async function commitPaths(
  repository: Repository,
  scratch: Scratch,
  request: CommitRequest,
): Promise<CommitMade> {
  const list = join(scratch.folder, 'paths');
  const trace = join(scratch.folder, 'trace');
  const before = await readStagedBefore(repository, request.paths);
  const unknown = await present(
    repository,
    request.paths.filter(path => !before.entries.has(path)),
  );
  try {
    await announce(repository, list, unknown);
    await writeFile(list, joinNul(request.paths));
    await git(repository, {
      args: ['commit', ...commitOptions, `--pathspec-from-file=${list}`, '--pathspec-file-nul', '--file=-'],
      input: request.message,
      env: traceInto(trace),
      writes: true,
      timeLimit: request.timeLimit,
    });
  } catch (error) {
    const quiet = { ...repository, signal: undefined };
    const made = await madeAnyway(quiet, request.head);
    if (made !== null) {
      await request.recover?.(error);
      return { commit: made, parent: null, changes: null, before, hooks: await readHooksRun(trace) };
    }
    // Its lock is in the way of forgetting them, and is put right with them.
    if (wasKilled(error)) await request.recover?.(error);
    else await forgetIntended(quiet, unknown);
    throw await nameCommitFailure(error, trace);
  }
  const made = await readMadeOnHead({ ...repository, signal: undefined });
  const hooks = await readHooksRun(trace);
  return { ...(made ?? { commit: request.head, parent: null, changes: null }), before, hooks };
}

const commitOptions = ['--only', '--quiet', '--no-status', '--cleanup=whitespace'];

/** Takes names out of the index that were only announced. */
export async function forgetIntended(repository: Repository, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  const intended = await readIntendedPaths(repository, paths);
  await writeIndexEntries(repository, new Map(intended.map(path => [path, null])));
}

async function present(repository: Repository, paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) if (await isThere(join(repository.top, path))) found.push(path);
  return found;
}

/** A git that was stopped may have moved the branch just before. */
async function madeAnyway(repository: Repository, before: string): Promise<string | null> {
  const now = await resolveCommit(repository, 'HEAD');
  if (now === null || now === before) return null;
  return (await resolveCommit(repository, `${now}^`)) === before ? now : null;
}

async function isThere(path: string): Promise<boolean> {
  try {
    // A dangling link is something to commit, too: it is the link that counts.
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { type GitAnswer, type GitCall, runGit } from './run-git.ts';

/** A repository opened for one piece of work. Every path given to the functions of this folder is relative to `top`. */
export interface Repository {
  /** The folder of the working tree. */
  readonly top: string;
  /** The folder of this working tree's own git data: its index and HEAD. */
  readonly gitDir: string;
  /** The folder of the git data all working trees share: objects and branches. */
  readonly commonDir: string;
  /** Where the blog lies in the working tree: '' or a path that ends in `/`. */
  readonly prefix: string;
  /** Ends the work. */
  readonly signal?: AbortSignal | undefined;
  /** Told the process id of every git that is started. */
  readonly onChild?: ((pid: number) => void) | undefined;
}

/**
 * Finds the repository that holds `root`.
 * @throws AppError `git.not-a-repository` when there is none, or when it has no working tree there.
 */
export async function openRepository(root: string, signal?: AbortSignal): Promise<Repository> {
  const args = ['rev-parse', '--show-toplevel', '--absolute-git-dir', '--git-common-dir', '--show-prefix'];
  const { stdout, code, stderr } = await runGit({ cwd: root, args, accept: [0, 128], signal });
  const [top, gitDir, commonDir, prefix] = stdout.toString('utf8').split('\n');
  if (code !== 0 || !top || !gitDir || !commonDir) throw whyNot(root, stderr);
  return { top: resolve(top), gitDir, commonDir: resolve(root, commonDir), prefix: prefix ?? '', signal };
}

function whyNot(root: string, details: string): AppError {
  if (/dubious ownership/.test(details)) return new AppError('git.unsafe-owner', { path: root, details });
  return new AppError('git.not-a-repository', { path: root, details });
}

/** Runs git at the top of `repository` under its signal. */
export function git(
  repository: Repository,
  call: Omit<GitCall, 'cwd' | 'signal' | 'onChild'>,
): Promise<GitAnswer> {
  const { top, signal, onChild } = repository;
  return runGit({ ...call, cwd: top, signal, onChild });
}

/** The parts of a NUL-separated answer. */
export function splitNul(bytes: Buffer): readonly string[] {
  return bytes.toString('utf8').split('\0').slice(0, -1);
}

/** `paths` as git reads them from a file or standard input with `-z`. */
export function joinNul(paths: readonly string[]): string {
  return paths.map(path => `${path}\0`).join('');
}

const operations: readonly (readonly [string, string])[] = [
  ['MERGE_HEAD', 'merge'],
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['BISECT_LOG', 'bisect'],
];

/** The name of the merge, rebase, cherry-pick, revert or bisect that someone left unfinished here, or null. */
export async function unfinishedOperation(repository: Repository): Promise<string | null> {
  for (const [file, name] of operations) if (await exists(join(repository.gitDir, file))) return name;
  return null;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

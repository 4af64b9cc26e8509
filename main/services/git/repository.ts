import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { gitError } from './git-error.ts';
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
  /** Told the process id of every git that is started and may write. */
  readonly onChild?: ((pid: number) => void) | undefined;
  /** Told when somebody else has killed one of those. */
  readonly onKilled?: (() => void) | undefined;
  /** Whom to ask when a host wants to know who we are; absent: nobody, and nothing asks. */
  readonly signIn?: SignIn | undefined;
  /** What is set, where that was read for this piece of work; see `readSettings`. */
  readonly settings?: ReadonlyMap<string, readonly string[]> | undefined;
}

/**
 * Finds the repository that holds `root`.
 * @throws AppError `git.not-a-repository` when there is none, `git.bare-repository` when it has no working tree,
 * `git.unsafe-owner`, `git.bad-config` and the like when git cannot use it.
 */
export async function openRepository(root: string, signal?: AbortSignal): Promise<Repository> {
  const args = ['rev-parse', '--show-toplevel', '--absolute-git-dir', '--git-common-dir', '--show-prefix'];
  const { stdout, code, stderr } = await runGit({ cwd: root, args, accept: [0, 128], signal });
  const [top, gitDir, commonDir, prefix] = stdout.toString('utf8').split('\n');
  if (code !== 0 || !top || !gitDir || !commonDir) throw whyNot(root, args, stderr);
  return { top: resolve(top), gitDir, commonDir: resolve(root, commonDir), prefix: prefix ?? '', signal };
}

function whyNot(root: string, args: readonly string[], stderr: string): AppError {
  const { code, data } = gitError({ args, code: 128, stdout: Buffer.alloc(0), stderr });
  return new AppError(code === 'git.failed' ? 'git.not-a-repository' : code, { ...data, path: root });
}

/** Runs git at the top of `repository` under its signal. */
export function git(
  repository: Repository,
  call: Omit<GitCall, 'cwd' | 'signal' | 'onChild' | 'onKilled'>,
): Promise<GitAnswer> {
  const { top, signal } = repository;
  // One that only reads can leave nothing behind.
  const { onChild, onKilled } = call.writes ? repository : {};
  return runGit({ ...call, cwd: top, signal, onChild, onKilled });
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
export async function unfinishedOperation({ gitDir }: Pick<Repository, 'gitDir'>): Promise<string | null> {
  for (const [file, name] of operations) if (await exists(join(gitDir, file))) return name;
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

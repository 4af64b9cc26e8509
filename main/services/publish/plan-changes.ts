import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import type { PublishFile } from '../../../shared/model/publish.ts';
import { compareTrees, type TreeChange } from '../git/diff.ts';
import { findIgnored } from '../git/ignored.ts';
import { readSkippedPaths } from '../git/index-entries.ts';
import type { Repository } from '../git/repository.ts';
import { buildTree, type Scratch } from '../git/trial-tree.ts';

/** What committing some paths would change. */
export interface PlannedChanges {
  /** The tree the commit would have. */
  readonly tree: string;
  readonly changes: readonly TreeChange[];
  /** Paths the ignore rules leave out. */
  readonly ignored: readonly string[];
  /** Paths that are neither in the working tree nor in the last commit. */
  readonly missing: readonly string[];
  readonly large: readonly LargeFile[];
}

/** A file forges warn about or refuse. */
export interface LargeFile {
  readonly path: string;
  readonly bytes: number;
}

/** GitHub warns from 50 MiB and refuses above 100 MiB (its documentation, "About large files"). */
export const warnedBytes = 50 * 1024 * 1024;
export const refusedBytes = 100 * 1024 * 1024;

/**
 * Works out what committing `paths` (relative to the top of the repository) on `head` would change, in a private index.
 * @throws AppError `path.not-allowed` for a path in another repository inside this one, `path.not-a-file` for a folder.
 */
export async function planChanges(
  repository: Repository,
  scratch: Scratch,
  head: string,
  paths: readonly string[],
): Promise<PlannedChanges> {
  const sizes = await measure(repository, paths);
  const ignored = await findIgnored(repository, paths);
  const absent = paths.filter(path => !sizes.has(path));
  const skipped = absent.length > 0 ? await readSkippedPaths(repository, absent) : [];
  const left = new Set([...ignored, ...skipped]);
  const taken = paths.filter(path => !left.has(path));
  const tree = await buildTree(repository, scratch, head, taken);
  const changes = await compareTrees(repository, head, tree, scratch.env);
  const gone = new Set(changes.map(change => change.path));
  const missing = taken.filter(path => sizes.get(path) === undefined && !gone.has(path));
  const large = changes.flatMap(({ path }) => {
    const bytes = sizes.get(path) ?? 0;
    return bytes >= warnedBytes ? [{ path, bytes }] : [];
  });
  return { tree, changes, ignored, missing, large };
}

/** `changes` as a plan shows them, by paths of the blog. */
export function toPublishFiles(
  repository: Repository,
  changes: readonly TreeChange[],
): readonly PublishFile[] {
  return changes.map(({ path, before, after }) => ({
    path: path.slice(repository.prefix.length),
    change: before === null ? 'added' : after === null ? 'deleted' : 'modified',
  }));
}

/** Paths of the blog as paths of the repository, each once; refuses what would leave the blog. */
export function toRepositoryPaths(repository: Repository, paths: readonly string[]): readonly string[] {
  for (const path of paths)
    if (
      path === '' ||
      path.startsWith('/') ||
      path.split('/').some(part => part === '..' || part === '.' || part === '')
    )
      throw new AppError('path.outside-root', { path });
  return [...new Set(paths.map(path => repository.prefix + path))];
}

async function measure(
  repository: Repository,
  paths: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  const own = new Map<string, boolean>([['.', true]]);
  for (const path of paths) {
    if (!(await isOwnFolder(repository, dirname(path), own)))
      throw new AppError('path.not-allowed', { path });
    const found = await look(join(repository.top, path));
    if (found?.isDirectory()) throw new AppError('path.not-a-file', { path });
    if (found) sizes.set(path, found.size);
  }
  return sizes;
}

/** A folder with a `.git` in it, or below one, belongs to another repository: git would record a link to it or nothing. */
async function isOwnFolder(
  repository: Repository,
  folder: string,
  known: Map<string, boolean>,
): Promise<boolean> {
  const before = known.get(folder);
  if (before !== undefined) return before;
  const isOwn =
    (await isOwnFolder(repository, dirname(folder), known)) &&
    (await look(join(repository.top, folder, '.git'))) === null;
  known.set(folder, isOwn);
  return isOwn;
}

async function look(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

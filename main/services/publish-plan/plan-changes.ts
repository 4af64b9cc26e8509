import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import type { PublishFile } from '../../../shared/model/publish.ts';
import { lookAt } from '../files/look-at.ts';
import { inBlog } from '../git/blog-paths.ts';
import { compareTrees, findRenames, type TreeChange } from '../git/diff.ts';
import { findIgnored } from '../git/ignored.ts';
import { readSkippedPaths } from '../git/index-entries.ts';
import { requireLfs } from '../git/lfs.ts';
import { readSize } from '../git/object-size.ts';
import type { Repository } from '../git/repository.ts';
import { buildOnLoaded, loadCommit, type Scratch } from '../git/trial-tree.ts';
import { waitForAll } from '../git/wait-for-all.ts';
import { stampFiles } from './file-stamps.ts';

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
  /** What the file system said of the paths just before they were read; see {@link stampFiles}. */
  readonly stamps: string;
}

/** What is known before changes are worked out, and need not be asked again. */
export interface KnownBefore {
  /** Whether the scratch index holds the commit already, and nothing else. */
  readonly isLoaded?: boolean;
  /** Paths that no ignore rule leaves out: git has listed them as changed or as new. */
  readonly notIgnored?: ReadonlySet<string>;
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
 * @throws AppError `publish.other-repository` for a path in another repository inside this one, `path.not-a-file` for a
 * folder, `git.lfs-missing` when a file is to be kept in LFS and LFS is not set up.
 */
export async function planChanges(
  repository: Repository,
  scratch: Scratch,
  head: string,
  paths: readonly string[],
  { isLoaded = false, notIgnored = new Set() }: KnownBefore = {},
): Promise<PlannedChanges> {
  const stamps = await stampFiles(repository.top, paths);
  const asked = paths.filter(path => !notIgnored.has(path));
  const loading = isLoaded ? null : loadCommit(repository, scratch, head);
  // What is wrong with a path we say better than git.
  const [sizes, ignored] = await waitForAll([
    measure(repository, paths),
    findIgnored(repository, asked),
    loading,
  ]);
  const absent = paths.filter(path => !sizes.has(path));
  const skipped = absent.length > 0 ? await readSkippedPaths(repository, absent) : [];
  const left = new Set([...ignored, ...skipped]);
  const taken = paths.filter(path => !left.has(path));
  await requireLfs(
    repository,
    taken.filter(path => sizes.has(path)),
  );
  const tree = await buildOnLoaded(repository, scratch, taken);
  const changes = await compareTrees(repository, head, tree, scratch.env);
  const gone = new Set(changes.map(change => change.path));
  const missing = taken.filter(path => sizes.get(path) === undefined && !gone.has(path));
  const large: LargeFile[] = [];
  for (const { path, after } of changes) {
    if (after === null || (sizes.get(path) ?? 0) < warnedBytes) continue;
    // What counts is what goes online: of a file kept in LFS that is a few lines.
    const bytes = await readSize(repository, after.oid, scratch.env);
    if (bytes >= warnedBytes) large.push({ path, bytes });
  }
  return { tree, changes, ignored, missing, large, stamps };
}

/** `changes` as a plan shows them, by paths of the blog; `renames`, new paths with the old ones, makes one of two. */
export function toPublishFiles(
  repository: Repository,
  changes: readonly TreeChange[],
  renames: ReadonlyMap<string, string> = new Map(),
): readonly PublishFile[] {
  const strip = (path: string) => inBlog(repository, path);
  const old = new Set(renames.values());
  return changes.flatMap(({ path, before, after }): readonly PublishFile[] => {
    const from = renames.get(path);
    if (from !== undefined) return [{ path: strip(path), change: 'renamed', from: strip(from) }];
    if (old.has(path)) return [];
    return [
      { path: strip(path), change: before === null ? 'added' : after === null ? 'deleted' : 'modified' },
    ];
  });
}

/** The renames among `changes`, by git's own likeness: new paths with the old ones. */
export async function renamesAmong(
  repository: Repository,
  scratch: Scratch,
  head: string,
  { tree, changes }: PlannedChanges,
): Promise<ReadonlyMap<string, string>> {
  const added = changes.some(change => change.before === null);
  const deleted = changes.some(change => change.after === null);
  return added && deleted ? findRenames(repository, head, tree, scratch.env) : new Map();
}

async function measure(
  repository: Repository,
  paths: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  const own = new Map<string, boolean>([['.', true]]);
  for (const path of paths) {
    if (!(await isOwnFolder(repository, dirname(path), own)))
      throw new AppError('publish.other-repository', { path: inBlog(repository, path) });
    const found = await lookAt(join(repository.top, path));
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
    (await lookAt(join(repository.top, folder, '.git'))) === null;
  known.set(folder, isOwn);
  return isOwn;
}

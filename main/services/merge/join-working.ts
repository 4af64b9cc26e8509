import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../files/file-error.ts';
import { readInside } from '../files/read-inside.ts';
import { readAsFile } from '../git/blobs.ts';
import { inBlog } from '../git/blog-paths.ts';
import type { TreeChange } from '../git/diff.ts';
import { type FileEntry, isPlain } from '../git/index-entries.ts';
import type { Repository } from '../git/repository.ts';
import { readStatus } from '../git/status.ts';
import { findOverlap } from './incoming.ts';
import type { JoinContext } from './join-file.ts';
import { mergeBytes } from './merge-bytes.ts';

/** A file of the working tree that takes in what comes and stays an uncommitted edit of it. */
export interface Rewrite {
  /** In the repository. */
  readonly path: string;
  /** What git is to know of it from then on: the version that comes; null for none. */
  readonly after: FileEntry | null;
  /** The bytes it has now, without which it is not touched; null for no file. */
  readonly found: Uint8Array | null;
  /** The bytes it is to have; null for no file. */
  readonly result: Uint8Array | null;
}

/** What becomes of uncommitted edits in files that are about to change. */
export interface JoinedWorking {
  readonly rewrites: readonly Rewrite[];
  /** Files that were changed in the same place. */
  readonly unsettled: readonly TreeChange[];
  /** Files that cannot be joined at all: staged, links, a file where a folder must be. */
  readonly obstacles: readonly string[];
}

/**
 * Joins the uncommitted edits of the working tree with the files that come, three-way over HEAD's. Writes nothing. In `open`
 * are files that commits of both sides changed in the same place: what comes of them lacks what HEAD has.
 */
export async function joinWorking(
  context: JoinContext,
  incoming: readonly TreeChange[],
  open: ReadonlySet<string>,
): Promise<JoinedWorking> {
  const { repository } = context;
  const overlap = new Set(await findOverlap(repository, incoming));
  if (overlap.size === 0) return { rewrites: [], unsettled: [], obstacles: [] };
  const status = await readStatus(repository, [...overlap]);
  const staged = new Set(status.filter(entry => entry.staged !== '.').map(({ path }) => path));
  const joined = { rewrites: [] as Rewrite[], unsettled: [] as TreeChange[], obstacles: [] as string[] };
  for (const change of incoming) {
    if (!overlap.has(change.path)) continue;
    const isInTheWay = staged.has(change.path) || (await isObstacle(repository, change));
    const rewrite = isInTheWay || open.has(change.path) ? undefined : await joinEdit(context, change);
    if (rewrite) joined.rewrites.push(rewrite);
    else if (isInTheWay) joined.obstacles.push(change.path);
    else joined.unsettled.push(change);
  }
  return joined;
}

/** The bytes a file of the working tree has now; null when it is not there. */
export function readWorking({ top }: Repository, path: string): Uint8Array | null {
  try {
    return readInside(top, path, largestFile);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** In bytes: what git itself hardly takes. */
const largestFile = 1024 * 1024 * 1024;

async function joinEdit(
  { repository, site }: JoinContext,
  { path, before, after }: TreeChange,
): Promise<Rewrite | undefined> {
  const found = readWorking(repository, path);
  if (found === null || before === null || after === null) return undefined;
  const base = await readAsFile(repository, path, before.oid);
  const theirs = await readAsFile(repository, path, after.oid);
  const result = mergeBytes(site, inBlog(repository, path), { base, mine: found, theirs });
  return result && { path, after, found, result };
}

/** Whether it is more than a file's content that differs. */
async function isObstacle({ top }: Repository, { path, before, after }: TreeChange): Promise<boolean> {
  if ([before, after].some(entry => entry !== null && !isPlain(entry))) return true;
  if (before && after && before.mode !== after.mode) return true;
  try {
    return !(await lstat(join(top, path))).isFile();
  } catch (error) {
    // A new file that is not there yet can only be in the way of itself by its folder.
    if (errnoOf(error) === 'ENOENT') return before === null;
    if (errnoOf(error) === 'ENOTDIR') return true;
    throw error;
  }
}

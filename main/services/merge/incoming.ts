import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { lookAt } from '../files/look-at.ts';
import { readFlag } from '../git/config.ts';
import type { TreeChange } from '../git/diff.ts';
import { type FileEntry, hashWorkingFile, isPlain, writeIndexEntries } from '../git/index-entries.ts';
import type { Repository } from '../git/repository.ts';
import { readStatus } from '../git/status.ts';
import { writeIncomingFile } from './write-incoming-file.ts';

/**
 * Lists the files a merge would bring that the user has changed here, or has here without git knowing them, and so
 * would lose. Files that already hold what comes are not among them.
 */
export async function findOverlap(
  repository: Repository,
  incoming: readonly TreeChange[],
): Promise<readonly string[]> {
  if (incoming.length === 0) return [];
  const dirty = new Set((await readStatus(repository)).map(entry => entry.path));
  const leaving = new Set(incoming.filter(change => change.after === null).map(change => change.path));
  const overlap: string[] = [];
  for (const { path, before, after } of incoming) {
    const isAtRisk = dirty.has(path) || (before === null && (await isOccupied(repository, path, leaving)));
    if (isAtRisk && !(await holdsContent(repository, path, after))) overlap.push(path);
  }
  return overlap;
}

/** Whether the working tree holds, under `path`, what `entry` says: that content and mode, or for null nothing. */
export async function holdsContent(
  repository: Repository,
  path: string,
  entry: FileEntry | null,
): Promise<boolean> {
  const file = join(repository.top, path);
  const kind = await kindOf(file);
  if (kind !== 'file' || entry === null) return kind === 'nothing' && entry === null;
  const isProgram = ((await lstat(file)).mode & 0o100) !== 0;
  if (process.platform !== 'win32' && isProgram !== (entry.mode === '100755')) return false;
  return (await hashWorkingFile(repository, path)) === entry.oid;
}

/**
 * Brings the working tree and the index to what comes, one whole file at a time, for files that are as they were: a
 * kill between two of them leaves every file old or new. What is not a plain file is left to git's own fast-forward;
 * so is everything in a sparse working tree, where only git knows which files are to be there, and when very much comes.
 * @throws AppError `publish.would-overwrite` when a file is changed meanwhile.
 */
export async function applyIncoming(repository: Repository, incoming: readonly TreeChange[]): Promise<void> {
  if (incoming.length > mostOneByOne || (await readFlag(repository, 'core.sparseCheckout'))) return;
  const placed = new Map<string, FileEntry | null>();
  for (const change of incoming) {
    const { path, before, after } = change;
    if (!isPlain(after) || !(before === null || isPlain(before))) continue;
    const isThere = await holdsContent(repository, path, after);
    if (
      isThere ||
      (await writeIncomingFile(repository, path, after, () => requireUnchanged(repository, change)))
    )
      placed.set(path, after);
  }
  await writeIndexEntries({ ...repository, signal: undefined }, placed);
}

/** Writing one by one takes three runs of git a file. */
const mostOneByOne = 300;

async function requireUnchanged(repository: Repository, { path, before }: TreeChange): Promise<void> {
  if (await holdsContent(repository, path, before)) return;
  throw new AppError('publish.would-overwrite', { paths: [path] });
}

/** Whether something stands where a new file is to go: the file itself, or a file where its folder must be. */
async function isOccupied(
  repository: Repository,
  path: string,
  leaving: ReadonlySet<string>,
): Promise<boolean> {
  if ((await kindOf(join(repository.top, path))) !== 'nothing') return true;
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    const kind = await kindOf(join(repository.top, folder));
    if (kind !== 'folder' && kind !== 'nothing' && !leaving.has(folder)) return true;
  }
  return false;
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | 'nothing'> {
  const found = await lookAt(path);
  if (found === null) return 'nothing';
  if (found.isFile()) return 'file';
  return found.isDirectory() ? 'folder' : 'other';
}

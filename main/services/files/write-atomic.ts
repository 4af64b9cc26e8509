import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { anchorFolder } from './anchor-folder.ts';
import { errnoOf, toFileError } from './file-error.ts';
import { type FileStatus, type FileSystem, type OpenFile, realFileSystem } from './file-system.ts';
import { temporaryNameBeside } from './temporary-name.ts';
import { writeInPlace } from './write-in-place.ts';
import { removeQuietly, syncFolderOf, writeTemporary } from './write-temporary.ts';

/** What a writer may add to an atomic write. */
export interface AtomicWriteOptions {
  readonly fileSystem?: FileSystem;
  /**
   * Runs when the new bytes are on the disk and the old file is still in its place; what it throws leaves it there.
   * It is given the real path of the file that will be replaced.
   */
  readonly beforeReplace?: (realPath: string) => Promise<void>;
}

/**
 * Replaces a file's bytes so that a crash at any moment, a full disk or a power cut leaves all old bytes or all new
 * ones; when it returns, the new ones are on the disk. Links are followed; mode and owner stay. A file with several names, or
 * whose owner cannot be kept, is written in place with a synced record beside it from which
 * {@link finishWriteInPlace} can go on after a crash. A missing file is created in its existing folder.
 * @throws file.disk-full, file.no-permission, file.read-only-disk, file.not-found, file.failed with `path`
 * @throws path.not-allowed when the path is a link that leads nowhere or in a circle
 */
export async function writeAtomic(
  absolutePath: string,
  bytes: Uint8Array,
  options: AtomicWriteOptions = {},
): Promise<void> {
  const { fileSystem = realFileSystem, beforeReplace = async () => {} } = options;
  try {
    const target = await findTarget(fileSystem, absolutePath);
    if (target.status) await checkReplaceable(fileSystem, target.path, target.status);
    const check = () => beforeReplace(target.path);
    const isReplaced =
      !(target.status && target.status.nlink > 1) &&
      (await replaceInFolder(fileSystem, target, bytes, check));
    if (!isReplaced) await writeInPlace(fileSystem, target.path, bytes, check);
  } catch (error) {
    throw toFileError(error, absolutePath);
  }
}

interface Target {
  readonly path: string;
  /** Undefined: there is no such file yet. */
  readonly status: FileStatus | undefined;
}

/** How often a file is looked for that others make and remove meanwhile. */
const mostLooks = 3;

/** The file behind all links: renaming over a link would replace the link and leave its target as it was. */
async function findTarget(fileSystem: FileSystem, absolutePath: string, looks = mostLooks): Promise<Target> {
  try {
    const path = await fileSystem.realpath(absolutePath);
    return { path, status: await fileSystem.stat(path) };
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    const found = await lookAt(fileSystem, absolutePath);
    if (found?.isSymbolicLink()) throw new AppError('path.not-allowed', { path: absolutePath }, error);
    // Another program has made it in this very moment.
    if (found && looks > 1) return findTarget(fileSystem, absolutePath, looks - 1);
    if (found) throw error;
    const folder = await fileSystem.realpath(dirname(absolutePath));
    return { path: join(folder, basename(absolutePath)), status: undefined };
  }
}

/** What stands at `path`, links not followed; null for nothing. */
async function lookAt(fileSystem: FileSystem, path: string): Promise<FileStatus | null> {
  try {
    return await fileSystem.lstat(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A rename needs no permission of the file it replaces, so a file that its owner marked read-only is asked first. */
async function checkReplaceable(fileSystem: FileSystem, path: string, status: FileStatus): Promise<void> {
  if (!status.isFile()) throw new AppError('path.not-a-file', { path });
  if ((status.mode & 0o222) === 0) throw new AppError('file.no-permission', { path });
  await fileSystem.checkWritable(path);
}

async function replaceInFolder(
  fileSystem: FileSystem,
  { path, status }: Target,
  bytes: Uint8Array,
  beforeReplace: () => Promise<void>,
): Promise<boolean> {
  const folder = await anchorFolder(fileSystem, dirname(path));
  try {
    const target = { path: join(folder.path, basename(path)), status };
    return await replaceByRename(fileSystem, target, bytes, beforeReplace);
  } finally {
    await folder.close();
  }
}

/** Whether the file was replaced; false, with nothing changed, when its owner could not be kept that way. */
async function replaceByRename(
  fileSystem: FileSystem,
  { path, status }: Target,
  bytes: Uint8Array,
  beforeReplace: () => Promise<void>,
): Promise<boolean> {
  const temporaryPath = temporaryNameBeside(path);
  let isOwnerKept = true;
  await writeTemporary(fileSystem, temporaryPath, bytes, {
    mode: status ? 0o600 : 0o666,
    prepare: async file => {
      if (status) isOwnerKept = await keepOwnerAndMode(file, status);
    },
  });
  try {
    if (isOwnerKept) {
      await beforeReplace();
      await renamePatiently(fileSystem, temporaryPath, path);
    }
  } catch (error) {
    await removeQuietly(fileSystem, temporaryPath);
    throw error;
  }
  if (isOwnerKept) await syncFolderOf(fileSystem, path);
  else await removeQuietly(fileSystem, temporaryPath);
  return isOwnerKept;
}

async function keepOwnerAndMode(file: OpenFile, wanted: FileStatus): Promise<boolean> {
  const created = await file.stat();
  if (created.uid !== wanted.uid || created.gid !== wanted.gid) {
    try {
      await file.chown(wanted.uid, wanted.gid);
    } catch (error) {
      if (errnoOf(error) === 'EPERM') return false;
      throw error;
    }
  }
  const mode = wanted.mode & 0o7777;
  // After chown, which clears the set-id bits; only when needed, since FAT refuses any chmod.
  if ((created.mode & 0o7777) !== mode || created.uid !== wanted.uid) await file.chmod(mode);
  return true;
}

/** About a second in all, in milliseconds. */
const renameDelays = [10, 20, 50, 100, 200, 300, 300] as const;

/** On Windows a virus scanner or an indexer may hold the target for a moment; the target is never moved out of the way. */
async function renamePatiently(fileSystem: FileSystem, from: string, to: string): Promise<void> {
  for (const delayMs of renameDelays) {
    try {
      return await fileSystem.rename(from, to);
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(errnoOf(error) ?? '')) throw error;
      await fileSystem.pause(delayMs);
    }
  }
  await fileSystem.rename(from, to);
}

import { basename, dirname } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { errnoOf, toFileError } from './file-error.ts';
import { type FileSystem, realFileSystem } from './file-system.ts';
import { foldName } from './path-names.ts';
import { temporaryNameBeside } from './temporary-name.ts';
import { removeQuietly, syncFolderOf, writeAll, writeTemporary } from './write-temporary.ts';

/**
 * Creates a file that holds all of `bytes` or does not exist at all, with its parent folders; on the disk when it returns.
 * A name that differs from an existing one only in letter case or in composed letters counts as taken: on another
 * system the two would be one file.
 * @throws file.name-taken when there is such a file, link or folder; it is never touched.
 * @throws file.disk-full, file.no-permission, file.read-only-disk, file.failed
 */
export async function writeNew(
  absolutePath: string,
  bytes: Uint8Array,
  fileSystem: FileSystem = realFileSystem,
): Promise<void> {
  try {
    await fileSystem.makeFolder(dirname(absolutePath));
    await checkNameIsFree(fileSystem, absolutePath);
    const temporaryPath = temporaryNameBeside(absolutePath);
    await writeTemporary(fileSystem, temporaryPath, bytes);
    await giveName(fileSystem, temporaryPath, absolutePath, bytes);
    await syncFolderOf(fileSystem, absolutePath);
  } catch (error) {
    throw toFileError(error, absolutePath);
  }
}

async function checkNameIsFree(fileSystem: FileSystem, absolutePath: string): Promise<void> {
  const key = foldName(basename(absolutePath));
  const names = await fileSystem.list(dirname(absolutePath));
  const taken = names.find(name => foldName(name) === key);
  if (taken !== undefined) throw new AppError('file.name-taken', { path: absolutePath, taken });
}

/** Makes the finished temporary file appear under its name in one step; unlike a rename, a link replaces nothing. */
async function giveName(
  fs: FileSystem,
  temporaryPath: string,
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  try {
    await fs.link(temporaryPath, path);
  } catch (error) {
    await removeQuietly(fs, temporaryPath);
    if (isTaken(error)) throw new AppError('file.name-taken', { path }, error);
    if (!cannotLink.includes(errnoOf(error))) throw error;
    await createDirectly(fs, path, bytes);
    return;
  }
  // The post exists by now: a second name that stays is swept later and is no reason to call the write failed.
  await removeQuietly(fs, temporaryPath);
}

const isTaken = (error: unknown): boolean => errnoOf(error) === 'EEXIST';

/** What exFAT, some network drives and restricted containers answer to any hard link. */
const cannotLink: readonly (string | undefined)[] = [
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EXDEV',
];

/** Without hard links: exclusive, but a crash may leave part of a file that was new anyway. */
async function createDirectly(fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fileSystem.open(path, 'wx').catch(error => {
    throw isTaken(error) ? new AppError('file.name-taken', { path }, error) : error;
  });
  try {
    try {
      await writeAll(file, bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await removeQuietly(fileSystem, path);
    throw error;
  }
}

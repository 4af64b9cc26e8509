import { dirname } from 'node:path';
import { errnoOf } from './file-error.ts';
import type { FileSystem, OpenFile } from './file-system.ts';

/** Writes `bytes` from the file's start, however many calls that takes. */
export async function writeAll(file: OpenFile, bytes: Uint8Array): Promise<void> {
  for (let start = 0; start < bytes.length; ) {
    const count = await file.write(bytes, start);
    if (count <= 0) throw new Error(`Only ${start} of ${bytes.length} bytes could be written`);
    start += count;
  }
}

/**
 * Creates `temporaryPath` with `bytes`, on the disk when it returns; `prepare` sees the open file before that.
 * The file is removed again when anything fails.
 */
export async function writeTemporary(
  fileSystem: FileSystem,
  temporaryPath: string,
  bytes: Uint8Array,
  options: { readonly mode?: number; readonly prepare?: (file: OpenFile) => Promise<void> } = {},
): Promise<void> {
  const file = await fileSystem.open(temporaryPath, 'wx', options.mode ?? 0o666);
  try {
    try {
      await options.prepare?.(file);
      await writeAll(file, bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await removeQuietly(fileSystem, temporaryPath);
    throw error;
  }
}

/** Removes a file of ours while another error is on its way, which is the one to report. */
export async function removeQuietly(fileSystem: FileSystem, path: string): Promise<void> {
  await fileSystem.unlink(path).catch(() => undefined);
}

/** Errors that mean "this system cannot sync a folder" and not "the disk is broken". */
const cannotSyncFolder: readonly (string | undefined)[] = [
  'EINVAL',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EBADF',
];

/** Returns when the names in the folder of `absolutePath` are on the disk; Windows and some network drives cannot. */
export async function syncFolderOf(fileSystem: FileSystem, absolutePath: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await fileSystem.open(dirname(absolutePath), 'r');
  try {
    await folder.sync();
  } catch (error) {
    if (!cannotSyncFolder.includes(errnoOf(error))) throw error;
  } finally {
    await folder.close();
  }
}

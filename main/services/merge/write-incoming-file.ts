import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readAsFile } from '../git/blobs.ts';
import type { FileEntry } from '../git/index-entries.ts';
import type { Repository } from '../git/repository.ts';

/**
 * Writes one file that comes from online into the working tree, whole or not at all (temporary file, fsync, rename).
 * `requireUnchanged` is asked last, and throws when the user has saved the file meanwhile.
 * Gives false, having written nothing, for a name or place that git itself should judge.
 */
export async function writeIncomingFile(
  repository: Repository,
  path: string,
  entry: FileEntry,
  requireUnchanged: () => Promise<void>,
): Promise<boolean> {
  if (!path.split('/').every(isOrdinaryName) || !(await isRealFolder(repository, dirname(path))))
    return false;
  const bytes = await readAsFile(repository, path, entry.oid);
  const target = join(repository.top, path);
  const temporary = join(repository.gitDir, 'leysin-incoming.tmp');
  await mkdir(dirname(target), { recursive: true });
  // One a killed run left would keep its mode.
  await rm(temporary, { force: true });
  try {
    const file = await open(temporary, 'w', entry.mode === '100755' ? 0o777 : 0o666);
    await file
      .writeFile(bytes)
      .then(() => file.sync())
      .finally(() => file.close());
    await requireUnchanged();
    await rename(temporary, target);
    return true;
  } catch (error) {
    await rm(temporary, { force: true });
    // The git folder may lie on another disk than the working tree.
    if ((error as NodeJS.ErrnoException).code === 'EXDEV') return false;
    throw error;
  }
}

/** git knows every disguise of `.git` (its `verify_path`); we only know which names surely are none. */
function isOrdinaryName(name: string): boolean {
  return !/^$|^\.{1,2}$|^\.?git|[~\\:\p{Cc}\p{Cf}]/iu.test(name);
}

/** Whether every folder on the way is a real one, or is not there yet. */
async function isRealFolder(repository: Repository, folder: string): Promise<boolean> {
  if (folder === '.') return true;
  if (!(await isRealFolder(repository, dirname(folder)))) return false;
  try {
    return (await lstat(join(repository.top, folder))).isDirectory();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

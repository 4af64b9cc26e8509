import { AppError } from '../../../shared/app-error.ts';
import { errnoOf } from './file-error.ts';
import type { FileSystem } from './file-system.ts';

/** A folder held open, so that no exchange of names can lead its files elsewhere. */
export interface AnchoredFolder {
  /** A path that always means this very folder, while it is open. */
  readonly path: string;
  close(): Promise<void>;
}

/**
 * Holds the folder at a real path. Linux reaches an open folder through `/proc/self/fd`, which Node has instead of
 * `openat`; elsewhere the path itself is used and an exchange at the very moment of a rename goes unseen.
 * @throws path.outside-root when another folder is at that path by now
 */
export async function anchorFolder(fileSystem: FileSystem, realPath: string): Promise<AnchoredFolder> {
  if (process.platform !== 'linux') return { path: realPath, close: async () => {} };
  const folder = await fileSystem.open(realPath, 'r');
  const path = `/proc/self/fd/${folder.fd}`;
  try {
    const found = await fileSystem.realpath(path);
    if (found !== realPath) throw new AppError('path.outside-root', { path: realPath });
  } catch (error) {
    await folder.close();
    // Without a /proc, as in a bare chroot, a post must still be saved.
    if (errnoOf(error) === 'ENOENT') return { path: realPath, close: async () => {} };
    throw error;
  }
  return { path, close: () => folder.close() };
}

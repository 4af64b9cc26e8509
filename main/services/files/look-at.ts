import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { errnoOf } from './file-error.ts';

/** What stands at `path`, a link as itself; null where nothing does, or where a folder on the way is none. */
export async function lookAt(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '')) return null;
    throw error;
  }
}

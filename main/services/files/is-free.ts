import { readdir } from 'node:fs/promises';
import { errnoOf, toFileError } from './file-error.ts';

/**
 * Whether a folder can be filled with something new: there is none yet, or it is empty.
 * @param folder an absolute path
 * @throws file.no-permission and the other file errors
 */
export async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return true;
    if (errnoOf(error) === 'ENOTDIR') return false;
    throw toFileError(error, folder);
  }
}

import { dirname, join, posix } from 'node:path';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { resolveInside } from '../files/inside-root.ts';
import { writeNew } from '../files/write-new.ts';

const mostCopies = 100;

/**
 * Writes `bytes` as a new file beside another one and returns its path: with the note `my version` `a.md` gives
 * `a (my version).md`, then `a (my version 2).md`. Never overwrites.
 * @throws file.name-taken when a hundred copies exist
 * @throws file.disk-full and the other file errors
 */
export async function saveBeside(
  root: string,
  path: BlogPath,
  bytes: Uint8Array,
  note: string,
): Promise<{ readonly path: BlogPath }> {
  for (let number = 1; number <= mostCopies; number++) {
    const copy = nameCopy(path, note, number);
    const absolutePath = await resolveInside(root, copy, 'write');
    // Through a link the file lies elsewhere, but the copy belongs where the writer sees it.
    try {
      await writeNew(join(dirname(absolutePath), posix.basename(copy)), bytes);
      return { path: copy };
    } catch (error) {
      if (!isAppError(error, 'file.name-taken')) throw error;
    }
  }
  throw new AppError('file.name-taken', { path });
}

function nameCopy(path: BlogPath, note: string, number: number): BlogPath {
  const { dir, name, ext } = posix.parse(path);
  return posix.join(dir, `${name} (${note}${number === 1 ? '' : ` ${number}`})${ext}`);
}

import { readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { resolveInside } from '../files/inside-root.ts';
import { encodeText } from '../files/text-shape.ts';
import { writeNew } from '../files/write-new.ts';

const mostCopies = 100;

/**
 * Writes `text` as a new file beside a post, in the post's own line endings, and returns its path: `a.md` gives
 * `a (my version).md`, then `a (my version 2).md`. Never overwrites.
 * @throws file.name-taken when a hundred copies exist
 * @throws file.disk-full and the other file errors
 */
export async function saveCopy(
  root: string,
  path: BlogPath,
  text: string,
): Promise<{ readonly path: BlogPath }> {
  const original = await resolveInside(root, path, 'write');
  const base = await readFile(original).catch(() => Buffer.alloc(0));
  const bytes = encodeText(text, base);
  for (let number = 1; number <= mostCopies; number++) {
    const copy = nameCopy(path, number);
    const absolutePath = await resolveInside(root, copy, 'write');
    // Through a link the post lies elsewhere, but the copy belongs where the writer sees the post.
    try {
      await writeNew(join(dirname(absolutePath), posix.basename(copy)), bytes);
      return { path: copy };
    } catch (error) {
      if (!isAppError(error, 'file.name-taken')) throw error;
    }
  }
  throw new AppError('file.name-taken', { path });
}

function nameCopy(path: BlogPath, number: number): BlogPath {
  const { dir, name, ext } = posix.parse(path);
  return posix.join(dir, `${name} (my version${number === 1 ? '' : ` ${number}`})${ext}`);
}

import { readFile } from 'node:fs/promises';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { resolveInside } from '../files/inside-root.ts';
import { encodeText } from '../files/text-shape.ts';
import { saveBeside } from './save-beside.ts';

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
  return saveBeside(root, path, encodeText(text, base), 'my version');
}

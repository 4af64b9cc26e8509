import { readFile, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { errnoOf, toFileError } from '../files/file-error.ts';
import { versionOf } from '../files/file-version.ts';
import { resolveInside } from '../files/inside-root.ts';
import { isPortableName } from '../files/path-names.ts';
import { writeNew } from '../files/write-new.ts';
import { imageTypeOf } from './image-type.ts';

/** A larger image is refused, in bytes: forges refuse to take files near 100 MB for good. */
const largestImageBytes = 50 * 1024 * 1024;

/**
 * Stores an image in a folder of the blog under a name that is safe on every system and in every address, and returns
 * where it is. The same bytes under the same name are stored once; another image of that name gets a suffix made of
 * its content. Never overwrites, however many come at once.
 * @throws image.unsupported when the content is not png, jpeg, gif, webp, avif or svg; image.too-large
 * @throws file.name-taken when even the names with a suffix belong to other files
 * @throws file.disk-full and the other file errors: no part of the image is left
 */
export async function importImage(
  root: string,
  folder: BlogPath,
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly path: BlogPath; readonly fileName: string }> {
  if (bytes.length > largestImageBytes)
    throw new AppError('image.too-large', { name, bytes: bytes.length, limit: largestImageBytes });
  const type = imageTypeOf(bytes);
  if (!type) throw new AppError('image.unsupported', { name });
  const stem = slugOf(name);
  const version = versionOf(bytes);
  for (const suffix of ['', `-${version.slice(0, 8)}`, `-${version.slice(0, 32)}`]) {
    const fileName = `${stem}${suffix}.${type}`;
    const path = posix.join(folder, fileName);
    if (await storeAs(root, path, bytes)) return { path, fileName };
  }
  throw new AppError('file.name-taken', { path: posix.join(folder, `${stem}.${type}`) });
}

/** Whether the image is at `path` now; false when another file has that name. */
async function storeAs(root: string, path: BlogPath, bytes: Uint8Array): Promise<boolean> {
  const absolutePath = await resolveInside(root, path, 'write');
  try {
    await writeNew(absolutePath, bytes);
    return true;
  } catch (error) {
    if (!isAppError(error, 'file.name-taken')) throw error;
    return await holds(absolutePath, bytes);
  }
}

async function holds(absolutePath: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const status = await stat(absolutePath);
    return status.isFile() && status.size === bytes.length && (await readFile(absolutePath)).equals(bytes);
  } catch (error) {
    // Taken by a name that only looks alike: this very one does not exist.
    if (errnoOf(error) === 'ENOENT') return false;
    throw toFileError(error, absolutePath);
  }
}

const longestStem = 60;

/** The name without folder and extension in lower-case ASCII letters, digits and hyphens; `image` when none are left. */
function slugOf(name: string): string {
  const base = name.replace(/^.*[/\\]/s, '').replace(/\.[a-z0-9]{1,5}$/i, '');
  const slug = base
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestStem)
    .replace(/^-+|-+$/g, '');
  return slug !== '' && isPortableName(slug) ? slug : ['image', slug].filter(Boolean).join('-');
}

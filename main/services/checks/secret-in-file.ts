import { readSync } from 'node:fs';
import { join } from 'node:path';
import { isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { SecretPlace } from '../../../shared/model/checks.ts';
import { errnoOf, toFileError } from '../files/file-error.ts';
import { readInside, withFileInside } from '../files/read-inside.ts';
import { findSecretsOf, largestText } from './secrets-in-text.ts';

/** How much of a file tells whether it is text, as git looks at it; in bytes. */
const headLength = 8_000;

/**
 * The first key or password in a file of the blog with this root, on the disk as it is now; null when there is none, or the
 * file is longer than 2 MB, no text or cannot be read: git cannot read that either. The thread waits.
 * @throws AppError file.* when the system is out of order
 */
export function findSecretInFile(root: string, path: BlogPath, size: number): SecretPlace | null {
  if (size === 0 || size > largestText) return null;
  try {
    if (size > headLength && !looksLikeText(root, path)) return null;
    const places = findSecretsOf(readInside(root, path, largestText));
    return places.toSorted((one, other) => one.line - other.line)[0] ?? null;
  } catch (error) {
    if (isAppError(error) || unreadable.has(errnoOf(error) ?? '')) return null;
    throw toFileError(error, join(root, path));
  }
}

/** What the system says of files that are gone by now, or that git cannot read either. */
const unreadable: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'ELOOP']);

/** Most of the bytes of a blog are pictures: of those only the beginning is read. */
function looksLikeText(root: string, path: BlogPath): boolean {
  return withFileInside(root, path, ({ descriptor }) => {
    const head = Buffer.alloc(headLength);
    return !head.subarray(0, readSync(descriptor, head, 0, headLength, 0)).includes(0);
  });
}

import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { looksLikeGitFolder } from './path-names.ts';

/**
 * The real path of a file that is there, for reading what the blog's own list names: links in the blog are followed, on
 * the way there too, none that leads out of it. Names that come from outside go through `resolveInside`. The thread waits.
 * @throws path.outside-root when it leads out of `root`, path.not-allowed when it leads into a `.git` folder
 * @throws the system's error when there is nothing, or a link goes nowhere or in a circle
 */
export function realPathInside(root: string, path: BlogPath): string {
  const real = realpathSync.native(join(root, path));
  // Mostly the root is its own real path, and asking once is enough.
  const top = real.startsWith(asFolder(root)) ? asFolder(root) : asFolder(realpathSync.native(root));
  if (!real.startsWith(top)) throw new AppError('path.outside-root', { path });
  if (real.slice(top.length).split(sep).some(looksLikeGitFolder))
    throw new AppError('path.not-allowed', { path, reason: 'git' });
  return real;
}

/** The root of a disk ends in a separator already. */
function asFolder(path: string): string {
  return path.endsWith(sep) ? path : path + sep;
}

/** What is at a path by now may be a link or a pipe, which would wait for its other end; Windows has neither flag. */
const readOnly = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Whether there is something of the blog with this root at `path`, and not behind a link that leads out of it. */
export function isThereInside(root: string, path: BlogPath): boolean {
  try {
    return realPathInside(root, path) !== '';
  } catch {
    return false;
  }
}

/** A file that was opened for reading; `size` is in bytes. */
export interface OpenedInside {
  readonly descriptor: number;
  readonly size: number;
}

/**
 * Opens a plain file of the blog with this root for reading, wherever links on the way lead, as long as that is in the
 * blog; `use` gets it and it is closed after. The thread waits: over thousands of small files that is several times as
 * fast as four trips to the threads of the system's calls for each.
 * @throws what {@link realPathInside} throws, and what `use` throws
 * @throws the system's error when the file cannot be opened; EISDIR for what is no file
 */
export function withFileInside<T>(root: string, path: BlogPath, use: (file: OpenedInside) => T): T {
  const descriptor = openSync(realPathInside(root, path), readOnly);
  try {
    const found = fstatSync(descriptor);
    if (!found.isFile()) throw Object.assign(new Error(`${path} is no file`), { code: 'EISDIR' });
    return use({ descriptor, size: found.size });
  } finally {
    closeSync(descriptor);
  }
}

/**
 * All bytes of a file of the blog with this root.
 * @throws file.too-large for one of more than `largestBytes`; and what {@link withFileInside} throws
 */
export function readInside(root: string, path: BlogPath, largestBytes: number): Buffer {
  return withFileInside(root, path, ({ descriptor, size }) => {
    if (size > largestBytes) throw new AppError('file.too-large', { path });
    // It may grow or shrink while it is read: one byte more tells.
    let buffer = Buffer.allocUnsafeSlow(size + 1);
    for (let length = 0; ; ) {
      const bytesRead = readSync(descriptor, buffer, length, buffer.length - length, null);
      length += bytesRead;
      if (bytesRead === 0) return buffer.subarray(0, length);
      if (length > largestBytes) throw new AppError('file.too-large', { path });
      if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.alloc(length)]);
    }
  });
}

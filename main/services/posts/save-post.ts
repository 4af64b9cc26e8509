import { AppError } from '../../../shared/app-error.ts';
import type { FileVersion } from '../../../shared/model/post.ts';
import { errnoOf, toFileError } from '../files/file-error.ts';
import { inTurn } from '../files/file-queue.ts';
import { type FileSystem, realFileSystem } from '../files/file-system.ts';
import { versionOf } from '../files/file-version.ts';
import { resolveInside } from '../files/inside-root.ts';
import { requireFilled } from '../files/require-filled.ts';
import { decodeText, encodeText } from '../files/text-shape.ts';
import { writeAtomic } from '../files/write-atomic.ts';

/**
 * Writes a post's text over the version it was typed on and returns the version that is on the disk then. Only what was
 * typed changes: line endings and byte order mark stay, and a text that makes the same bytes is not written at all.
 * Saves of one file happen one after another.
 * @throws post.changed-on-disk with the found `version`, post.deleted-on-disk: nothing was written
 * @throws blog.gone when the blog's folder is not there, or is empty all of a sudden
 * @throws post.read-only when the file is not text
 * @throws file.disk-full and the other file errors: the old text is whole
 */
export async function savePost(
  root: string,
  path: string,
  text: string,
  baseVersion: FileVersion,
  fileSystem: FileSystem = realFileSystem,
): Promise<{ readonly version: FileVersion }> {
  // In the order of the calls first, since resolving takes its time; then by file, which may have several paths.
  return await inTurn(`${root}\0${path}`, async () => {
    const absolutePath = await resolveInside(root, path, 'write');
    const post = { root, path, absolutePath, fileSystem };
    return await inTurn(absolutePath, () => saveInTurn(post, text, baseVersion));
  });
}

async function saveInTurn(
  post: OpenedPost,
  text: string,
  baseVersion: FileVersion,
): Promise<{ readonly version: FileVersion }> {
  const { path } = post;
  const base = await readBytes(post);
  const found = versionOf(base);
  const bytes = encodeText(text, base);
  const isText = decodeText(base) !== undefined;
  // Also when the base is another: both sides agree, so there is nothing to ask.
  if (isText && Buffer.from(base).equals(bytes)) return { version: found };
  if (found !== baseVersion) throw new AppError('post.changed-on-disk', { path, version: found });
  if (!isText) throw new AppError('post.read-only', { path });
  // What could not be read back, such as a NUL, would lock the post for good.
  if (decodeText(bytes) === undefined) throw new AppError('file.not-text', { path });
  return { version: await replace(post, bytes, baseVersion) };
}

interface OpenedPost {
  readonly root: string;
  readonly path: string;
  readonly absolutePath: string;
  readonly fileSystem: FileSystem;
}

async function replace(post: OpenedPost, bytes: Uint8Array, baseVersion: FileVersion): Promise<FileVersion> {
  const written = versionOf(bytes);
  await writeAtomic(post.absolutePath, bytes, {
    fileSystem: post.fileSystem,
    beforeReplace: async realPath => {
      await checkVersion(post, baseVersion);
      await checkPlace(post, realPath);
    },
  });
  await checkVersion(post, written);
  return written;
}

async function checkVersion(post: OpenedPost, wanted: FileVersion): Promise<void> {
  const version = versionOf(await readBytes(post));
  if (version !== wanted) throw new AppError('post.changed-on-disk', { path: post.path, version });
}

/** A folder on the way may have become a link to somewhere else since the path was resolved. */
async function checkPlace({ root, path, absolutePath }: OpenedPost, realPath: string): Promise<void> {
  if (realPath !== absolutePath || (await resolveInside(root, path, 'write')) !== absolutePath)
    throw new AppError('path.outside-root', { path });
}

async function readBytes({ root, fileSystem, absolutePath, path }: OpenedPost): Promise<Uint8Array> {
  try {
    return await fileSystem.readFile(absolutePath);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT' && errnoOf(error) !== 'ENOTDIR') throw toFileError(error, path);
    await requireFilled(root);
    throw new AppError('post.deleted-on-disk', { path }, error);
  }
}

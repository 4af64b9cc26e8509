import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, readFile, stat } from 'node:fs/promises';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { FileVersion, PostFile } from '../../../shared/model/post.ts';
import { errnoOf, toFileError } from '../files/file-error.ts';
import { versionOf } from '../files/file-version.ts';
import { resolveInside } from '../files/inside-root.ts';
import { decodeText } from '../files/text-shape.ts';

/** A post's text as it is on the disk. */
export interface PostText {
  /** With `\n` line ends and no byte order mark; of a file that is not text or too large, only for looking at. */
  readonly text: string;
  readonly version: FileVersion;
  readonly readOnly?: NonNullable<PostFile['readOnly']>;
}

/** Larger files are shown, not edited, in bytes. */
const largestPostBytes = 20 * 1024 * 1024;
/** How much of a too large file is shown, in bytes. */
const shownBytes = 1024 * 1024;

/**
 * Reads a post; what cannot be edited safely says why in `readOnly`.
 * @throws post.not-found, path.not-a-file, file.no-permission when it cannot even be read, and the path gate's errors
 */
export async function readPostText(root: string, path: string): Promise<PostText> {
  const absolutePath = await resolveInside(root, path, 'read');
  try {
    const status = await stat(absolutePath);
    if (!status.isFile()) throw new AppError('path.not-a-file', { path });
    if (status.size > largestPostBytes) return await readLarge(absolutePath);
    const bytes = await readFile(absolutePath);
    const version = versionOf(bytes);
    const decoded = decodeText(bytes);
    if (!decoded) return { text: showBytes(bytes), version, readOnly: 'not-text' };
    if (!(await isWritable(absolutePath))) return { text: decoded.text, version, readOnly: 'no-permission' };
    return { text: decoded.text, version };
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR')
      throw new AppError('post.not-found', { path }, error);
    throw isAppError(error) ? error : toFileError(error, path);
  }
}

async function readLarge(absolutePath: string): Promise<PostText> {
  const hash = createHash('sha256');
  const start: Buffer[] = [];
  let length = 0;
  for await (const chunk of createReadStream(absolutePath)) {
    hash.update(chunk);
    if (length < shownBytes) start.push(chunk);
    length += chunk.length;
  }
  const text = showBytes(Buffer.concat(start).subarray(0, shownBytes));
  return { text, version: hash.digest('hex'), readOnly: 'too-large' };
}

/** The bytes as text for the eye: what is not UTF-8 shows as U+FFFD, so this must never be written back. */
function showBytes(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
}

/** Whether the system would let us write: for root it does whatever the mode says, as it does for every other editor. */
async function isWritable(absolutePath: string): Promise<boolean> {
  return await access(absolutePath, constants.W_OK).then(
    () => true,
    () => false,
  );
}

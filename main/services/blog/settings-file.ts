import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import {
  type BlogSettings,
  longestSettings,
  noSettings,
  readBlogSettings,
  type UnreadableReason,
  unreadable,
} from '../../../shared/blog-settings/read-blog-settings.ts';
import { writeBlogSettings } from '../../../shared/blog-settings/write-blog-settings.ts';
import { type BlogCorrections, settingsFileName } from '../../../shared/model/blog-settings.ts';
import type { FileVersion } from '../../../shared/model/post.ts';
import { errnoOf } from '../files/file-error.ts';
import { inTurn } from '../files/file-queue.ts';
import { versionOf } from '../files/file-version.ts';
import { resolveInside } from '../files/inside-root.ts';
import { writeAtomic } from '../files/write-atomic.ts';
import { writeNew } from '../files/write-new.ts';

/** A blog's file of corrections as it is on the disk. */
export interface SettingsFile {
  readonly settings: BlogSettings;
  /** Its text; null when there is none or it is no text that can be read. */
  readonly text: string | null;
  /** Null when there is no such file; '' when there is something that cannot be read, and so never be replaced. */
  readonly version: FileVersion | null;
}

/** Reads the corrections of the blog with this root. Never throws: what keeps them from being read is among their problems. */
export async function readSettingsFile(root: string): Promise<SettingsFile> {
  const bytes = await readSmallFile(join(root, settingsFileName));
  if (bytes === undefined) return { settings: noSettings, text: null, version: null };
  if (typeof bytes === 'string') return { settings: unreadable(bytes), text: null, version: '' };
  const text = decode(bytes);
  const settings = text === undefined ? unreadable('not-text') : readBlogSettings(text);
  return { settings, text: text ?? null, version: versionOf(bytes) };
}

/** How a blog's corrections are to be written. */
export interface SettingsChange {
  readonly corrections: BlogCorrections;
  /** The version they were made over, null for none. */
  readonly version: FileVersion | null;
  /** Whether the user decided to replace a file that cannot be read. */
  readonly isReplacing: boolean;
}

/**
 * Writes the corrections of a blog, in one step and only over the version they were made over.
 * @throws settings.changed-on-disk when the file is another by now; settings.unreadable when it cannot be read and is not
 * to be replaced, or is no file at all: nothing was written
 * @throws file.disk-full and the other file errors: the old file is whole
 */
export async function writeSettingsFile(
  root: string,
  { corrections, version, isReplacing }: SettingsChange,
): Promise<void> {
  await rewriteSettingsFile(root, { version, isReplacing }, old => writeBlogSettings(old, corrections));
}

/**
 * Writes what `make` makes of the text of a blog's settings, null when there is none; otherwise as {@link writeSettingsFile}.
 * @throws what that throws
 */
export async function rewriteSettingsFile(
  root: string,
  { version, isReplacing }: Omit<SettingsChange, 'corrections'>,
  make: (old: string | null) => string,
): Promise<void> {
  const absolutePath = await resolveInside(root, settingsFileName, 'write').catch(error => {
    if (isAppError(error, 'blog.gone')) throw error;
    throw new AppError('settings.unreadable', { reason: 'not-a-file' }, error);
  });
  await inTurn(absolutePath, async () => {
    const found = await checkVersion(root, version);
    const [problem] = found.settings.problems.filter(({ code }) => code === 'settings.unreadable');
    if (problem !== undefined && (!isReplacing || version === ''))
      throw new AppError('settings.unreadable', problem.data);
    const bytes = new TextEncoder().encode(make(found.text));
    if (version === null) return createFile(absolutePath, bytes);
    await writeAtomic(absolutePath, bytes, {
      beforeReplace: async () => void (await checkVersion(root, version)),
    });
  });
}

async function checkVersion(root: string, version: FileVersion | null): Promise<SettingsFile> {
  const found = await readSettingsFile(root);
  if (found.version !== version) throw new AppError('settings.changed-on-disk');
  return found;
}

async function createFile(absolutePath: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeNew(absolutePath, bytes);
  } catch (error) {
    throw isAppError(error, 'file.name-taken') ? new AppError('settings.changed-on-disk', {}, error) : error;
  }
}

/** The bytes of a plain file that is small enough; undefined: there is none; else why it is not read. */
async function readSmallFile(path: string): Promise<Uint8Array | UnreadableReason | undefined> {
  try {
    const found = await lstat(path);
    // Not through a link: before a blog is trusted it must not lead us to a device that never ends.
    if (!found.isFile()) return 'not-a-file';
    if (found.size > longestSettings) return 'too-large';
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const buffer = Buffer.alloc(longestSettings + 1);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      return bytesRead > longestSettings ? 'too-large' : buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    return errnoOf(error) === 'ELOOP' ? 'not-a-file' : 'no-permission';
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

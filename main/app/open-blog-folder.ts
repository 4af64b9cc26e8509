import { realpath } from 'node:fs/promises';
import { isAppError } from '../../shared/app-error.ts';
import { describeError } from '../../shared/errors/describe-error.ts';
import { openBlog } from '../services/blog/open-blog.ts';
import { sweepTemporaryFiles } from '../services/files/sweep-temporary-files.ts';
import { createSample, samplePlace } from '../services/sample/create-sample.ts';
import type { AppParts } from './app-parts.ts';
import type { BlogFolder } from './blog-folders.ts';
import type { StartPlace } from './shell.ts';
import { isStillTrusted } from './still-trusted.ts';

/**
 * Opens the blog found from `folder` upwards and makes it the one that opens next time.
 * @throws blog.not-found, blog.unreadable
 */
export async function openBlogFolder(parts: AppParts, folder: string): Promise<BlogFolder> {
  const opened = await findBlogFolder(parts, folder);
  // A profile that is full is no reason to keep a blog shut.
  if (parts.options.remembersBlog)
    await parts.settings.rememberBlog(opened.blog.root).catch(error => parts.log.warn(String(error)));
  return opened;
}

async function findBlogFolder(parts: AppParts, folder: string): Promise<BlogFolder> {
  const { folders, options } = parts;
  const found = await openBlog(folder, { isSample: false, isTrusted: false });
  for (const problem of found.settingsProblems ?? []) parts.log.warn(describeError(problem).text);
  const isSample = found.root === (await realPathOf(samplePlace(options.profile).folder));
  const isTrusted = isSample || (await isStillTrusted(parts, found.root));
  const opened = folders.use({ ...found, isSample, isTrusted });
  await sweepPostFolders(opened);
  // The window asks for the list when its page is there; by then much of it is read.
  if (options.isWatching) opened.index.list().catch(error => warnUnlessCancelled(parts, error));
  return opened;
}

/** What a window shows first. */
export interface FirstBlog {
  readonly folder: BlogFolder;
  /** The folder of the last blog, when it cannot be opened and the sample is shown in its place. */
  readonly lost: string | null;
}

/**
 * Opens the folder a window was opened for, else the last blog, else the sample. A last blog that cannot be opened stays
 * the last one: its disk may be back next time.
 * @throws blog.not-found, blog.unreadable for a folder that was named
 */
export async function openFirstBlogFolder(parts: AppParts, start: StartPlace): Promise<FirstBlog> {
  const { settings, options } = parts;
  if (start.folder !== null) return { folder: await openBlogFolder(parts, start.folder), lost: null };
  const lost = settings.lastBlog();
  if (lost !== null) {
    try {
      return { folder: await openBlogFolder(parts, lost), lost: null };
    } catch (error) {
      if (!isAppError(error)) throw error;
      parts.log.warn(`The last blog, ${lost}, cannot be opened (${error.code}); opening the sample.`);
    }
  }
  const sample = await createSample(options.profile, options.sampleSource);
  const open = lost === null ? openBlogFolder : findBlogFolder;
  return { folder: await open(parts, sample.folder), lost };
}

/** What ends the reading that nobody waits for yet is the end of the program or of the blog's last window. */
function warnUnlessCancelled({ log }: AppParts, error: unknown): void {
  if (!isAppError(error, 'cancelled')) log.warn(String(error));
}

async function realPathOf(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}

/** Before any post is read: a save that was cut off may have left a temporary file, or one to be finished. */
async function sweepPostFolders({ blog, index }: BlogFolder): Promise<void> {
  await sweepTemporaryFiles(blog.root, ['', ...(await index.postFolders())]);
}

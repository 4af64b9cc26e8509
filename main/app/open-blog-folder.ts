import { realpath } from 'node:fs/promises';
import { posix } from 'node:path';
import { isAppError } from '../../shared/app-error.ts';
import { openBlog } from '../services/blog/open-blog.ts';
import { sweepTemporaryFiles } from '../services/files/sweep-temporary-files.ts';
import { createSample, samplePlace } from '../services/sample/create-sample.ts';
import type { AppParts } from './app-parts.ts';
import type { BlogFolder } from './blog-folders.ts';
import type { StartPlace } from './shell.ts';

/**
 * Opens the blog found from `folder` upwards and makes it the one that opens next time.
 * @throws blog.not-found, blog.unreadable
 */
export async function openBlogFolder(parts: AppParts, folder: string): Promise<BlogFolder> {
  const { settings, folders, options } = parts;
  const found = await openBlog(folder, { isSample: false, isTrusted: false });
  const isSample = found.root === (await realPathOf(samplePlace(options.profile).folder));
  const isTrusted = isSample || settings.isTrusted(found.root);
  if (options.remembersBlog) await settings.rememberBlog(found.root);
  const opened = folders.use({ ...found, isSample, isTrusted });
  await sweepPostFolders(opened);
  return opened;
}

/** Opens the folder a window was opened for, else the last blog, else the sample. */
export async function openFirstBlogFolder(parts: AppParts, { folder }: StartPlace): Promise<BlogFolder> {
  const { settings, options } = parts;
  if (folder !== null) return openBlogFolder(parts, folder);
  const last = settings.lastBlog();
  if (last !== null) {
    try {
      return await openBlogFolder(parts, last);
    } catch (error) {
      if (!isAppError(error)) throw error;
      parts.log.warn(`The last blog, ${last}, cannot be opened (${error.code}); opening the sample.`);
    }
  }
  return openBlogFolder(parts, (await createSample(options.profile, options.sampleSource)).folder);
}

async function realPathOf(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}

/** Before any post is read: a save that was cut off may have left a temporary file, or one to be finished. */
async function sweepPostFolders({ blog, index }: BlogFolder): Promise<void> {
  const folders = (await index.list()).map(({ path }) => posix.dirname(path));
  await sweepTemporaryFiles(blog.root, ['', ...new Set(folders.filter(folder => folder !== '.'))]);
}

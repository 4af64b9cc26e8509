import { AppError } from '../../../shared/app-error.ts';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import type { FileVersion } from '../../../shared/model/post.ts';
import { type FileSystem, realFileSystem } from '../files/file-system.ts';
import { savePost } from './save-post.ts';

/**
 * Writes the sidecar of a post over the version that its text was made of, as {@link savePost} writes posts: only what
 * was changed, only over that version, all or nothing. One that is not there is not made.
 * @throws post.not-found when the blog has no sidecars; post.changed-on-disk with the found `version`,
 * post.deleted-on-disk, both with the sidecar as `path`; the errors of `savePost`
 */
export async function saveSidecar(
  blog: Blog,
  path: BlogPath,
  text: string,
  baseVersion: FileVersion,
  fileSystem: FileSystem = realFileSystem,
): Promise<{ readonly path: BlogPath; readonly version: FileVersion }> {
  const sidecar = findGenerator(blog.site.generator).sidecarOf(blog.site, path);
  if (sidecar === undefined) throw new AppError('post.not-found', { path });
  const { version } = await savePost(blog.root, sidecar, text, baseVersion, fileSystem);
  return { path: sidecar, version };
}

import { isAppError } from '../../../shared/app-error.ts';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import { type PostText, readPostText } from './read-post.ts';

/**
 * The sidecar of a post as it is on the disk; undefined where there is none.
 * @throws the errors of {@link readPostText} but post.not-found
 */
export async function readSidecar(blog: Blog, path: BlogPath): Promise<PostText | undefined> {
  const sidecar = findGenerator(blog.site.generator).sidecarOf(blog.site, path);
  if (sidecar === undefined) return undefined;
  try {
    return await readPostText(blog.root, sidecar);
  } catch (error) {
    if (isAppError(error, 'post.not-found')) return undefined;
    throw error;
  }
}

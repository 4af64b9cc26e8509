import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, isAppError } from '../../shared/app-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import { listChangedPaths } from '../services/publish/changed-paths.ts';
import { findPostFiles } from '../services/publish/post-files.ts';
import { isMedia } from './blog-assets.ts';
import type { BlogFolder } from './blog-folders.ts';

/** What a publish is about. */
export interface PublishSelection {
  /** Every file that belongs to the posts, changed or not. */
  readonly paths: readonly BlogPath[];
  /** What the commit is to be named after. */
  readonly title: string;
}

/**
 * The files of `posts`, or of every post that differs from the last commit when null: text, sidecar, and the pictures
 * they show.
 * @throws post.not-found when a path is no post of the blog.
 */
export async function selectForPublish(
  folder: BlogFolder,
  posts: readonly BlogPath[] | null,
  signal?: AbortSignal,
): Promise<PublishSelection> {
  const changed = new Set(await listChangedPaths(folder.blog.root, signal));
  const selected = posts ?? (await changedPosts(folder, changed));
  const paths = new Set<BlogPath>();
  for (const post of selected)
    for (const path of await filesOf(folder, post, changed, signal)) paths.add(path);
  return { paths: [...paths], title: await titleOf(folder, selected) };
}

async function filesOf(
  folder: BlogFolder,
  post: BlogPath,
  changed: ReadonlySet<BlogPath>,
  signal?: AbortSignal,
): Promise<readonly BlogPath[]> {
  const { generator, blog } = folder;
  if (generator.classify(blog.site, post) === undefined) throw new AppError('post.not-found', { path: post });
  const sidecar = generator.sidecarOf(blog.site, post);
  // One that is neither there nor was there is just a name the generator would look for.
  const hasSidecar = sidecar !== undefined && (changed.has(sidecar) || existsSync(join(blog.root, sidecar)));
  return findPostFiles({
    root: blog.root,
    own: hasSidecar ? [post, sidecar] : [post],
    resolve: url => {
      const path = generator.resolveAsset(blog.site, url, post);
      // A picture that is missing here is left as it is online.
      return path !== undefined && isMedia(path) && existsSync(join(blog.root, path)) ? path : undefined;
    },
    ...(signal === undefined ? {} : { signal }),
  });
}

async function changedPosts({ generator, blog, index }: BlogFolder, changed: ReadonlySet<BlogPath>) {
  const known = (await index.list()).map(({ path }) => path);
  const candidates = new Set([...known, ...changed]);
  return [...candidates].filter(path => {
    if (generator.classify(blog.site, path) === undefined) return false;
    const sidecar = generator.sidecarOf(blog.site, path);
    return changed.has(path) || (sidecar !== undefined && changed.has(sidecar));
  });
}

async function titleOf({ index }: BlogFolder, posts: readonly BlogPath[]): Promise<string> {
  const [first] = posts;
  if (first === undefined) return '';
  const title = await titleOfPost(index, first);
  return posts.length === 1 ? title : `${title} and ${posts.length - 1} more`;
}

async function titleOfPost(index: BlogFolder['index'], path: BlogPath): Promise<string> {
  try {
    return (await index.entry(path)).title || path;
  } catch (error) {
    // A post that is being removed is named by its path.
    if (isAppError(error, 'post.not-found')) return path;
    throw error;
  }
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, isAppError } from '../../shared/app-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import { isThereInside } from '../services/files/read-inside.ts';
import type { PostIndex } from '../services/posts/post-index.ts';
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
  /** Posts that differ from the last commit and whose metadata cannot be read. */
  readonly broken: readonly BlogPath[];
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
  const entries = await readEntries(folder, posts, signal);
  const selected = posts ?? changedPosts(folder, [...entries.keys()], changed);
  const paths = new Set<BlogPath>();
  for (const post of selected)
    for (const path of await filesOf(folder, post, changed, signal)) paths.add(path);
  const broken = selected.filter(
    post => entries.get(post)?.state === 'broken' && isChanged(folder, post, changed),
  );
  return { paths: [...paths], title: titleOf(entries, selected), broken };
}

type Entries = ReadonlyMap<BlogPath, PostEntry>;

/** What is known of `posts`, or of all when null: one alone needs no look at the others. */
async function readEntries(
  { index }: BlogFolder,
  posts: readonly BlogPath[] | null,
  signal?: AbortSignal,
): Promise<Entries> {
  const [first, ...others] = posts ?? [];
  const entries =
    first !== undefined && others.length === 0 ? await readEntry(index, first) : await index.list(signal);
  return new Map(entries.map(entry => [entry.path, entry]));
}

async function readEntry(index: PostIndex, path: BlogPath): Promise<readonly PostEntry[]> {
  try {
    return [await index.entry(path)];
  } catch (error) {
    // A post that is being removed.
    if (isAppError(error, 'post.not-found')) return [];
    throw error;
  }
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
      // A picture that is missing here is left as it is online; git takes none from behind a link.
      return path !== undefined && isMedia(path) && isThereInside(blog.root, path) ? path : undefined;
    },
    ...(signal === undefined ? {} : { signal }),
  });
}

function changedPosts(
  folder: BlogFolder,
  known: readonly BlogPath[],
  changed: ReadonlySet<BlogPath>,
): readonly BlogPath[] {
  const { generator, blog } = folder;
  return [...new Set([...known, ...changed])].filter(
    path => generator.classify(blog.site, path) !== undefined && isChanged(folder, path, changed),
  );
}

function isChanged({ generator, blog }: BlogFolder, post: BlogPath, changed: ReadonlySet<BlogPath>): boolean {
  const sidecar = generator.sidecarOf(blog.site, post);
  return changed.has(post) || (sidecar !== undefined && changed.has(sidecar));
}

/** Posts that are gone, such as the HTML of a converted one, name the commit only when there are no others. */
function titleOf(entries: Entries, posts: readonly BlogPath[]): string {
  const present = posts.filter(post => entries.has(post));
  const [first, ...others] = present.length > 0 ? present : posts;
  if (first === undefined) return '';
  const title = entries.get(first)?.title || first;
  return others.length === 0 ? title : `${title} and ${others.length} more`;
}

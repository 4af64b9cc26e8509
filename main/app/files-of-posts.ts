import { posix } from 'node:path';
import type { BlogPath } from '../../shared/model/blog.ts';
import { isMedia } from './blog-assets.ts';
import type { BlogFolder } from './blog-folders.ts';

/** Names a post may have beside a sidecar or a page it replaced. */
const postEndings: readonly string[] = [
  '.md',
  '.markdown',
  '.mdx',
  '.rst',
  '.html',
  '.htm',
  '.txt',
  '.ipynb',
];

/**
 * Whether a file, there or gone, is of the kind Leysin publishes: a post, its sidecar, a page of its name that it
 * replaced, a picture, sound or film.
 */
export function isFileOfPosts(folder: BlogFolder, path: BlogPath): boolean {
  return isMedia(path) || postsBeside(folder, path).length > 0;
}

/** The posts, there or not, of which a file is the sidecar. */
export function postsOfSidecar({ generator, blog }: BlogFolder, path: BlogPath): readonly BlogPath[] {
  return besideOf(path).filter(candidate => generator.sidecarOf(blog.site, candidate) === path);
}

/** What a post could be called that has a file of this name beside it. */
function besideOf(path: BlogPath): readonly BlogPath[] {
  const { dir, name, ext } = posix.parse(path);
  return [
    path.slice(0, -ext.length || undefined),
    ...postEndings.map(ending => posix.join(dir, name + ending)),
  ];
}

/** The files that make up a post of that path: its text and the sidecar it would have. */
export function ownFilesOf({ generator, blog }: BlogFolder, post: BlogPath): readonly BlogPath[] {
  const sidecar = generator.sidecarOf(blog.site, post);
  return sidecar === undefined ? [post] : [post, sidecar];
}

/** What finds the title of the post a file is or belongs to, as posts are called now; null where there is none. */
export async function titlesOf(
  folder: BlogFolder,
  signal?: AbortSignal,
): Promise<(path: BlogPath) => string | null> {
  const entries = await folder.index.list(signal);
  const titles = new Map(entries.map(({ path, title }) => [path, title]));
  return path => {
    const own = titles.get(path);
    if (own !== undefined) return own;
    const post = postsBeside(folder, path).find(candidate => titles.has(candidate));
    return (post === undefined ? undefined : titles.get(post)) ?? null;
  };
}

/** The posts, there or not, a file may be or belong to. */
export function postsBeside(folder: BlogFolder, path: BlogPath): readonly BlogPath[] {
  const { generator, blog } = folder;
  const isPost = (candidate: BlogPath) => generator.classify(blog.site, candidate) !== undefined;
  if (isPost(path)) return [path];
  const isPage = ['.html', '.htm'].includes(posix.extname(path));
  return besideOf(path).filter(
    candidate => isPost(candidate) && (isPage || generator.sidecarOf(blog.site, candidate) === path),
  );
}

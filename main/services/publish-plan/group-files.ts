import type { BlogPath } from '../../../shared/model/blog.ts';
import type { PlannedPost, PostPart, PublishFile } from '../../../shared/model/publish.ts';

/** A post that is to be published. */
export interface SelectedPost {
  readonly path: BlogPath;
  readonly title: string;
  /** Every file of the post, changed or not. */
  readonly parts: readonly PostPart[];
  readonly keys?: readonly string[];
}

/**
 * The files of a plan by the posts they belong to, in the order of `posts`. A post that goes on under another name, or
 * as Markdown, is one post: what is left of the old one belongs to the new.
 */
export function groupFiles(
  files: readonly PublishFile[],
  posts: readonly SelectedPost[],
): readonly PlannedPost[] {
  const byPath = new Map(files.map(file => [file.path, file]));
  const heirs = findHeirs(files, posts);
  const groups = new Map<BlogPath, { post: SelectedPost; parts: Map<BlogPath, PostPart> }>();
  for (const post of posts) if (!heirs.has(post.path)) groups.set(post.path, { post, parts: new Map() });
  for (const post of posts) {
    const group = groups.get(heirs.get(post.path) ?? post.path);
    for (const part of post.parts)
      if (byPath.has(part.path) && !group?.parts.has(part.path)) group?.parts.set(part.path, part);
  }
  return [...groups.values()].flatMap(({ post, parts }) =>
    parts.size === 0
      ? []
      : [
          {
            path: post.path,
            title: post.title,
            change: changeOf(post, byPath),
            parts: [...parts.values()],
            keys: post.keys ?? [],
          },
        ],
  );
}

/** Which post goes on as which other: one renamed, or an old page beside the Markdown that was made of it. */
function findHeirs(
  files: readonly PublishFile[],
  posts: readonly SelectedPost[],
): ReadonlyMap<BlogPath, BlogPath> {
  const heirs = new Map<BlogPath, BlogPath>();
  const known = new Set(posts.map(({ path }) => path));
  for (const { path, from } of files) if (from !== undefined && known.has(path)) heirs.set(from, path);
  for (const post of posts)
    for (const { path, role } of post.parts) if (role === 'replaced') heirs.set(path, post.path);
  return heirs;
}

function changeOf(post: SelectedPost, files: ReadonlyMap<BlogPath, PublishFile>): PlannedPost['change'] {
  const text = files.get(post.path);
  if (text === undefined) return 'modified';
  const replaces = post.parts.some(({ path, role }) => role === 'replaced' && files.has(path));
  const isSameName = text.from !== undefined && stemOf(text.from) === stemOf(text.path);
  if (isSameName || (replaces && text.change === 'added')) return 'converted';
  return text.change;
}

const stemOf = (path: BlogPath) => path.replace(/\.[^./]+$/, '');

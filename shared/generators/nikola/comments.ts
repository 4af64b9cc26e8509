import type { BlogPath } from '../../model/blog.ts';
import { endingOf, folderOf, joinPath, nameOf, withoutEnding } from '../paths/blog-paths.ts';

/** A comment as two files. */
export interface CommentFiles {
  readonly body: BlogPath;
  readonly metadata?: BlogPath;
}

// `.a-post-comment-5886740003122828365.html`: a dot, the post's slug without its number, the comment's id
const commentPattern = /^\.(.+)-comment-(\d+)\.(html|md|rst|txt)$/;

// `a-post.10.wpcomment`: the post's name, the comment's id, as the plug-in "static_comments" has it
const wpCommentPattern = /^(.+)\.[^.]+\.wpcomment$/;

// `a-post-764567777353955897`: what the import from Blogger put behind a slug
const importNumberPattern = /-\d{5,}$/;

const indexes = new WeakMap<readonly BlogPath[], ReadonlyMap<string, readonly CommentFiles[]>>();

/** The static comments that lie beside a post: dot-files, or those of an import from WordPress. */
export function nikolaCommentFiles(path: BlogPath, paths: readonly BlogPath[]): readonly CommentFiles[] {
  const index = indexes.get(paths) ?? indexComments(paths);
  indexes.set(paths, index);
  if (index.size === 0) return [];
  const stem = withoutEnding(nameOf(path));
  const own = index.get(joinPath(folderOf(path), stem));
  const imported = stem.replace(importNumberPattern, '');
  return own ?? (imported === stem ? [] : (index.get(joinPath(folderOf(path), imported)) ?? []));
}

/** Built once for a list of paths: asking post by post would read the whole list as often as there are posts. */
function indexComments(paths: readonly BlogPath[]): ReadonlyMap<string, readonly CommentFiles[]> {
  const sidecars = new Set(paths.filter(path => endingOf(path) === '.meta'));
  const byPost = new Map<string, CommentFiles[]>();
  for (const body of paths) {
    const name = nameOf(body);
    // Most files are neither: asking for a dot or an ending is quicker than both patterns.
    const pattern = name.startsWith('.')
      ? commentPattern
      : name.endsWith('.wpcomment')
        ? wpCommentPattern
        : undefined;
    const stem = pattern?.exec(name)?.[1];
    if (stem === undefined) continue;
    const post = joinPath(folderOf(body), stem);
    const metadata = `${withoutEnding(body)}.meta`;
    const files = sidecars.has(metadata) ? { body, metadata } : { body };
    const others = byPost.get(post);
    if (others === undefined) byPost.set(post, [files]);
    else others.push(files);
  }
  return byPost;
}

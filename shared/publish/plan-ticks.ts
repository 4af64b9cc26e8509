import type { BlogPath } from '../model/blog.ts';
import type { FileRole, PlannedPost, PublishFile, PublishPlan } from '../model/publish.ts';
import type { NamedPost } from './suggest-message.ts';

/** The files of a plan the user does not want to publish now. */
export type Unticked = ReadonlySet<BlogPath>;

type Plan = Pick<PublishPlan, 'files' | 'posts'>;

/** A post of a plan as a list shows it. */
export interface PlanRow {
  readonly post: PlannedPost;
  /** Its files, but for those that stand under a post before it. */
  readonly files: readonly RowFile[];
}

/** A file below its post. */
export interface RowFile extends PublishFile {
  readonly role: FileRole;
}

/** The posts of a plan in order; each file stands once, under the first post it belongs to. */
export function listRows({ files, posts }: Plan): readonly PlanRow[] {
  const byPath = new Map(files.map(file => [file.path, file]));
  const shown = new Set<BlogPath>();
  return posts.map(post => {
    const own = post.parts.flatMap(({ path, role }): readonly RowFile[] => {
      const file = byPath.get(path);
      if (file === undefined || shown.has(path)) return [];
      shown.add(path);
      return [{ ...file, role }];
    });
    return { post, files: own };
  });
}

/** Whether all, some or none of a post's files are ticked. */
export function tickOf({ parts }: PlannedPost, unticked: Unticked): 'all' | 'some' | 'none' {
  const count = parts.filter(({ path }) => !unticked.has(path)).length;
  if (count === parts.length) return 'all';
  return count === 0 ? 'none' : 'some';
}

/** Ticks or unticks one file. */
export function tickFile(unticked: Unticked, path: BlogPath, isTicked: boolean): Unticked {
  const next = new Set(unticked);
  if (isTicked) next.delete(path);
  else next.add(path);
  return next;
}

/** Ticks a post with all its files, or unticks it with those that no other ticked post needs. */
export function tickPost(
  { posts }: Plan,
  unticked: Unticked,
  post: PlannedPost,
  isTicked: boolean,
): Unticked {
  const others = posts.filter(other => other !== post && goesOnline(other, unticked));
  const needed = new Set(isTicked ? [] : others.flatMap(({ parts }) => parts.map(({ path }) => path)));
  return post.parts
    .filter(({ path }) => !needed.has(path))
    .reduce((next, { path }) => tickFile(next, path, isTicked), unticked);
}

/** The ticked files as `publish.run` wants them, of a renamed one both names; null when all are ticked. */
export function tickedPaths({ files }: Plan, unticked: Unticked): readonly BlogPath[] | null {
  const ticked = files.filter(({ path }) => !unticked.has(path));
  if (ticked.length === files.length) return null;
  return ticked.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]));
}

/** The posts of which something is ticked, as a message names them. */
export function tickedPosts({ posts }: Plan, unticked: Unticked): readonly NamedPost[] {
  return posts.flatMap(post => {
    const tick = tickOf(post, unticked);
    if (tick === 'none') return [];
    return [
      tick === 'some' && unticked.has(post.path) ? { ...post, change: 'modified' as const, keys: [] } : post,
    ];
  });
}

/** A file without which a post that goes online would not be whole. */
export interface LackingFile {
  readonly path: BlogPath;
  readonly role: FileRole;
  readonly title: string;
}

/** New files that are not ticked while the post that needs them is. */
export function findLacking({ files, posts }: Plan, unticked: Unticked): readonly LackingFile[] {
  const fresh = new Set(
    files.filter(({ change }) => change === 'added' || change === 'renamed').map(({ path }) => path),
  );
  return posts.flatMap(post => {
    if (post.change === 'deleted' || !goesOnline(post, unticked)) return [];
    return post.parts
      .filter(({ path }) => path !== post.path && fresh.has(path) && unticked.has(path))
      .map(({ path, role }) => ({ path, role, title: post.title }));
  });
}

/** Whether the text of a post is among the ticked files. */
function goesOnline({ path: text, parts }: PlannedPost, unticked: Unticked): boolean {
  return !unticked.has(text) && parts.some(({ path }) => path === text);
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, isAppError } from '../../shared/app-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import type { PostPart } from '../../shared/model/publish.ts';
import { isThereInside } from '../services/files/read-inside.ts';
import { openRepository, type Repository } from '../services/git/repository.ts';
import { waitForAll } from '../services/git/wait-for-all.ts';
import type { PostIndex } from '../services/posts/post-index.ts';
import { findMoved } from '../services/publish-plan/find-moved.ts';
import type { SelectedPost } from '../services/publish-plan/group-files.ts';
import { findPostFiles } from '../services/publish-plan/post-files.ts';
import { readWorkChanges, type WorkChanges } from '../services/publish-plan/work-changes.ts';
import { isMedia } from './blog-assets.ts';
import type { BlogFolder } from './blog-folders.ts';
import { type CommittedPosts, readCommittedPosts } from './committed-posts.ts';
import { postsOfSidecar } from './files-of-posts.ts';

/** What a publish is about. */
export interface PublishSelection {
  /** Every file that belongs to the posts, changed or not, and what those files were called before. */
  readonly paths: readonly BlogPath[];
  /** What the commit is to be named after. */
  readonly title: string;
  /** Posts that differ from the last commit and whose metadata cannot be read. */
  readonly broken: readonly BlogPath[];
  /** The same paths by posts. */
  readonly posts: readonly SelectedPost[];
  /** How the blog differs from the last commit; of what is ignored only when it is to be shown. */
  readonly changes: WorkChanges;
  readonly repository: Repository;
}

/** How much is to be found out. */
export interface SelectOptions {
  readonly signal?: AbortSignal;
  /** The blog's repository, when it is open already. */
  readonly repository?: Repository;
  /** Whether it is to be shown: then what stays behind is looked for, too. */
  readonly isShown?: boolean;
  /** Whether a message is to be made of it: then titles of posts that are gone, and what changed in their metadata. */
  readonly isNamed?: boolean;
}

/**
 * The files of `posts`, or of every post that differs from the last commit when null: text, sidecar, the pictures they
 * show, pictures they no longer show that are gone, and the names all these had before.
 * @throws post.not-found when a path is no post of the blog.
 */
export async function selectForPublish(
  folder: BlogFolder,
  posts: readonly BlogPath[] | null,
  { signal, isShown = false, isNamed = isShown, ...known }: SelectOptions = {},
): Promise<PublishSelection> {
  const repository = known.repository ?? (await openRepository(folder.blog.root, signal));
  const scope = isShown ? 'ignored' : 'new';
  const [changes, named] = await waitForAll([
    readWorkChanges(repository, scope),
    posts === null ? null : readEntries(folder, posts, signal),
  ]);
  const entries = named ?? (await readChangedEntries(folder, changes));
  const selected = posts ?? changedPosts(folder, [...entries.keys()], changes.all);
  const found = selected.map(path => ({ path, parts: [...partsOf(folder, path, changes.all)] }));
  await addMoved(folder, repository, found, changes);
  const committed = await readCommittedPosts(folder, repository, found, changes, isNamed);
  for (const post of found) addGonePictures(folder, post, committed, changes);
  const titled = found.map(({ path, parts }) => ({
    path,
    parts,
    title: entries.get(path)?.title || committed.titles.get(path) || path,
    keys: committed.keys.get(path) ?? [],
  }));
  return {
    paths: [...new Set(titled.flatMap(({ parts }) => parts.map(({ path }) => path)))],
    title: titleOf(entries, selected),
    broken: selected.filter(
      post => entries.get(post)?.state === 'broken' && isChanged(folder, post, changes.all),
    ),
    posts: titled,
    changes,
    repository,
  };
}

type Entries = ReadonlyMap<BlogPath, PostEntry>;

/** A post with its parts, to which more are added. */
interface GrowingPost {
  readonly path: BlogPath;
  readonly parts: PostPart[];
}

/** What is known of `posts`: one alone needs no look at the others. */
async function readEntries(
  { index }: BlogFolder,
  posts: readonly BlogPath[],
  signal?: AbortSignal,
): Promise<Entries> {
  const [first, ...others] = posts;
  const entries =
    first !== undefined && others.length === 0 ? await readEntry(index, first) : await index.list(signal);
  return byPath(entries);
}

/** The posts that differ from the last commit, newest first: git has found the files, and nobody looks for them again. */
async function readChangedEntries(folder: BlogFolder, { all }: WorkChanges): Promise<Entries> {
  const paths = new Set([...all].flatMap(path => [path, ...postsOfSidecar(folder, path)]));
  return byPath(await folder.index.entries([...paths]));
}

function byPath(entries: readonly PostEntry[]): Entries {
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

function partsOf(folder: BlogFolder, post: BlogPath, changed: ReadonlySet<BlogPath>): readonly PostPart[] {
  const { generator, blog } = folder;
  if (generator.classify(blog.site, post) === undefined) throw new AppError('post.not-found', { path: post });
  const sidecar = generator.sidecarOf(blog.site, post);
  // One that is neither there nor was there is just a name the generator would look for.
  const hasSidecar = sidecar !== undefined && (changed.has(sidecar) || existsSync(join(blog.root, sidecar)));
  return findPostFiles({
    root: blog.root,
    own: hasSidecar ? [post, sidecar] : [post],
    changed,
    resolve: url => {
      const path = generator.resolveAsset(blog.site, url, post);
      // A picture that is missing here is left as it is online; git takes none from behind a link.
      return path !== undefined && isMedia(path) && isThereInside(blog.root, path) ? path : undefined;
    },
  });
}

/** A file that was renamed leaves its old name, too: else it would be online twice. */
async function addMoved(
  folder: BlogFolder,
  repository: Repository,
  posts: readonly GrowingPost[],
  changes: WorkChanges,
): Promise<void> {
  const taken = new Set(posts.flatMap(({ parts }) => parts.map(({ path }) => path)));
  const sidecars = new Set(changes.deleted.flatMap(path => sidecarOf(folder, path) ?? []));
  const gone = changes.deleted.filter(
    path => !taken.has(path) && (isPost(folder, path) || isMedia(path) || sidecars.has(path)),
  );
  const there = [...taken].filter(path => existsSync(join(folder.blog.root, path)));
  const moved = await findMoved(repository, there, gone);
  for (const { parts } of posts)
    for (const { path, role } of [...parts]) {
      const from = moved.get(path);
      if (from !== undefined) parts.push({ path: from, role });
    }
}

/** Pictures that only the post's last commit showed and that are gone: deleted with it, or moved elsewhere. */
function addGonePictures(
  { generator, blog }: BlogFolder,
  { path, parts }: GrowingPost,
  { addresses }: CommittedPosts,
  changes: WorkChanges,
): void {
  const deleted = new Set(changes.deleted);
  const known = new Set(parts.map(part => part.path));
  for (const url of addresses.get(path) ?? []) {
    const picture = generator.resolveAsset(blog.site, url, path);
    if (picture === undefined || known.has(picture) || !deleted.has(picture) || !isMedia(picture)) continue;
    known.add(picture);
    parts.push({ path: picture, role: 'picture' });
  }
}

function changedPosts(
  folder: BlogFolder,
  known: readonly BlogPath[],
  changed: ReadonlySet<BlogPath>,
): readonly BlogPath[] {
  return [...new Set([...known, ...changed])].filter(
    path => isChanged(folder, path, changed) && isPost(folder, path),
  );
}

const isPost = ({ generator, blog }: BlogFolder, path: BlogPath) =>
  generator.classify(blog.site, path) !== undefined;

const sidecarOf = ({ generator, blog }: BlogFolder, path: BlogPath) => generator.sidecarOf(blog.site, path);

function isChanged(folder: BlogFolder, post: BlogPath, changed: ReadonlySet<BlogPath>): boolean {
  const sidecar = sidecarOf(folder, post);
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

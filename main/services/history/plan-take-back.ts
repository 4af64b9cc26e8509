import { AppError } from '../../../shared/app-error.ts';
import type { BlogPath, Site } from '../../../shared/model/blog.ts';
import { readBlobs, writeBlob } from '../git/blobs.ts';
import { inBlog } from '../git/blog-paths.ts';
import { compareTrees, type TreeChange } from '../git/diff.ts';
import { isAncestor } from '../git/head.ts';
import { type FileEntry, isPlain, isSameEntry, readTreeEntries } from '../git/index-entries.ts';
import { readCommit } from '../git/read-commits.ts';
import type { Repository } from '../git/repository.ts';
import { replaceInTree, type Scratch } from '../git/trial-tree.ts';
import { mergeBytes } from '../merge/merge-bytes.ts';
import { changedSince } from './changed-since.ts';

/** What a blog has to say about taking something back. */
export interface TakeBackRules {
  /** Whether a file is of the kind Leysin publishes: a post, its sidecar, a page it replaced, a picture. */
  readonly isOfPosts: (path: BlogPath) => boolean;
  /** Where the metadata of its posts are, and how they are written. */
  readonly site: Site;
  /** The commit last seen online; null when none was. */
  readonly online: string | null;
  /** The name of the remote it was seen at. */
  readonly remote: string;
}

/** What taking a publish back would change now. */
export interface TakeBackPlan {
  /** The commit all of this is about. */
  readonly head: string;
  /** The first line of the message of the commit that is taken back. */
  readonly subject: string;
  /** With the changes in it; where there are none, `head` itself. */
  readonly tree: string;
  readonly changes: readonly TreeChange[];
  /** Whether that publish did nothing but delete files. */
  readonly onlyDeleted: boolean;
}

/** Texts of one publish that are merged, in bytes together. */
const mostText = 64 * 1024 * 1024;

/**
 * Works out the tree in which exactly what `commit` did is undone on top of `head`; what came later stays. Touches neither
 * branch nor index nor working tree.
 * @throws AppError `publish.cannot-take-back` with the `reason`, `publish.changed-since` as {@link changedSince} makes it.
 */
export async function planTakeBack(
  repository: Repository,
  scratch: Scratch,
  head: string,
  commit: string,
  rules: TakeBackRules,
): Promise<TakeBackPlan> {
  const { parent, subject } = await requireOrdinary(repository, head, commit);
  const done = await compareTrees(repository, parent, commit);
  requireOfPosts(repository, done, rules);
  const { now, undone, refused } = await undoOn(repository, head, done, rules);
  if (refused.length > 0) {
    const again = done.filter(({ path }) => refused.includes(path));
    const atOnline = rules.online === null ? null : await undoOn(repository, rules.online, again, rules);
    const inOnline = atOnline?.refused ?? [];
    throw await changedSince(repository, { head, ...rules }, { refused, inOnline, now });
  }
  const changes = done.flatMap(({ path }): TreeChange[] => {
    const before = now.get(path) ?? null;
    const after = undone.get(path) ?? null;
    return isSameEntry(before, after) ? [] : [{ path, before, after }];
  });
  const entries = new Map(changes.map(({ path, after }) => [path, after]));
  const tree = await replaceInTree(repository, scratch, head, entries);
  return { head, subject, tree, changes, onlyDeleted: done.every(change => change.after === null) };
}

async function requireOrdinary(
  repository: Repository,
  head: string,
  commit: string,
): Promise<{ parent: string; subject: string }> {
  const facts = await readCommit(repository, commit);
  const [parent, ...others] = facts?.parents ?? [];
  if (others.length > 0) throw new AppError('publish.cannot-take-back', { reason: 'merge' });
  if (facts === null || parent === undefined)
    throw new AppError('publish.cannot-take-back', { reason: 'first' });
  if (!(await isAncestor(repository, commit, head)))
    throw new AppError('publish.cannot-take-back', { reason: 'elsewhere' });
  return { parent, subject: facts.message.split('\n', 1)[0] ?? '' };
}

function requireOfPosts(
  { prefix }: Repository,
  changes: readonly TreeChange[],
  { isOfPosts }: TakeBackRules,
): void {
  const isOwn = (path: string) => path.startsWith(prefix) && isOfPosts(path.slice(prefix.length));
  const paths = changes.map(({ path }) => path).filter(path => !isOwn(path));
  if (paths.length > 0) throw new AppError('publish.cannot-take-back', { reason: 'other-files', paths });
}

/** What the changed files are in a commit, and without the changes; `refused` are those in which they cannot be undone. */
interface Undone {
  readonly now: ReadonlyMap<string, FileEntry>;
  readonly undone: ReadonlyMap<string, FileEntry | null>;
  readonly refused: readonly string[];
}

async function undoOn(
  repository: Repository,
  head: string,
  done: readonly TreeChange[],
  rules: TakeBackRules,
): Promise<Undone> {
  const now = await readTreeEntries(
    repository,
    head,
    done.map(change => change.path),
  );
  const undone = new Map<string, FileEntry | null>();
  const mixed: Mixed[] = [];
  const refused: string[] = [];
  for (const { path, before, after } of done) {
    const current = now.get(path) ?? null;
    if (isSameEntry(current, after)) undone.set(path, before);
    else if (isSameEntry(current, before)) undone.set(path, current);
    else if (isPlain(before) && isPlain(after) && isPlain(current))
      mixed.push({ path, before, after, current });
    else refused.push(path);
  }
  const merged = await mergeMixed(repository, mixed, rules);
  for (const [path, entry] of merged)
    if (entry) undone.set(path, entry);
    else refused.push(path);
  return { now, undone, refused };
}

/** A file that was changed again after the publish. */
interface Mixed {
  readonly path: string;
  readonly before: FileEntry;
  readonly after: FileEntry;
  readonly current: FileEntry;
}

/** Null for a file in which the later changes touch those that are to be undone. */
async function mergeMixed(
  repository: Repository,
  mixed: readonly Mixed[],
  { site }: TakeBackRules,
): Promise<ReadonlyMap<string, FileEntry | null>> {
  const oids = mixed.flatMap(({ before, after, current }) => [before.oid, after.oid, current.oid]);
  const blobs = await readBlobs(repository, oids, mostText);
  const merged = new Map<string, FileEntry | null>();
  for (const { path, before, after, current } of mixed) {
    const [theirs, base, mine] = [before, after, current].map(({ oid }) => blobs.get(oid));
    const bytes =
      theirs && base && mine && mergeBytes(site, inBlog(repository, path), { base, mine, theirs });
    const mode = current.mode === after.mode ? before.mode : current.mode;
    merged.set(path, bytes ? { mode, oid: await writeBlob(repository, bytes) } : null);
  }
  return merged;
}

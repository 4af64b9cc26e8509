import { readBlob } from '../git/blobs.ts';
import { inBlog } from '../git/blog-paths.ts';
import { compareTrees } from '../git/diff.ts';
import { mergeBase } from '../git/head.ts';
import { type FileEntry, isPlain, isSameEntry, readTreeEntries } from '../git/index-entries.ts';
import { type ConflictedFile, tryMerge } from '../git/merge-tree.ts';
import type { Repository } from '../git/repository.ts';
import { replaceInTree } from '../git/trial-tree.ts';
import { onCommonGround } from './common-ground.ts';
import { type JoinContext, type JoinedTrees, joinFile } from './join-file.ts';
import { isWorse } from './merge-bytes.ts';
import { pickOnto } from './pick-onto.ts';

/**
 * Joins two commits without the working tree: what git cannot merge by itself is merged by paragraph and metadata key.
 * Writes objects only.
 */
export async function joinTrees(context: JoinContext, own: string, other: string): Promise<JoinedTrees> {
  const { repository } = context;
  const { ours, theirs } = await onCommonGround(context, { ours: own, theirs: other });
  const trial = await tryMerge(repository, ours, theirs);
  if (trial.kind === 'clean') return withoutDoubtful(context, trial.tree, ours, theirs);
  const isPlainly =
    trial.isPlain && trial.files.every(isOfOnePath) && (await isOwn(repository, trial.files, ours, theirs));
  // What a rename makes of two files is not always told by path, nor without git's own marks: then no rename is followed.
  if (!isPlainly) return joinByPath(context, ours, theirs);
  const entries = new Map<string, FileEntry | null>();
  const unsettled: ConflictedFile[] = [];
  for (const file of trial.files) {
    const joined = await joinFile(context, file);
    if (joined === undefined) unsettled.push(file);
    entries.set(file.path, joined === undefined ? file.theirs : joined);
  }
  return { tree: await replaceInTree(repository, context, trial.tree, entries), unsettled };
}

async function joinByPath(context: JoinContext, ours: string, theirs: string): Promise<JoinedTrees> {
  const base = await mergeBase(context.repository, ours, theirs);
  const changes = base === null ? [] : await compareTrees(context.repository, base, ours);
  return pickOnto(context, { commit: ours, paths: changes.map(({ path }) => path) }, theirs);
}

/** git merges lines and knows no metadata: two keys of one name, one from each side, are for the user to settle. */
async function withoutDoubtful(
  context: JoinContext,
  tree: string,
  ours: string,
  theirs: string,
): Promise<JoinedTrees> {
  const both = await findChangedByBoth(context.repository, ours, theirs);
  const merged = await readMerged(context.repository, tree, both);
  const unsettled: ConflictedFile[] = [];
  for (const file of both) {
    const entry = merged.get(file.path);
    if (entry && (await isDoubtful(context, file, entry))) unsettled.push(file);
  }
  const entries = new Map(unsettled.map(({ path, theirs: entry }) => [path, entry]));
  return { tree: await replaceInTree(context.repository, context, tree, entries), unsettled };
}

async function findChangedByBoth(
  repository: Repository,
  ours: string,
  theirs: string,
): Promise<readonly ConflictedFile[]> {
  const base = await mergeBase(repository, ours, theirs);
  if (base === null || base === ours || base === theirs) return [];
  const own = new Map((await compareTrees(repository, base, ours)).map(change => [change.path, change]));
  return (await compareTrees(repository, base, theirs)).flatMap(({ path, before, after }) => {
    const change = own.get(path);
    if (!change || !isPlain(before) || !isPlain(change.after) || !isPlain(after)) return [];
    return change.after.oid === after.oid ? [] : [{ path, base: before, ours: change.after, theirs: after }];
  });
}

async function readMerged(
  repository: Repository,
  tree: string,
  files: readonly ConflictedFile[],
): Promise<ReadonlyMap<string, FileEntry>> {
  if (files.length === 0) return new Map();
  return readTreeEntries(
    repository,
    tree,
    files.map(({ path }) => path),
  );
}

async function isDoubtful(
  { repository, site }: JoinContext,
  { path, ours, theirs }: ConflictedFile,
  merged: FileEntry,
): Promise<boolean> {
  const sides = [ours, theirs].filter(isPlain);
  const bytes = await Promise.all(sides.map(({ oid }) => readBlob(repository, oid)));
  return isWorse(site, inBlog(repository, path), await readBlob(repository, merged.oid), bytes);
}

/**
 * Whether the versions are what the commits have. Where both sides renamed a file, git joins its contents first, and gives
 * what came of it, with its marks of a conflict, for a version of each side.
 */
async function isOwn(
  repository: Repository,
  files: readonly ConflictedFile[],
  ours: string,
  theirs: string,
): Promise<boolean> {
  const base = await mergeBase(repository, ours, theirs);
  if (base === null) return false;
  const contentsOf = async (side: string) =>
    new Set((await compareTrees(repository, base, side)).map(({ after }) => after?.oid));
  const [own, other] = [await contentsOf(ours), await contentsOf(theirs)];
  return files.every(file => own.has(file.ours?.oid) && other.has(file.theirs?.oid));
}

/** Whether the sides differ under this one path. Where a rename or a folder is in play one side stands alone, or nothing differs. */
function isOfOnePath({ base, ours, theirs }: ConflictedFile): boolean {
  const there = [base, ours, theirs].filter(entry => entry !== null).length;
  return there >= 2 && !isSameEntry(base, ours) && !isSameEntry(base, theirs);
}

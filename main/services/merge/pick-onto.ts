import { compareTrees } from '../git/diff.ts';
import { mergeBase } from '../git/head.ts';
import { type FileEntry, readTreeEntries } from '../git/index-entries.ts';
import type { ConflictedFile } from '../git/merge-tree.ts';
import type { Repository } from '../git/repository.ts';
import { replaceInTree } from '../git/trial-tree.ts';
import { onCommonGround } from './common-ground.ts';
import { type JoinContext, type JoinedTrees, joinFile } from './join-file.ts';

/** Some files of a commit, to be brought onto another one. */
export interface PickedFiles {
  readonly commit: string;
  /** In the repository. */
  readonly paths: readonly string[];
}

/**
 * Builds the tree of `other` with some files of a commit in it and nothing else of that history: each is joined with
 * the version there, over what both began with. Writes objects only.
 */
export async function pickOnto(
  context: JoinContext,
  { commit: own, paths }: PickedFiles,
  other: string,
): Promise<JoinedTrees> {
  const { repository } = context;
  const { ours: commit, theirs } = await onCommonGround(context, { ours: own, theirs: other });
  const base = await mergeBase(repository, commit, theirs);
  const old = base === null ? new Map<string, FileEntry>() : await readTreeEntries(repository, base, paths);
  const here = await readTreeEntries(repository, commit, paths);
  const there = await readTreeEntries(repository, theirs, paths);
  const taken = base === null ? new Set<string>() : await findTaken(repository, base, theirs);
  const entries = new Map<string, FileEntry | null>();
  const unsettled: ConflictedFile[] = [];
  for (const path of paths) {
    const sides = {
      path,
      base: old.get(path) ?? null,
      ours: here.get(path) ?? null,
      theirs: there.get(path) ?? null,
    };
    const joined = await joinFile(context, sides);
    if (joined && isInTheWay(path, taken)) unsettled.push({ path, base: null, ours: joined, theirs: null });
    else if (joined === undefined) unsettled.push(sides);
    else entries.set(path, joined);
  }
  return { tree: await replaceInTree(repository, context, theirs, entries), unsettled };
}

/** The places of what `theirs` has that is new or another: files as they are, folders with a slash at the end. */
async function findTaken(repository: Repository, base: string, theirs: string): Promise<ReadonlySet<string>> {
  const there = (await compareTrees(repository, base, theirs)).filter(({ after }) => after !== null);
  return new Set(there.flatMap(({ path }) => [path, ...foldersOf(path)]));
}

/** Whether a file would be where a folder is, or in a folder where a file is. */
function isInTheWay(path: string, taken: ReadonlySet<string>): boolean {
  return taken.has(`${path}/`) || foldersOf(path).some(folder => taken.has(folder.slice(0, -1)));
}

/** The folders on the way to a file, each with a slash at the end. */
function foldersOf(path: string): readonly string[] {
  return path
    .split('/')
    .flatMap((_, depth, names) => (depth === 0 ? [] : [`${names.slice(0, depth).join('/')}/`]));
}

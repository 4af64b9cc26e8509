import { commitTree } from '../git/commit-tree.ts';
import { isAncestor, isStillIn, mergeBase } from '../git/head.ts';
import { type FileEntry, readTreeEntries } from '../git/index-entries.ts';
import { replaceInTree } from '../git/trial-tree.ts';
import type { JoinContext } from './join-file.ts';

/** Two histories that are to be joined, by a commit each. */
export interface TwoSides {
  readonly ours: string;
  readonly theirs: string;
}

/**
 * The same two sides, standing on what both know: a file that was picked is known to both as it was picked. Without that one's
 * own earlier version, come back from online, would be somebody else's change. Writes objects only.
 */
export async function onCommonGround(context: JoinContext, sides: TwoSides): Promise<TwoSides> {
  const { repository } = context;
  if (context.picked.length === 0) return sides;
  const { ours, theirs } = sides;
  const base = await mergeBase(repository, ours, theirs);
  if (base === null) return sides;
  const entries = new Map<string, FileEntry | null>();
  for (const { local, picked, paths } of context.picked) {
    const isOnBoth =
      (await isStillIn(repository, local, ours)) &&
      (await isStillIn(repository, picked, theirs)) &&
      !(await isAncestor(repository, picked, base));
    if (!isOnBoth) continue;
    const known = await readTreeEntries(repository, local, paths);
    for (const path of paths) entries.set(path, known.get(path) ?? null);
  }
  if (entries.size === 0) return sides;
  const commit = (tree: string, parents: readonly string[]) =>
    commitTree(repository, tree, parents, 'Trial', false);
  const ground = await commit(await replaceInTree(repository, context, base, entries), []);
  return {
    ours: await commit(`${ours}^{tree}`, [ground]),
    theirs: await commit(`${theirs}^{tree}`, [ground]),
  };
}

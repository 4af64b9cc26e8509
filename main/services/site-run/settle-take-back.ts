import { AppError } from '../../../shared/app-error.ts';
import type { TreeChange } from '../git/diff.ts';
import { isAncestor, resolveCommit } from '../git/head.ts';
import {
  isPlain,
  isSameEntry,
  readIndexEntries,
  readSkippedPaths,
  readTreeEntries,
  writeIndexEntries,
} from '../git/index-entries.ts';
import { git, joinNul, type Repository } from '../git/repository.ts';
import { holdsContent } from '../merge/incoming.ts';
import { writeIncomingFile } from '../merge/write-incoming-file.ts';

/** A publish that is being taken back. */
export interface TakenBack {
  /** The commit that takes it back. */
  readonly commit: string;
  /** What that commit changes. */
  readonly changes: readonly TreeChange[];
  /** Whether deleted files are to come back into the working tree, too. */
  readonly bringsBack: boolean;
  /** The commit is one that was online: nobody waits for it to go there. */
  readonly cameFromOnline?: true;
}

/**
 * Makes the index say what the branch says since `takenBack.commit`, except where the user has staged something else. The
 * working tree keeps every text; a file comes back only where nothing stands. Does nothing when the branch has not been
 * moved, and what is done already stays.
 */
export async function settleTakeBack(repository: Repository, takenBack: TakenBack): Promise<void> {
  const quiet = { ...repository, signal: undefined };
  const head = await resolveCommit(quiet, 'HEAD');
  const isKnown = (await resolveCommit(quiet, takenBack.commit)) !== null;
  if (head === null || !isKnown || !(await isAncestor(quiet, takenBack.commit, head))) return;
  const paths = takenBack.changes.map(change => change.path);
  const index = await readIndexEntries(quiet, paths);
  const tree = await readTreeEntries(quiet, head, paths);
  const behind = takenBack.changes.filter(
    ({ path, before, after }) =>
      isSameEntry(index.get(path) ?? null, before) && isSameEntry(tree.get(path) ?? null, after),
  );
  if (takenBack.bringsBack) for (const change of behind) await bringBack(quiet, change);
  await writeEntries(quiet, behind);
}

async function bringBack(repository: Repository, { path, after }: TreeChange): Promise<void> {
  if (!isPlain(after) || !(await holdsContent(repository, path, null))) return;
  await writeIncomingFile(repository, path, after, async () => {
    if (!(await holdsContent(repository, path, null)))
      throw new AppError('publish.would-overwrite', { paths: [path] });
  });
}

async function writeEntries(repository: Repository, changes: readonly TreeChange[]): Promise<void> {
  const skipped = await readSkippedPaths(
    repository,
    changes.filter(({ after }) => after !== null).map(({ path }) => path),
  );
  await writeIndexEntries(repository, new Map(changes.map(({ path, after }) => [path, after])));
  if (skipped.length === 0) return;
  // A new entry has forgotten that its file is not to be in the working tree.
  const args = ['update-index', '-z', '--skip-worktree', '--stdin'];
  await git(repository, { args, input: joinNul(skipped), writes: true });
}

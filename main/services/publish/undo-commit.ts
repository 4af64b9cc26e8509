import { join } from 'node:path';
import { isAppError } from '../../../shared/app-error.ts';
import type { CommitMade } from '../git/commit.ts';
import type { TreeChange } from '../git/diff.ts';
import { moveBranch } from '../git/move-branch.ts';
import { restoreStaged } from '../git/staged-before.ts';
import type { SiteRun } from '../site-run/site-run.ts';

/**
 * Undoes the commit this run has just made of `planned` and nobody has seen: index and branch are then as before it, the
 * working tree is not touched. Gives false, with the commit standing and the index in step with it, when the branch has
 * moved on or cannot be moved. `changes` is all the commit changed.
 */
export async function undoCommit(
  run: SiteRun,
  made: CommitMade,
  planned: readonly TreeChange[],
  changes: readonly TreeChange[],
): Promise<boolean> {
  const { head, record, scratch } = run;
  const repository = { ...run.repository, signal: undefined };
  const list = join(scratch.folder, 'paths');
  const paths = planned.map(({ path }) => path);
  // Whatever stops here is put right from this: no file may look deleted in the index that the branch has.
  record.note({ planned: changes });
  if (made.parent !== head.commit) return false;
  try {
    await restoreStaged(repository, list, paths, made.before);
    await moveBranch(
      repository,
      head.branch,
      made.commit,
      head.commit,
      'undo a commit that was not published',
    );
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
  record.note({ planned: [] });
  run.made = null;
  return true;
}

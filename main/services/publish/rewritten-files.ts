import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { inBlog } from '../git/blog-paths.ts';
import type { CommitMade } from '../git/commit.ts';
import type { TreeChange } from '../git/diff.ts';
import { isSameEntry, readIndexEntries, writeIndexEntries } from '../git/index-entries.ts';
import type { Repository } from '../git/repository.ts';
import type { SiteRun } from '../site-run/site-run.ts';
import { undoCommit } from './undo-commit.ts';

/** A commit of which files have other contents than those that were approved. */
export interface RewrittenCommit {
  readonly commit: string;
  /** The commit it was made on. */
  readonly before: string;
  /** Those files, as the commit has them. */
  readonly files: readonly TreeChange[];
}

/**
 * Gives the changes of `committed` that are not as they were `given`: a hook has rewritten the file, or it was saved in the very
 * moment. git puts what we gave it into the user's index, not what a hook has made of it: that is no change the user has
 * staged, and so it follows here.
 */
export async function takeUpRewritten(
  repository: Repository,
  givenChanges: readonly TreeChange[],
  committed: readonly TreeChange[],
): Promise<readonly TreeChange[]> {
  const given = new Map(givenChanges.map(({ path, after }) => [path, after]));
  const others = committed.filter(
    ({ path, after }) => given.has(path) && !isSameEntry(given.get(path) ?? null, after),
  );
  if (others.length === 0) return [];
  const paths = others.map(({ path }) => path);
  const index = await readIndexEntries(repository, paths);
  // What the user has staged since is theirs.
  const isOurs = (path: string) => isSameEntry(index.get(path) ?? null, given.get(path) ?? null);
  const taken = others.filter(({ path }) => isOurs(path)).map(({ path, after }) => [path, after] as const);
  await writeIndexEntries(repository, new Map(taken));
  return others;
}

/** A commit just made, and what became of what was planned. */
interface CommittedPlan {
  readonly made: CommitMade;
  readonly planned: readonly TreeChange[];
  /** All that the commit changed. */
  readonly committed: readonly TreeChange[];
  readonly rewritten: readonly TreeChange[];
}

/** The only hook after which git makes the commit's tree anew. */
const rewritingHook = 'pre-commit';

/**
 * Has rewritten files approved before they are sent; where they are not, the commit is undone.
 * @throws AppError what `approve` throws, with the `paths` that were rewritten, the `hook` that has done it if one ran, and
 * whether the commit `isUndone`.
 */
export async function requireRewritten(
  run: SiteRun,
  approve: ((made: RewrittenCommit) => Promise<void>) | undefined,
  { made, planned, committed, rewritten }: CommittedPlan,
): Promise<void> {
  if (rewritten.length === 0) return;
  const hook = made.hooks.includes(rewritingHook) ? rewritingHook : null;
  const paths: readonly BlogPath[] = rewritten.map(({ path }) => inBlog(run.repository, path));
  try {
    await approve?.({ commit: made.commit, before: run.head.commit, files: rewritten });
  } catch (error) {
    if (!isAppError(error)) throw error;
    const isUndone = await undoCommit(run, made, planned, committed);
    const data = { ...error.data, paths, isUndone, ...(hook === null ? {} : { hook }) };
    throw new AppError(error.code, data, error);
  }
  if (hook !== null && run.made !== null) run.made = { ...run.made, rewritten: paths };
}

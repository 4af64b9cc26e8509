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
 * Gives, as the commit has them, the files that are not in it as they were `given`: a hook has rewritten the file or taken its
 * change back, or it was saved in the very moment. git puts what we gave it into the user's index, not what a hook has made of
 * it: that is no change the user has staged, and so it follows here.
 */
export async function takeUpRewritten(
  repository: Repository,
  given: readonly TreeChange[],
  committed: readonly TreeChange[],
): Promise<readonly TreeChange[]> {
  const inCommit = new Map(committed.map(({ path, after }) => [path, after]));
  const others = given
    .map(({ path, before, after }) => ({
      wanted: after,
      now: { path, before, after: inCommit.has(path) ? (inCommit.get(path) ?? null) : before },
    }))
    .filter(({ wanted, now }) => !isSameEntry(wanted, now.after));
  if (others.length === 0) return [];
  const index = await readIndexEntries(
    repository,
    others.map(({ now }) => now.path),
  );
  // What the user has staged since is theirs.
  const taken = others.filter(({ wanted, now }) => isSameEntry(index.get(now.path) ?? null, wanted));
  await writeIndexEntries(repository, new Map(taken.map(({ now }) => [now.path, now.after])));
  return others.map(({ now }) => now);
}

/**
 * Makes sure that the commit holds what it was made for and nothing else: what a hook adds goes online unseen, and what it
 * takes out would be deleted there, or nothing would be in the commit at all. Else the commit is undone.
 * @throws AppError `publish.hook-added-files`, `publish.hook-left-out` with the `paths` and whether it `isUndone`.
 */
export async function requirePlanned(
  run: SiteRun,
  { made, planned, committed, rewritten }: CommittedPlan,
): Promise<void> {
  const wanted = new Set(planned.map(({ path }) => path));
  const extra = (made.changes ?? committed).filter(({ path }) => !wanted.has(path));
  const added = extra.filter(({ after }) => after !== null);
  const goes = new Set(planned.filter(({ after }) => after === null).map(({ path }) => path));
  const missing = [...extra, ...rewritten].filter(({ path, after }) => after === null && !goes.has(path));
  const out = committed.length === 0 ? planned : missing;
  if (added.length === 0 && out.length === 0) return;
  const isUndone = await undoCommit(run, made, planned, committed);
  const paths = (added.length > 0 ? added : out).map(({ path }) => inBlog(run.repository, path));
  throw new AppError(added.length > 0 ? 'publish.hook-added-files' : 'publish.hook-left-out', {
    paths,
    isUndone,
  });
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

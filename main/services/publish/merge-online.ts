import { AppError } from '../../../shared/app-error.ts';
import { writeBlob } from '../git/blobs.ts';
import { inBlog } from '../git/blog-paths.ts';
import { commitTree } from '../git/commit-tree.ts';
import { readFlag } from '../git/config.ts';
import { compareTrees, type TreeChange } from '../git/diff.ts';
import { fastForward } from '../git/fast-forward.ts';
import { isAncestor, resolveCommit } from '../git/head.ts';
import { requireIdentity } from '../git/identity.ts';
import { applyRewrites, rewriteFile } from '../merge/apply-rewrites.ts';
import { applyIncoming } from '../merge/incoming.ts';
import type { JoinContext, JoinedTrees } from '../merge/join-file.ts';
import { joinTrees } from '../merge/join-trees.ts';
import { type JoinedWorking, joinWorking, type Rewrite } from '../merge/join-working.ts';
import { type PickedFiles, pickOnto } from '../merge/pick-onto.ts';
import { noteRewrites, type ReturnRecord } from '../site-run/run-record.ts';
import type { MadeCommit, SiteRun } from '../site-run/site-run.ts';
import { filesThatCame } from './files-that-came.ts';

/** What bringing in what is online would do; nothing is done yet. */
export interface PlannedJoin {
  readonly head: string;
  readonly theirs: string;
  /** Whether nothing here is missing online. */
  readonly isBehind: boolean;
  /** Of the commits. */
  readonly trees: JoinedTrees;
  /** The files that come. */
  readonly incoming: readonly TreeChange[];
  /** Of the edits in the working tree that are in no commit. */
  readonly working: JoinedWorking;
}

/** What {@link bringOnline} made ready to be sent. */
export interface Together {
  /** Has all that is online in its history. */
  readonly commit: string;
  /** The commit of the branch that it was made from, or that the branch was brought to. */
  readonly head: string;
  /** Files of the blog that were changed here and online, and stay as they are here. */
  readonly left: readonly string[];
  /** Whether it stands alone on what is online, without the other commits of the branch. */
  readonly isPicked: boolean;
}

/** What a join is worked out with. */
export type JoinPlace = Pick<SiteRun, 'repository' | 'scratch' | 'site' | 'head' | 'pairs'>;

/**
 * Works out how what is online comes into the branch and the working tree; null when it is there already. `known`: where
 * the branch is, when that was just read.
 */
export async function planJoin(
  run: JoinPlace,
  theirs: string,
  known: string | null = null,
): Promise<PlannedJoin | null> {
  const { repository } = run;
  const head = known ?? (await requireHead(run));
  if (await isAncestor(repository, theirs, head)) return null;
  const isBehind = await isAncestor(repository, head, theirs);
  const context = await joinContext(run);
  const trees = isBehind ? { tree: theirs, unsettled: [] } : await joinTrees(context, head, theirs);
  const incoming = await compareTrees(repository, head, trees.tree);
  const open = new Set(trees.unsettled.map(({ path }) => path));
  return { head, theirs, isBehind, trees, incoming, working: await joinWorking(context, incoming, open) };
}

/** Every file of the blog that somebody has to settle first, and whether any of them cannot be settled here. */
export function waitingFiles(
  run: Pick<SiteRun, 'repository'>,
  { trees, working }: PlannedJoin,
): { readonly paths: readonly string[]; readonly isBlocked: boolean } {
  const waiting = [...trees.unsettled, ...working.unsettled].map(({ path }) => path);
  const paths = [...new Set([...waiting, ...working.obstacles])].map(path => inBlog(run.repository, path));
  return { paths, isBlocked: working.obstacles.length > 0 };
}

/**
 * Brings what is online into the branch, its index and its working tree, by a merge commit where both sides moved.
 * Uncommitted edits take in what comes and stay uncommitted. Gives the commit the branch is at then and the files that came,
 * as paths of the blog; null when there was nothing to bring.
 * @throws AppError `publish.conflict` with the files both sides changed in the same place, `publish.would-overwrite` with
 * those that cannot be joined at all, `git.locked` and the like; nothing is changed then. `publish.plan-changed` when the branch is
 * not at `standing` any more, where that is given: what somebody has committed since would go online with it.
 */
export async function mergeOnline(
  run: SiteRun,
  theirs: string,
  standing: string | null = null,
): Promise<MadeCommit | null> {
  if (standing !== null && (await requireHead(run)) !== standing)
    throw new AppError('publish.plan-changed', { paths: [] });
  const join = await planJoin(run, theirs, standing);
  if (join === null) return null;
  const { paths, isBlocked } = waitingFiles(run, join);
  if (isBlocked)
    throw new AppError('publish.would-overwrite', {
      paths: join.working.obstacles.map(path => inBlog(run.repository, path)),
    });
  if (paths.length > 0) throw new AppError('publish.conflict', { paths });
  const commit = await carryOut(run, join, join.working.rewrites);
  return { commit, ...filesThatCame(run, join.incoming, join.working.rewrites) };
}

/**
 * Moves branch, index and working tree to the joined commit, with `rewrites` in the working tree; gives that commit. Half of it
 * would help nobody: once begun, a cancel comes too late for it.
 */
export async function carryOut(
  run: SiteRun,
  join: PlannedJoin,
  rewrites: readonly Rewrite[],
): Promise<string> {
  const { record } = run;
  const target = await commitOf(run, join);
  const repository = { ...run.repository, signal: undefined };
  // git moves no branch past a file it knows nothing of where one was deleted: such a file is out of the way meanwhile.
  const kept = rewrites.filter(({ after, result }) => after === null && result !== null);
  const written = rewrites.map(each => (kept.includes(each) ? { ...each, result: null } : each));
  const returning = await Promise.all(kept.map(each => toReturn(run, each)));
  record.note({ target, returning, rewritten: noteRewrites(written) });
  await applyRewrites(repository, written);
  const paths = new Set(written.map(({ path }) => path));
  await applyIncoming(
    repository,
    join.incoming.filter(({ path }) => !paths.has(path)),
  );
  await fastForward(repository, target);
  for (const { path, result } of kept) await rewriteFile(repository, { path, found: null, result });
  return target;
}

async function toReturn({ repository }: SiteRun, { path, result }: Rewrite): Promise<ReturnRecord> {
  return { path, oid: await writeBlob(repository, result ?? new Uint8Array()) };
}

/**
 * Joins what is online, if anything is, with the branch and gives the commit to be sent. Where edits or commits here touch what came, the
 * branch and the working tree stay where they are: then what is sent is the merge without them, or `mine` alone on top of
 * what is online. `standing` is the commit of the branch that is to go online: where somebody has committed on top of it by now,
 * that stays here, and so does the branch.
 * @throws AppError `publish.conflict` when that cannot be told apart either.
 */
export async function bringOnline(
  run: SiteRun,
  theirs: string | null,
  mine: PickedFiles | null,
  message: string,
  standing: string,
): Promise<Together> {
  const together = { commit: standing, head: standing, left: [], isPicked: false };
  const join = theirs === null ? null : await planJoin(run, theirs, standing);
  if (join === null) return together;
  const { paths } = waitingFiles(run, join);
  if (join.trees.unsettled.length > 0) return pickAlone(run, join, mine, message);
  const isMoved = (await requireHead(run)) !== standing;
  if (isMoved || paths.length > 0) return { ...together, commit: await commitOf(run, join), left: paths };
  const commit = await carryOut(run, join, join.working.rewrites);
  return { ...together, commit, head: commit };
}

/**
 * The files of `pick` that what is online has changed in the same place, as paths of the repository; none when it can be
 * sent, whatever else waits. Touches nothing.
 * @throws AppError `publish.conflict` when `pick` is empty and what waits here cannot be joined.
 */
export async function findTouching(
  run: SiteRun,
  pick: PickedFiles,
  theirs: string,
): Promise<readonly string[]> {
  const context = await joinContext(run);
  const { unsettled } = await joinTrees(context, pick.commit, theirs);
  if (unsettled.length === 0) return [];
  if (pick.paths.length === 0) throw conflict(run, unsettled);
  return (await pickOnto(context, pick, theirs)).unsettled.map(({ path }) => path);
}

/** The newest commit of the checked-out branch. */
export async function requireHead(run: Pick<SiteRun, 'repository' | 'head'>): Promise<string> {
  const head = await resolveCommit(run.repository, 'HEAD');
  if (head === null) throw new AppError('git.no-commits', { branch: run.head.branch });
  return head;
}

async function pickAlone(
  run: SiteRun,
  join: PlannedJoin,
  mine: PickedFiles | null,
  message: string,
): Promise<Together> {
  if (mine === null) throw conflict(run, join.trees.unsettled);
  const picked = await pickOnto(await joinContext(run), mine, join.theirs);
  if (picked.unsettled.length > 0) throw conflict(run, picked.unsettled);
  const signs = await readFlag(run.repository, 'commit.gpgSign');
  const commit = await commitTree(run.repository, picked.tree, [join.theirs], message, signs);
  // Before it is sent: one that never arrives is in nobody's history and counts for nothing.
  await run.pairs.add({ local: mine.commit, picked: commit, paths: mine.paths });
  return { commit, head: join.head, left: waitingFiles(run, join).paths, isPicked: true };
}

function conflict(run: SiteRun, files: readonly { readonly path: string }[]): AppError {
  return new AppError('publish.conflict', { paths: files.map(({ path }) => inBlog(run.repository, path)) });
}

/** What is joined with what, and how, in a run. */
export async function joinContext({ repository, scratch, site, pairs }: JoinPlace): Promise<JoinContext> {
  return { repository, env: scratch.env, site, picked: await pairs.read() };
}

async function commitOf(run: SiteRun, { head, theirs, isBehind, trees }: PlannedJoin): Promise<string> {
  if (isBehind) return theirs;
  await requireIdentity(run.repository);
  const message = `Merge remote-tracking branch '${run.upstream.trackingRef.slice('refs/remotes/'.length)}'`;
  const signs = await readFlag(run.repository, 'commit.gpgSign');
  return commitTree(run.repository, trees.tree, [head, theirs], message, signs);
}

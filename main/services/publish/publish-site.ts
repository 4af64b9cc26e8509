import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { type PublishOutcome, resumableCodes } from '../../../shared/model/publish.ts';
import { commitPaths } from '../git/commit.ts';
import { commitTree } from '../git/commit-tree.ts';
import { compareTrees, type TreeChange } from '../git/diff.ts';
import { fetchUpstream } from '../git/fetch.ts';
import { countWaiting, isAncestor, mergeBase } from '../git/head.ts';
import { requireIdentity } from '../git/identity.ts';
import { type FileEntry, writeIndexEntries } from '../git/index-entries.ts';
import { pushBranch } from '../git/push.ts';
import { lastSeenOnline } from '../git/remote.ts';
import type { Repository } from '../git/repository.ts';
import { holdsContent } from './incoming.ts';
import { mergeOnline, requireHead, requireMergeable } from './merge-online.ts';
import {
  type PlannedChanges,
  planChanges,
  refusedBytes,
  toPublishFiles,
  toRepositoryPaths,
} from './plan-changes.ts';
import { outcomeOf, runOnSite, type SiteRequest, type SiteRun } from './site-run.ts';

/** What {@link publishPaths} is asked. */
export interface PublishRequest extends SiteRequest {
  /** The files that belong to what is published, changed or not. */
  readonly paths: readonly BlogPath[];
  readonly message: string;
  /** The tree of the plan the user has seen, which stands for every byte of it; null when none was shown. */
  readonly expectedTree: string | null;
}

/** How often we fetch, merge and push again when somebody else was faster. */
const mostTries = 3;
const commitTime = 60_000;

/**
 * Commits exactly `paths` and puts the branch online, merging what is there already. Never forces; never touches what
 * the user has staged or changed in other files. Problems are part of the outcome: `refused` when nothing was changed,
 * `committed` when a commit stands that a later publish takes online.
 */
export function publishPaths(request: PublishRequest): Promise<PublishOutcome> {
  return runOnSite(request, async run => {
    const planned = await planRun(run, request);
    if (planned.changes.length === 0 && (await isAllOnline(run))) return outcomeOf(run, 'nothing', null);
    const online = await fetchOrNot(run);
    await tryTogether(run, planned, online.tip);
    if (planned.changes.length > 0) await commitPlanned(run, planned, request);
    else await takeUpWaiting(run, online.tip);
    if (run.made === null) return outcomeOf(run, 'nothing', null);
    if (online.problem) throw online.problem;
    await mergeAndPush(run, online.tip);
    return outcomeOf(run, 'published', run.made);
  });
}

async function planRun(run: SiteRun, request: PublishRequest): Promise<PlannedChanges> {
  const { repository, scratch, head } = run;
  const paths = toRepositoryPaths(repository, request.paths);
  const planned = await planChanges(repository, scratch, head.commit, paths);
  const files = toPublishFiles(repository, planned.changes).map(file => file.path);
  if (request.expectedTree !== null && planned.tree !== request.expectedTree)
    throw new AppError('publish.plan-changed', { paths: files });
  const tooLarge = planned.large.find(file => file.bytes > refusedBytes);
  if (tooLarge) throw new AppError('publish.file-too-large', { path: tooLarge.path, bytes: tooLarge.bytes });
  if (files.length > 0) await requireIdentity(repository);
  return planned;
}

async function isAllOnline(run: SiteRun): Promise<boolean> {
  const { repository, upstream, head } = run;
  const online = await lastSeenOnline(repository, upstream);
  return (await countWaiting(repository, head.commit, online, upstream.remote)) === 0;
}

/** Without a network, or while the host does not let us in, the commit is still made; the trial is against what was last seen. */
async function fetchOrNot(run: SiteRun): Promise<{ tip: string | null; problem: AppError | null }> {
  const { repository, upstream, meter, limits } = run;
  meter.report('fetch');
  try {
    const tip = await fetchUpstream(repository, upstream, meter.within('fetch'), {
      idleLimit: limits.silence,
    });
    return { tip, problem: null };
  } catch (error) {
    if (!isAppError(error) || error.code === 'cancelled' || !resumableCodes.includes(error.code)) throw error;
    return { tip: await lastSeenOnline(repository, upstream), problem: error };
  }
}

async function tryTogether(run: SiteRun, planned: PlannedChanges, theirs: string | null): Promise<void> {
  run.meter.report('try-merge');
  const { repository, head } = run;
  if (theirs === null || (await isAncestor(repository, theirs, head.commit))) return;
  const isChange = planned.changes.length > 0;
  const ours = isChange
    ? await commitTree(repository, planned.tree, [head.commit], 'Trial', false)
    : head.commit;
  await requireMergeable(run, ours, theirs, new Set(planned.changes.map(change => change.path)));
}

async function commitPlanned(run: SiteRun, planned: PlannedChanges, request: PublishRequest): Promise<void> {
  run.meter.report('commit');
  const { repository, scratch, head, limits } = run;
  const paths = planned.changes.map(change => change.path);
  run.record.note({ planned: planned.changes });
  const message = request.message.trim() === '' ? 'Update' : request.message;
  const commit = await commitPaths(repository, scratch, {
    head: head.commit,
    paths,
    message,
    timeLimit: limits.commit ?? commitTime,
  });
  run.made = { commit, files: toPublishFiles(repository, planned.changes).map(file => file.path) };
  const committed = await compareTrees(repository, head.commit, commit);
  await takeUpRewritten(repository, planned.changes, committed);
  const wanted = new Set(paths);
  const extra = committed.map(change => change.path).filter(path => !wanted.has(path));
  // A hook may add files of its own; they do not go online unseen.
  if (extra.length > 0) throw new AppError('publish.hook-added-files', { paths: extra });
}

/** git puts what we gave it into the user's index, not what a hook has made of it. */
async function takeUpRewritten(
  repository: Repository,
  planned: readonly TreeChange[],
  committed: readonly TreeChange[],
): Promise<void> {
  const given = new Map(planned.map(change => [change.path, change.after?.oid]));
  const rewritten = new Map<string, FileEntry | null>();
  for (const { path, after } of committed) {
    const isOther = given.has(path) && given.get(path) !== after?.oid;
    if (isOther && (await holdsContent(repository, path, after))) rewritten.set(path, after);
  }
  await writeIndexEntries(repository, rewritten);
}

/** Takes up commits that stand here already, when they are not online. */
async function takeUpWaiting(run: SiteRun, theirs: string | null): Promise<void> {
  const { repository, head } = run;
  if (theirs !== null && (await isAncestor(repository, head.commit, theirs))) return;
  const base = theirs === null ? null : await mergeBase(repository, head.commit, theirs);
  const changes = base === null ? [] : await compareTrees(repository, base, head.commit);
  run.made = { commit: head.commit, files: toPublishFiles(repository, changes).map(file => file.path) };
}

async function mergeAndPush(run: SiteRun, firstTip: string | null): Promise<void> {
  const { repository, upstream, meter, limits } = run;
  const network = { idleLimit: limits.silence };
  let tip = firstTip;
  for (let tries = 1; ; tries += 1) {
    meter.report('merge');
    if (tip !== null) await mergeOnline(run, tip);
    meter.report('push');
    try {
      await pushBranch(repository, run.head.branch, upstream, meter.within('push'), network);
      return await verifyOnline(run);
    } catch (error) {
      tip = await lookAgain(run, error);
      if (await isOnlineAt(run, tip)) return;
      const wasFaster = isAppError(error, 'git.push-rejected') && tip !== null;
      if (!wasFaster || tries === mostTries) throw error;
    }
  }
}

/** A push that failed for us may have arrived all the same: what is online now decides, not what we were told. */
async function lookAgain(run: SiteRun, error: unknown): Promise<string | null> {
  if (!isAppError(error) || error.code === 'cancelled') throw error;
  run.meter.report('verify');
  const limits = { idleLimit: run.limits.silence };
  return fetchUpstream(run.repository, run.upstream, undefined, limits).catch(() => null);
}

async function verifyOnline(run: SiteRun): Promise<void> {
  const { repository, upstream, meter, limits } = run;
  meter.report('verify');
  if (!(await isOnlineAt(run, await lastSeenOnline(repository, upstream)))) {
    const tip = await fetchUpstream(repository, upstream, undefined, { idleLimit: limits.silence });
    if (!(await isOnlineAt(run, tip)))
      throw new AppError('git.failed', { details: 'the branch online is not ours' });
  }
  meter.report('verify', 1);
}

async function isOnlineAt(run: SiteRun, tip: string | null): Promise<boolean> {
  return tip !== null && isAncestor(run.repository, await requireHead(run), tip);
}

import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import {
  type PublishFile,
  type PublishOutcome,
  resumableCodes,
  type SeenPlan,
} from '../../../shared/model/publish.ts';
import { isSameStand } from '../../../shared/publish/seen-plan.ts';
import { inBlog, toRepositoryPaths } from '../git/blog-paths.ts';
import { commitPaths } from '../git/commit.ts';
import { commitTree } from '../git/commit-tree.ts';
import { compareTrees, type TreeChange } from '../git/diff.ts';
import { fetchUpstream } from '../git/fetch.ts';
import { isAncestor, mergeBase, readHead } from '../git/head.ts';
import { requireIdentity } from '../git/identity.ts';
import { lastSeenOnline } from '../git/remote.ts';
import { stampFiles } from '../publish-plan/file-stamps.ts';
import { readWaiting } from '../publish-plan/make-plan.ts';
import {
  type PlannedChanges,
  planChanges,
  refusedBytes,
  renamesAmong,
  toPublishFiles,
} from '../publish-plan/plan-changes.ts';
import { standOf } from '../site-run/check-state.ts';
import { outcomeOf, runOnSite, type SiteRequest, type SiteRun } from '../site-run/site-run.ts';
import { mergeAndPush } from './merge-and-push.ts';
import { findTouching, type Together } from './merge-online.ts';
import {
  type RewrittenCommit,
  requirePlanned,
  requireRewritten,
  takeUpRewritten,
} from './rewritten-files.ts';

/** What is to be published. */
export interface PublishWork {
  /** The files that belong to what is published, changed or not. */
  readonly paths: readonly BlogPath[];
  /** What committing all of them would change, when that was just worked out in this run. */
  readonly planned?: PlannedChanges;
  /** Which of them go online together or not at all, such as a post and its sidecar; absent: each by itself. */
  readonly groups?: readonly (readonly BlogPath[])[];
  /** Those of `paths` that are to be published; absent or null: all. */
  readonly files?: readonly BlogPath[] | null;
  /** Made of the files that change where the user wrote none. */
  readonly message: string | ((files: readonly PublishFile[]) => string);
  /** The plan the user has seen: nothing else is published, and on top of nothing else; null when none was shown. */
  readonly seen: SeenPlan | null;
  /**
   * Told the files that are about to be published, before anything is done, and again when one was written meanwhile. What
   * it throws, or false, stops the publish.
   */
  readonly approve?: (files: readonly BlogPath[]) => Promise<boolean>;
  /**
   * Told of files whose contents in the commit are not those that were approved, before anything is sent. What it throws takes
   * the commit back.
   */
  readonly approveRewritten?: (made: RewrittenCommit) => Promise<void>;
}

/** What {@link publishPaths} is asked. */
export interface PublishRequest extends SiteRequest, PublishWork {}

const commitTime = 60_000;

/**
 * Commits exactly `paths` and puts the branch online, merging what is there already. Never forces; never touches what
 * the user has staged or changed in other files. What both sides changed in the same place is left out and named, and does
 * not keep the rest from going online. Problems are part of the outcome: `refused` when nothing was changed,
 * `committed` when a commit stands that a later publish takes online.
 */
export function publishPaths(request: PublishRequest): Promise<PublishOutcome> {
  return runOnSite(request, run => publishIn(run, request));
}

/** What {@link publishPaths} does, in a run that has begun. */
export async function publishIn(run: SiteRun, request: PublishWork): Promise<PublishOutcome> {
  const all = request.planned ?? (await planPaths(run, request.paths));
  const whole = await requirePlan(run, request, all);
  if (whole.changes.length === 0 && (await isAllOnline(run))) return outcomeOf(run, 'nothing', null);
  if (!(await isApproved(run, request, whole))) return notApproved;
  const online = await fetchOrNot(run);
  if (whole.changes.length === 0) await takeUpWaiting(run, online.tip);
  const { planned, held } = await holdBack(run, request, whole, online.tip);
  const message = planned.changes.length === 0 ? '' : await messageOf(run, planned, request.message);
  if (planned.changes.length > 0) {
    const given = await approveAgain(run, request, planned, all.stamps);
    if (given === null) return notApproved;
    await commitPlanned(run, request, { planned: planned.changes, given }, message);
  }
  if (run.made === null) return outcomeOf(run, 'nothing', null);
  if (online.problem) throw online.problem;
  const paths = planned.changes.map(({ path }) => path);
  const sent = await mergeAndPush(run, online.tip, paths, message);
  return publishedOutcome(run, sent, held);
}

/** Nothing was done, and whoever did not approve knows why. */
const notApproved: PublishOutcome = { result: 'refused', commit: null, url: null, files: [] };

function publishedOutcome(run: SiteRun, sent: Together, held: readonly string[]): PublishOutcome {
  const made = run.made && sent.isPicked ? { ...run.made, commit: sent.commit } : run.made;
  const left = [...new Set([...held, ...sent.left])];
  const outcome = {
    ...outcomeOf(run, 'published', made),
    ...(left.length > 0 ? { left } : {}),
    ...(sent.isPicked ? { isAlone: true as const } : {}),
  };
  return held.length === 0
    ? outcome
    : { ...outcome, error: { code: 'publish.conflict', data: { paths: held } } };
}

function pathsOf({ repository }: SiteRun, { changes }: PlannedChanges): readonly BlogPath[] {
  return toPublishFiles(repository, changes).map(({ path }) => path);
}

/** The changes that are to be published, out of all: what the user has seen of them, and ticked. */
async function requirePlan(run: SiteRun, request: PublishWork, all: PlannedChanges): Promise<PlannedChanges> {
  if (request.seen !== null && !isAsSeen(run, all, request.seen))
    throw new AppError('publish.plan-changed', { paths: pathsOf(run, all) });
  return requirePublishable(run, await keepTicked(run, all, request));
}

function isAsSeen(run: SiteRun, { tree }: PlannedChanges, seen: SeenPlan): boolean {
  return tree === seen.tree && isSameStand(standOf(run), seen);
}

async function isApproved(run: SiteRun, request: PublishWork, planned: PlannedChanges): Promise<boolean> {
  return request.approve === undefined || request.approve(pathsOf(run, planned));
}

/** What is left of a plan without the files the user has unticked. */
async function keepTicked(
  run: SiteRun,
  planned: PlannedChanges,
  request: PublishWork,
): Promise<PlannedChanges> {
  const { repository } = run;
  if (request.files == null) return planned;
  const ticked = new Set(toRepositoryPaths(repository, request.files));
  const changed = planned.changes.map(change => change.path);
  const unknown = [...ticked].filter(path => !changed.includes(path));
  // What was shown as changed and is not any more must not pass for published.
  if (unknown.length > 0)
    throw new AppError('publish.plan-changed', {
      paths: unknown.map(path => inBlog(repository, path)),
    });
  if (ticked.size === changed.length) return planned;
  return planPaths(run, request.files);
}

async function requirePublishable(run: SiteRun, planned: PlannedChanges): Promise<PlannedChanges> {
  const tooLarge = planned.large.find(file => file.bytes > refusedBytes);
  if (tooLarge) throw new AppError('publish.file-too-large', { path: tooLarge.path, bytes: tooLarge.bytes });
  if (planned.changes.length > 0) await requireIdentity(run.repository);
  return planned;
}

function planPaths(run: SiteRun, paths: readonly BlogPath[]): Promise<PlannedChanges> {
  const { repository, scratch, head } = run;
  return planChanges(repository, scratch, head.commit, toRepositoryPaths(repository, paths));
}

/**
 * What of the plan can go online beside `theirs`, and the blog's files that cannot, with all that belongs to them.
 * @throws AppError `publish.conflict` when nothing can.
 */
async function holdBack(
  run: SiteRun,
  request: PublishWork,
  whole: PlannedChanges,
  theirs: string | null,
): Promise<{ planned: PlannedChanges; held: readonly BlogPath[] }> {
  run.meter.report('try-merge');
  const held = new Set<BlogPath>();
  let paths = request.files ?? request.paths;
  for (let planned = whole; ; planned = await planPaths(run, paths)) {
    if (planned.changes.length === 0 && held.size > 0)
      throw new AppError('publish.conflict', { paths: [...held] });
    const touching = await tryTogether(run, planned, theirs);
    if (touching.length === 0) return { planned, held: [...held] };
    for (const path of touching) held.add(inBlog(run.repository, path));
    paths = withoutGroupsOf(request, paths, held);
  }
}

/** A file that another post has, too, stays. */
function withoutGroupsOf(
  { groups = [] }: PublishWork,
  paths: readonly BlogPath[],
  held: ReadonlySet<BlogPath>,
): readonly BlogPath[] {
  const isHeld = (group: readonly BlogPath[]) => group.some(path => held.has(path));
  const kept = new Set(groups.filter(group => !isHeld(group)).flat());
  const dropped = new Set([...held, ...groups.filter(isHeld).flat()].filter(path => !kept.has(path)));
  for (const path of held) dropped.add(path);
  return paths.filter(path => !dropped.has(path));
}

async function isAllOnline(run: SiteRun): Promise<boolean> {
  const { online, commits } = await readWaiting(run);
  // Of a branch nobody has seen online nothing is there, also where another one has every commit of it.
  return online !== null && commits === 0;
}

/**
 * The text may have been saved again while the remote was asked, or somebody has committed or switched the branch: then it is not
 * what was seen, or approved. Gives the changes as they are approved now; null where they are not.
 */
async function approveAgain(
  run: SiteRun,
  request: PublishWork,
  planned: PlannedChanges,
  stamps: string,
): Promise<readonly TreeChange[] | null> {
  const { repository } = run;
  const { branch, commit } = await readHead(repository);
  if (branch !== run.head.branch || commit !== run.head.commit)
    throw new AppError('publish.plan-changed', { paths: pathsOf(run, planned) });
  const paths = toRepositoryPaths(repository, request.paths);
  if (stamps === (await stampFiles(repository.top, paths))) return planned.changes;
  if (request.seen !== null) {
    await requirePlan(run, request, await planPaths(run, request.paths));
    return planned.changes;
  }
  if (!(await isApproved(run, request, planned))) return null;
  const approved = planned.changes.map(({ path }) => inBlog(repository, path));
  return (await planPaths(run, approved)).changes;
}

/** Without a network, or while the host does not let us in, the commit is still made; the trial is against what was last seen. */
export async function fetchOrNot(run: SiteRun): Promise<{ tip: string | null; problem: AppError | null }> {
  const { repository, upstream, meter, limits } = run;
  meter.report('fetch');
  try {
    const tip = await fetchUpstream(repository, upstream, meter.within('fetch'), {
      idleLimit: limits.silence,
    });
    return { tip, problem: null };
  } catch (error) {
    if (!isAppError(error) || error.code === 'cancelled' || !resumableCodes.includes(error.code)) throw error;
    // Who would rather not sign in has changed their mind about publishing, too.
    if (error.data.isDeclined === true) throw error;
    return { tip: await lastSeenOnline(repository, upstream), problem: error };
  }
}

/** The planned files that cannot go online as they are. */
async function tryTogether(
  run: SiteRun,
  planned: PlannedChanges,
  theirs: string | null,
): Promise<readonly string[]> {
  const { repository, head } = run;
  if (theirs === null || (await isAncestor(repository, theirs, head.commit))) return [];
  const paths = planned.changes.map(({ path }) => path);
  const commit =
    paths.length > 0
      ? await commitTree(repository, planned.tree, [head.commit], 'Trial', false)
      : head.commit;
  return findTouching(run, { commit, paths }, theirs);
}

/** What was planned, and what of it was approved last. */
interface Work {
  readonly planned: readonly TreeChange[];
  readonly given: readonly TreeChange[];
}

async function commitPlanned(
  run: SiteRun,
  request: PublishWork,
  { planned, given }: Work,
  message: string,
): Promise<void> {
  run.meter.report('commit');
  const { repository, scratch, head, limits } = run;
  const paths = planned.map(change => change.path);
  run.record.note({ planned });
  const made = await commitPaths(repository, scratch, {
    head: head.commit,
    paths,
    message,
    timeLimit: limits.commit ?? commitTime,
    recover: run.recover,
  });
  const { commit, parent } = made;
  const files = toPublishFiles(repository, planned).map(file => file.path);
  run.made = { commit, files, parent };
  const known = parent === head.commit ? made.changes : null;
  const committed = known ?? (await compareTrees(repository, head.commit, commit));
  const rewritten = await takeUpRewritten(repository, given, committed);
  const result = { made, planned, committed, rewritten };
  await requirePlanned(run, result);
  // Somebody else has committed just before: the commit stands on what nobody was shown.
  if (parent !== null && parent !== head.commit) throw new AppError('publish.plan-changed', { paths: files });
  await requireRewritten(run, request.approveRewritten, result);
}

async function messageOf(
  { repository, scratch, head }: SiteRun,
  planned: PlannedChanges,
  message: PublishWork['message'],
): Promise<string> {
  if (typeof message === 'string') return message.trim() === '' ? 'Update' : message;
  const renames = await renamesAmong(repository, scratch, head.commit, planned);
  return message(toPublishFiles(repository, planned.changes, renames));
}

/** Takes up commits that stand here already, when they are not online. */
export async function takeUpWaiting(run: SiteRun, theirs: string | null): Promise<void> {
  const { repository, head } = run;
  if (theirs !== null && (await isAncestor(repository, head.commit, theirs))) return;
  const base = theirs === null ? null : await mergeBase(repository, head.commit, theirs);
  const changes = base === null ? [] : await compareTrees(repository, base, head.commit);
  run.made = { commit: head.commit, files: toPublishFiles(repository, changes).map(file => file.path) };
}

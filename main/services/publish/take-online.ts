import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { PutAside, TakenOnline } from '../../../shared/model/settle.ts';
import { inBlog } from '../git/blog-paths.ts';
import { readFlag } from '../git/config.ts';
import { compareTrees } from '../git/diff.ts';
import { fetchAside, fetchUpstream } from '../git/fetch.ts';
import { takingOver } from '../git/guard-arguments.ts';
import { isAncestor, mergeBase } from '../git/head.ts';
import { isSameEntry, readTreeEntries } from '../git/index-entries.ts';
import { keepCommit, moveBranch, moveLastSeen } from '../git/move-branch.ts';
import { lastSeenOnline } from '../git/remote.ts';
import type { Repository } from '../git/repository.ts';
import { isSame, rewriteFile } from '../merge/apply-rewrites.ts';
import { readWorking } from '../merge/join-working.ts';
import { type OwnFile, type OwnWork, readOwnWork } from '../merge/own-work.ts';
import { writeIncomingFile } from '../merge/write-incoming-file.ts';
import { settleTakeBack } from '../site-run/settle-take-back.ts';
import { outcomeOf, runOnSite, type SiteRequest, type SiteRun } from '../site-run/site-run.ts';
import { joinContext, requireHead } from './merge-online.ts';
import { type KeepVersion, putAside } from './put-aside.ts';

/** What {@link takeOnline} is asked. */
export interface TakeOnlineRequest extends SiteRequest {
  /** Keeps versions that are not whole in the result. */
  readonly keep: KeepVersion;
  /** Asked before anything is done; what it throws refuses the run. */
  readonly approve?: (run: SiteRun) => Promise<unknown>;
}

/** The history that was seen online, the one that is there in its place, and where the branch stands. */
interface Rewritten {
  readonly seen: string;
  readonly tip: string;
  readonly head: string;
}

/**
 * Takes over a history that was rewritten online: the branch becomes what is there, and what was written here and is not there
 * becomes edits on top, to be looked at and published. Nothing is sent. The commits as they were are kept by a reference of ours.
 * A run that is killed on the way can be begun again: files are written first, and the branch moves last. `nothing` when the
 * history was not rewritten; `refused` with `publish.would-overwrite` for files about which nothing can be done.
 */
export async function takeOnline(request: TakeOnlineRequest): Promise<TakenOnline> {
  const aside: PutAside[] = [];
  const kept: string[] = [];
  const both: BlogPath[] = [];
  const outcome = await runOnSite(request, async run => {
    await request.approve?.(run);
    const rewritten = await findRewritten(run);
    if (rewritten === null) return outcomeOf(run, 'nothing', null);
    run.meter.report('merge');
    const work = await planWork(run, rewritten);
    const { repository } = run;
    const { head, seen, tip } = rewritten;
    for (const commit of new Set([head, seen]))
      if (!(await isAncestor(repository, commit, tip))) kept.push(await keepCommit(repository, commit));
    for (const file of work.files)
      for (const leftover of file.aside)
        aside.push(await putAside(run.repository, request.keep, file.change.path, leftover));
    const paths = (of: readonly OwnFile[]) => of.map(({ change }) => inBlog(repository, change.path));
    await carryOver(run, rewritten, work);
    both.push(...paths(work.files.filter(file => file.hasBoth === true)));
    run.meter.report('verify', 1);
    const came = work.files.filter(file => file.isPlainlyNew || !isSame(file.found, file.result));
    return outcomeOf(run, 'published', {
      commit: tip,
      files: paths(came),
      gone: paths(came.filter(isGoing)),
      back: paths(await withNothingNew(repository, rewritten, came)),
    });
  });
  return { outcome, aside, both, kept };
}

async function findRewritten(run: SiteRun): Promise<Rewritten | null> {
  const { repository, upstream, meter, limits } = run;
  const network = { idleLimit: limits.silence };
  meter.report('fetch');
  try {
    await fetchUpstream(repository, upstream, meter.within('fetch'), network);
    return null;
  } catch (error) {
    if (!isAppError(error, 'publish.history-rewritten')) throw error;
    const seen = await lastSeenOnline(repository, upstream);
    const tip = await fetchAside(repository, upstream, network);
    if (seen === null || tip === null) throw error;
    return { seen, tip, head: await requireHead(run) };
  }
}

async function planWork(run: SiteRun, { seen, tip, head }: Rewritten): Promise<OwnWork> {
  const { repository } = run;
  const base = await findBase(repository, { seen, tip, head });
  // In a sparse working tree only git knows which files are to be there.
  if (base === null || (await readFlag(repository, 'core.sparseCheckout')))
    throw new AppError('publish.history-rewritten', { remote: run.upstream.remote });
  const incoming = await compareTrees(repository, head, tip);
  const work = await readOwnWork(await joinContext(run), base, incoming);
  if (work.blocked.length === 0) return work;
  throw new AppError('publish.would-overwrite', {
    paths: work.blocked.map(path => inBlog(repository, path)),
  });
}

/** What was here before anything was written that is not online: of the old history, or of the new one where the branch has taken that up. */
async function findBase(repository: Repository, { seen, tip, head }: Rewritten): Promise<string | null> {
  const old = await mergeBase(repository, head, seen);
  const next = await mergeBase(repository, head, tip);
  if (old === null || next === null) return old;
  return (await isAncestor(repository, old, next)) ? next : old;
}

/** Those of the files that came in which what is online is as it was before the two histories parted. */
async function withNothingNew(
  repository: Repository,
  { tip, head }: Rewritten,
  came: readonly OwnFile[],
): Promise<readonly OwnFile[]> {
  const common = await mergeBase(repository, head, tip);
  const left = came.filter(file => !isGoing(file) && file.hasBoth !== true);
  if (common === null || left.length === 0) return [];
  const before = await readTreeEntries(
    repository,
    common,
    left.map(({ change }) => change.path),
  );
  return left.filter(({ change }) => isSameEntry(before.get(change.path) ?? null, change.after));
}

/** Half of it would help nobody: once begun it is not cancelled. */
async function carryOver(run: SiteRun, { seen, tip, head }: Rewritten, { files }: OwnWork): Promise<void> {
  const repository = { ...run.repository, signal: undefined };
  // What goes is out of the way first: a folder may come to stand where a file was.
  const [going, coming] = [files.filter(isGoing), files.filter(file => !isGoing(file))];
  for (const file of [...going, ...coming]) await writeOwn(repository, file);
  const changes = await compareTrees(repository, head, tip);
  run.record.note({ takenBack: { commit: tip, changes, bringsBack: false, cameFromOnline: true } });
  if (head !== tip) await moveBranch(repository, run.head.branch, head, tip, takingOver);
  await settleTakeBack(repository, { commit: tip, changes, bringsBack: false });
  // Last: as long as it stands at what is gone, nothing is joined with the new history.
  await moveLastSeen(repository, run.upstream.trackingRef, seen, tip);
}

const isGoing = ({ isPlainlyNew, result }: OwnFile) => !isPlainlyNew && result === null;

async function writeOwn(repository: Repository, file: OwnFile): Promise<void> {
  const { isPlainlyNew, found, result } = file;
  const { path, after } = file.change;
  if (!isPlainlyNew || after === null) return rewriteFile(repository, { path, found, result });
  const inTheWay = new AppError('publish.would-overwrite', { paths: [inBlog(repository, path)] });
  const isWritten = await writeIncomingFile(repository, path, after, async () => {
    if (!isSame(readWorking(repository, path), found)) throw inTheWay;
  });
  if (!isWritten) throw inTheWay;
}

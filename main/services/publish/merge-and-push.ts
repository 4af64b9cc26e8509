import { AppError, isAppError } from '../../../shared/app-error.ts';
import { fetchUpstream } from '../git/fetch.ts';
import { isAncestor } from '../git/head.ts';
import { pushBranch } from '../git/push.ts';
import { lastSeenOnline } from '../git/remote.ts';
import type { Upstream } from '../git/upstream.ts';
import type { PickedFiles } from '../merge/pick-onto.ts';
import type { SiteRun } from '../site-run/site-run.ts';
import { bringOnline, requireHead, type Together } from './merge-online.ts';

/** How often we fetch, merge and push again when somebody else was faster. */
const mostTries = 3;

/** Sends what was made, with what is online joined in; `paths` are the planned files. */
export async function mergeAndPush(
  run: SiteRun,
  firstTip: string | null,
  paths: readonly string[],
  message: string,
): Promise<Together> {
  const mine = paths.length > 0 && run.made ? { commit: run.made.commit, paths } : null;
  let tip = firstTip;
  let standing = run.made?.commit ?? run.head.commit;
  for (let tries = 1; ; tries += 1) {
    run.meter.report('merge');
    const together = await joinOnline(run, tip, mine, message, standing);
    standing = together.head;
    try {
      await orArrived(run, run.upstream, together.commit, async () => {
        await send(run, together.commit);
        await verifyOnline(run, together.commit);
      });
      return together;
    } catch (error) {
      tip = await lookAgain(run, error);
      if (await isOnlineAt(run, together.commit, tip)) return together;
      const wasFaster = isAppError(error, 'git.push-rejected') && tip !== null;
      if (!wasFaster || tries === mostTries) throw error;
    }
  }
}

/** By the name of the branch, so that hooks know it, where that has nothing else. */
async function send(run: SiteRun, commit: string): Promise<void> {
  const { repository, upstream, meter, limits } = run;
  const own = commit === (await requireHead(run)) ? null : commit;
  meter.report('push');
  const network = { idleLimit: limits.silence };
  await pushBranch(repository, run.head.branch, upstream, meter.within('push'), network, own);
}

/** What was made right on top of what is online needs nothing joined in, and nobody need ask. */
async function joinOnline(
  run: SiteRun,
  tip: string | null,
  mine: PickedFiles | null,
  message: string,
  standing: string,
): Promise<Together> {
  const isOnTip = tip !== null && run.made?.parent === tip;
  if (run.made && isOnTip) return { commit: run.made.commit, head: standing, left: [], isPicked: false };
  return bringOnline(run, tip, mine, message, standing);
}

/** A push that failed for us may have arrived all the same: what is online now decides, not what we were told. */
async function lookAgain(run: SiteRun, error: unknown): Promise<string | null> {
  // Whoever would rather not sign in is not asked once more to see what became of it.
  if (!isAppError(error) || error.code === 'cancelled' || error.data.isDeclined === true) throw error;
  run.meter.report('verify');
  const limits = { idleLimit: run.limits.silence };
  return fetchUpstream(run.repository, run.upstream, undefined, limits).catch(() => null);
}

/** Whoever cancels waits no longer than this for a host that says nothing, in ms. */
const lastLook = 5_000;

/**
 * Sends `commit` to `upstream` by `push`. When the user cancels that, the host may have it all the same, and who cancelled because
 * of a mistake must not believe that nobody can read it: then it is looked at once more, and nobody is asked anything. Gives
 * whether it was found there in that way.
 * @throws AppError what `push` throws; `cancelled` when the host has it not, or does not say so at once: with `isSent`, for it may
 * get there yet.
 */
export async function orArrived(
  run: SiteRun,
  upstream: Upstream,
  commit: string,
  push: () => Promise<void>,
): Promise<boolean> {
  try {
    await push();
    return false;
  } catch (error) {
    if (!isAppError(error, 'cancelled')) throw error;
    // What was stopped has left locks, of the reference that is read now, too.
    await run.recover(error);
    if (await hasArrived(run, upstream, commit)) return true;
    throw new AppError('cancelled', { isSent: true }, error);
  }
}

async function hasArrived(run: SiteRun, upstream: Upstream, commit: string): Promise<boolean> {
  run.meter.report('verify');
  const repository = { ...run.repository, signal: undefined };
  const limits = { isQuiet: true, idleLimit: Math.min(lastLook, run.limits.silence ?? lastLook) };
  const tip = await fetchUpstream(repository, upstream, undefined, limits).catch(() => null);
  return tip !== null && isAncestor(repository, commit, tip);
}

async function verifyOnline(run: SiteRun, sent: string): Promise<void> {
  const { repository, upstream, meter, limits } = run;
  meter.report('verify');
  if (!(await isOnlineAt(run, sent, await lastSeenOnline(repository, upstream)))) {
    const tip = await fetchUpstream(repository, upstream, undefined, { idleLimit: limits.silence });
    if (!(await isOnlineAt(run, sent, tip)))
      throw new AppError('git.failed', { details: 'the branch online is not ours' });
  }
  meter.report('verify', 1);
}

async function isOnlineAt(run: SiteRun, sent: string, tip: string | null): Promise<boolean> {
  return tip !== null && isAncestor(run.repository, sent, tip);
}

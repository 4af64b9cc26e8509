import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { PublishOutcome } from '../../../shared/model/publish.ts';
import { fetchUpstream } from '../git/fetch.ts';
import { lastSeenOnline } from '../git/remote.ts';
import { outcomeOf, runOnSite, type SiteRequest, type SiteRun } from '../site-run/site-run.ts';
import { mergeAndPush } from './merge-and-push.ts';

/** What {@link publishAnew} is asked. */
export interface AnewRequest extends SiteRequest {
  /** Told before anything goes online, with every commit made since; what it throws stops it. */
  readonly approve?: (run: SiteRun) => Promise<void>;
}

/**
 * Puts a branch online again that was deleted there: all that was last seen of it, joined with the commits here, so that
 * nobody's posts get lost on the way. Edits that are in no commit stay edits. `refused` with `publish.branch-back` when the branch is
 * online again: what is here is not, and goes there by an ordinary publish.
 */
export function publishAnew(request: AnewRequest): Promise<PublishOutcome> {
  return runOnSite(request, async run => {
    if (!(await isGone(run))) throw branchIsBack(run);
    await request.approve?.(run);
    const seen = await lastSeenOnline(run.repository, run.upstream);
    run.made = { commit: run.head.commit, files: [] };
    const { commit } = await mergeAndPush(run, seen, [], '');
    return outcomeOf(run, 'published', { commit, files: [] });
  });
}

function branchIsBack({ upstream: { remote, remoteRef } }: SiteRun): AppError {
  return new AppError('publish.branch-back', { remote, branch: remoteRef.slice('refs/heads/'.length) });
}

async function isGone({ repository, upstream, meter, limits }: SiteRun): Promise<boolean> {
  meter.report('fetch');
  try {
    const network = { idleLimit: limits.silence };
    return (await fetchUpstream(repository, upstream, meter.within('fetch'), network)) === null;
  } catch (error) {
    if (isAppError(error, 'publish.branch-gone')) return true;
    throw error;
  }
}

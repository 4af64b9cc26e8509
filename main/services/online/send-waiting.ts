import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { PublishOutcome } from '../../../shared/model/publish.ts';
import { inBlog } from '../git/blog-paths.ts';
import { countOwn } from '../git/count-own.ts';
import { compareTrees } from '../git/diff.ts';
import { fetchUpstream } from '../git/fetch.ts';
import { isAncestor, isStillIn, resolveCommit } from '../git/head.ts';
import type { NetworkLimits } from '../git/network.ts';
import { pushBranch } from '../git/push.ts';
import { findUpstream, lastSeenOnline } from '../git/remote.ts';
import type { Upstream } from '../git/upstream.ts';
import { orArrived } from '../publish/merge-and-push.ts';
import { mergeOnline, requireHead } from '../publish/merge-online.ts';
import {
  type MadeCommit,
  outcomeOf,
  runOnSite,
  type SiteRequest,
  type SiteRun,
} from '../site-run/site-run.ts';

/** What {@link sendWaiting} is asked. */
export interface SendRequest extends SiteRequest {
  readonly branch: string;
  /** Everything up to this commit may go online, and nothing else but merges of it with what is online. */
  readonly commit: string;
  /** What was published with it, as paths of the blog. */
  readonly files: readonly BlogPath[];
  /** Whether nobody may be asked anything: the user has not begun this. */
  readonly isQuiet: boolean;
}

/** A run that sends what waits. */
interface Sending {
  readonly run: SiteRun;
  readonly request: SendRequest;
  readonly upstream: Upstream;
}

/** How often we fetch, merge and push again when somebody else was faster. */
const mostTries = 3;

/**
 * Puts online what was committed without a network, bringing in first what is online by now. `published`: it is online,
 * whoever sent it; `files` are those of which something was sent. `committed`: it still waits, and `commit` is what is to
 * be sent by then. `refused`: it was not tried.
 */
export function sendWaiting(request: SendRequest): Promise<PublishOutcome> {
  return runOnSite(request, async run => {
    const { branch, commit, files } = request;
    const upstream =
      branch === run.head.branch ? run.upstream : await findUpstream(run.repository, branch, request.target);
    const sending: Sending = { run, request, upstream };
    const made: MadeCommit = { commit, files };
    if (!(await isStillIn(run.repository, commit, await tipOfBranch(run, branch)))) {
      if (await isStillIn(run.repository, commit, await lastSeenOnline(run.repository, upstream)))
        return outcomeOf(run, 'published', made);
      throw new AppError('publish.waiting-gone', { branch });
    }
    run.made = made;
    await joinAndPush(sending);
    run.meter.report('verify', 1);
    return outcomeOf(run, 'published', run.made);
  });
}

async function joinAndPush(sending: Sending): Promise<void> {
  const { run, request, upstream } = sending;
  for (let tries = 1; ; tries += 1) {
    const tip = await fetchTip(sending);
    if (await isStillIn(run.repository, request.commit, tip)) return;
    const commit = await joinOnline(sending, tip);
    run.made = { commit, files: await filesIn(sending, tip, commit) };
    try {
      if (await push(sending, commit)) return;
      if (await isStillIn(run.repository, commit, await lastSeenOnline(run.repository, upstream))) return;
    } catch (error) {
      const wasFaster = isAppError(error, 'git.push-rejected');
      if (!wasFaster || tries === mostTries) throw error;
    }
    if (tries === mostTries) throw new AppError('git.failed', { details: 'the branch online is not ours' });
  }
}

/** Those of the files that waited which `commit` changes online: where the version online was taken, none of it is sent. */
async function filesIn(
  { run: { repository }, request: { files } }: Sending,
  tip: string | null,
  commit: string,
): Promise<readonly BlogPath[]> {
  if (tip === null) return files;
  const changes = await compareTrees(repository, tip, commit);
  const sent = new Set(changes.map(({ path }) => inBlog(repository, path)));
  return files.filter(path => sent.has(path));
}

function fetchTip(sending: Sending): Promise<string | null> {
  const { repository, meter } = sending.run;
  meter.report('fetch');
  return fetchUpstream(repository, sending.upstream, meter.within('fetch'), limitsOf(sending));
}

function limitsOf({ run, request }: Sending): NetworkLimits {
  return { idleLimit: run.limits.silence, isQuiet: request.isQuiet };
}

/**
 * The commit to send over `tip`: the one that waits where that goes forward, else a merge of it. What was committed on
 * top of it without being published stays here, so it must not be below that merge.
 */
async function joinOnline({ run, request, upstream }: Sending, tip: string | null): Promise<string> {
  const { repository } = run;
  const { branch, commit } = request;
  if (tip === null || (await isAncestor(repository, tip, commit))) return commit;
  const blocked = (reason: string) => new AppError('publish.waiting-blocked', { branch, reason });
  const requireNothingElse = async (head: string) => {
    if ((await countOwn(repository, head, [commit, tip])) > 0) throw blocked('other-commits');
    return head;
  };
  const head = await requireNothingElse((await tipOfBranch(run, branch)) ?? commit);
  if (await isAncestor(repository, tip, head)) return head;
  if (upstream !== run.upstream) throw blocked('other-branch');
  run.meter.report('merge');
  await mergeOnline(run, tip);
  // Somebody may have committed in the moment between.
  return requireNothingElse(await requireHead(run));
}

/** Gives whether it is known to be online though the user has cancelled. */
async function push(sending: Sending, commit: string): Promise<boolean> {
  const { run, request, upstream } = sending;
  const { repository, meter } = run;
  const network = limitsOf(sending);
  meter.report('push');
  const isWhole = (await tipOfBranch(run, request.branch)) === commit;
  // Only a branch that is sent by its name remembers where it went.
  const isByName = isWhole && !upstream.configured;
  const onFraction = meter.within('push');
  const own = isByName ? null : commit;
  const send = () => pushBranch(repository, request.branch, upstream, onFraction, network, own);
  if (!request.isQuiet) return orArrived(run, upstream, commit, send);
  // Whoever waits for work in the background to end must not wait longer.
  await send();
  return false;
}

function tipOfBranch(run: SiteRun, branch: string): Promise<string | null> {
  return resolveCommit(run.repository, `refs/heads/${branch}`);
}

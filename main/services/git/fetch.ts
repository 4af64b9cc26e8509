import { AppError } from '../../../shared/app-error.ts';
import { gitError } from './git-error.ts';
import { resolveCommit } from './head.ts';
import { type NetworkLimits, overNetwork } from './network.ts';
import { followTransfer } from './progress.ts';
import type { Repository } from './repository.ts';
import type { Upstream } from './upstream.ts';

/** Nothing comes but the commits asked for, and of what git knows nothing else is changed. */
const onlyCommits = [
  '--progress',
  '--no-tags',
  '--no-prune',
  '--no-recurse-submodules',
  '--no-write-fetch-head',
];

/**
 * Gets what is online on the upstream branch and gives its newest commit, or null when the branch was never seen online.
 * Touches no file of the working tree and no branch of the user's.
 * @throws AppError `publish.history-rewritten` when commits seen there before are gone: joining the two histories would
 * bring back what somebody took away, so that is the user's to decide. Nothing is remembered of the new one.
 * `publish.branch-gone` when the branch was seen there before: whoever deleted it may have meant it.
 * `git.host-unreachable` and the other errors of the network.
 */
export async function fetchUpstream(
  repository: Repository,
  upstream: Upstream,
  onFraction: (fraction: number) => void = () => undefined,
  limits: NetworkLimits = {},
): Promise<string | null> {
  const refspec = `${upstream.remoteRef}:${upstream.trackingRef}`;
  const args = ['fetch', ...onlyCommits, '--end-of-options', upstream.remote, refspec];
  const onLine = followTransfer(onFraction);
  const { code, stderr } = await overNetwork(repository, { args, accept: [0, 1, 128], onLine }, limits);
  if (code === 0) return resolveCommit(repository, upstream.trackingRef);
  if (/couldn't find remote ref/.test(stderr)) {
    await requireNeverSeen(repository, upstream, limits);
    return null;
  }
  if (/\[rejected\].*\(non-fast-forward\)/.test(stderr))
    throw new AppError('publish.history-rewritten', {
      remote: upstream.remote,
      branch: upstream.remoteRef,
      details: stderr.trim(),
    });
  throw gitError({ args, code, stdout: Buffer.alloc(0), stderr });
}

/**
 * Gets the commits of the upstream branch as it is online, also where its history was rewritten, and gives the newest; null when
 * the branch is not there. No reference is touched: what was last seen stays what it was.
 */
export async function fetchAside(
  repository: Repository,
  { remote, remoteRef }: Upstream,
  limits: NetworkLimits = {},
): Promise<string | null> {
  const tip = await askForTip(repository, remote, remoteRef, limits);
  if (tip === undefined) return null;
  // An empty map: else git moves what the user's settings name, by force.
  const args = ['fetch', ...onlyCommits, '--refmap=', '--end-of-options', remote, remoteRef];
  await overNetwork(repository, { args }, limits);
  return resolveCommit(repository, tip);
}

/**
 * Makes sure that a branch that is not online never was. Of an answer over http that was cut off git sees no end, and misses
 * the branch in the part it got: so the host is asked once more before that is said.
 */
async function requireNeverSeen(
  repository: Repository,
  { remote, remoteRef, trackingRef }: Upstream,
  limits: NetworkLimits,
): Promise<void> {
  if ((await resolveCommit(repository, trackingRef)) === null) return;
  const tip = await askForTip(repository, remote, remoteRef, limits);
  if (tip !== undefined)
    throw new AppError('git.host-unreachable', { remote, details: 'The answer was cut off.' });
  const branch = remoteRef.slice('refs/heads/'.length);
  throw new AppError('publish.branch-gone', { remote, branch });
}

/** The newest commit of a branch as the host says now; undefined when it is not there. */
async function askForTip(
  repository: Repository,
  remote: string,
  remoteRef: string,
  limits: NetworkLimits,
): Promise<string | undefined> {
  const args = ['ls-remote', '--quiet', '--heads', '--end-of-options', remote];
  const { stdout } = await overNetwork(repository, { args }, limits);
  const lines = stdout.toString('utf8').split('\n');
  return lines.map(line => line.split('\t')).find(([, name]) => name === remoteRef)?.[0];
}

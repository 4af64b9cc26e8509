import { gitError } from './git-error.ts';
import { resolveCommit } from './head.ts';
import { type NetworkLimits, overNetwork } from './network.ts';
import { transferFraction } from './progress.ts';
import type { Upstream } from './remote.ts';
import type { Repository } from './repository.ts';

/**
 * Gets what is online on the upstream branch and gives its newest commit, or null when the branch is not online yet.
 * Touches no file of the working tree and no branch of the user's.
 */
export async function fetchUpstream(
  repository: Repository,
  upstream: Upstream,
  onFraction: (fraction: number) => void = () => undefined,
  limits: NetworkLimits = {},
): Promise<string | null> {
  // The plus moves only our memory of the remote branch, which may have been rewritten over there.
  const refspec = `+${upstream.remoteRef}:${upstream.trackingRef}`;
  const options = [
    '--progress',
    '--no-tags',
    '--no-prune',
    '--no-recurse-submodules',
    '--no-write-fetch-head',
  ];
  const args = ['fetch', ...options, '--end-of-options', upstream.remote, refspec];
  const onLine = (line: string) => report(line, onFraction);
  const { code, stderr } = await overNetwork(repository, { args, accept: [0, 128], onLine }, limits);
  if (code === 0) return resolveCommit(repository, upstream.trackingRef);
  if (/couldn't find remote ref/.test(stderr)) return null;
  throw gitError({ args, code, stdout: Buffer.alloc(0), stderr });
}

function report(line: string, onFraction: (fraction: number) => void): void {
  const fraction = transferFraction(line);
  if (fraction !== null) onFraction(fraction);
}

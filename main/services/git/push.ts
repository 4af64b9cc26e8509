import { nameHookFailure } from './hook-failure.ts';
import { type NetworkLimits, overNetwork } from './network.ts';
import { followTransfer } from './progress.ts';
import type { Repository } from './repository.ts';
import type { Upstream } from './upstream.ts';

/**
 * Sends `branch`, or `commit` in its place, to its upstream, by full names and only forward; remembers the upstream when the
 * branch had none.
 * @throws AppError `git.push-rejected` when the remote has moved, `git.remote-refused`, `git.auth-failed`,
 * `git.hook-failed` and the like.
 */
export async function pushBranch(
  repository: Repository,
  branch: string,
  upstream: Upstream,
  onFraction: (fraction: number) => void = () => undefined,
  limits: NetworkLimits = {},
  commit: string | null = null,
): Promise<void> {
  const refspec = `${commit ?? `refs/heads/${branch}`}:${upstream.remoteRef}`;
  const options = ['--porcelain', '--progress', '--recurse-submodules=no', '--no-follow-tags'];
  const remember = upstream.configured || commit !== null ? [] : ['--set-upstream'];
  const args = ['push', ...options, ...remember, '--end-of-options', upstream.remote, refspec];
  const onLine = followTransfer(onFraction);
  try {
    await overNetwork(repository, { args, onLine }, limits);
  } catch (error) {
    throw await nameHookFailure(repository, error, 'push', ['pre-push']);
  }
}

import { AppError } from '../../../shared/app-error.ts';
import type { PublishTarget } from '../../../shared/model/publish.ts';
import type { PublishStand } from '../../../shared/model/publish-stand.ts';
import { inBlog } from '../git/blog-paths.ts';
import { type Head, readHead } from '../git/head.ts';
import { readUnmergedPaths } from '../git/index-entries.ts';
import { findUpstream } from '../git/remote.ts';
import { type Repository, unfinishedOperation } from '../git/repository.ts';
import { type GitSettings, readSettings } from '../git/settings.ts';
import { onlineBranch, type Upstream } from '../git/upstream.ts';
import { waitForAll } from '../git/wait-for-all.ts';

/** Where the working tree stands and where it is published. */
export interface PublishState {
  readonly head: Head;
  readonly upstream: Upstream;
  readonly settings: GitSettings;
}

/**
 * Reads where the working tree stands, when it stands well, and where it goes: to `target` when the user chose one.
 * @throws AppError `git.operation-in-progress`, `publish.conflict` for conflicts not settled yet, `git.detached-head`, `git.no-commits`, `git.no-remote`,
 * `git.damaged`, `publish.choose-target`, `git.unsupported-transport`.
 */
export async function checkState(
  repository: Repository,
  target: PublishTarget | null = null,
): Promise<PublishState> {
  const operation = await unfinishedOperation(repository);
  if (operation !== null) throw new AppError('git.operation-in-progress', { operation });
  // None of them waits for the others; what is wrong is told in this order.
  const state = [requireMerged(repository), readHead(repository), readSettings(repository)] as const;
  const [, head, settings] = await waitForAll(state);
  const upstream = await findUpstream({ ...repository, settings }, head.branch, target);
  return { head, upstream, settings };
}

async function requireMerged(repository: Repository): Promise<void> {
  const paths = await readUnmergedPaths(repository);
  if (paths.length > 0)
    throw new AppError('publish.conflict', { paths: paths.map(path => inBlog(repository, path)) });
}

/** Where a branch stands, and where it goes, as it is shown. */
export function standOf({ head, upstream }: Pick<PublishState, 'head' | 'upstream'>): PublishStand {
  return {
    head: head.commit,
    localBranch: head.branch,
    branch: onlineBranch(upstream),
    remoteUrl: upstream.url,
  };
}

import { AppError } from '../../../shared/app-error.ts';
import { type Head, readHead } from '../git/head.ts';
import { readUnmergedPaths } from '../git/index-entries.ts';
import { findUpstream, type Upstream } from '../git/remote.ts';
import { type Repository, unfinishedOperation } from '../git/repository.ts';

/** Where the working tree stands and where it is published. */
export interface PublishState {
  readonly head: Head;
  readonly upstream: Upstream;
}

/**
 * Reads where the working tree stands, when it stands well.
 * @throws AppError `git.operation-in-progress`, `publish.conflict` for conflicts not settled yet, `git.detached-head`, `git.no-commits`, `git.no-remote`,
 * `git.unsupported-transport`.
 */
export async function checkState(repository: Repository): Promise<PublishState> {
  const operation = await unfinishedOperation(repository);
  if (operation !== null) throw new AppError('git.operation-in-progress', { operation });
  const paths = await readUnmergedPaths(repository);
  if (paths.length > 0) throw new AppError('publish.conflict', { paths });
  const head = await readHead(repository);
  const upstream = await findUpstream(repository, head.branch);
  return { head, upstream };
}

import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { PublishTarget } from '../../../shared/model/publish.ts';
import { readHead, resolveCommit } from '../git/head.ts';
import { findUpstream, lastSeenOnline } from '../git/remote.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { requireGit } from '../git/version.ts';

/** A repository whose past is read. */
export interface OpenHistory {
  readonly repository: Repository;
  /** The newest commit; null when there is none yet. */
  readonly head: string | null;
}

/** Opens the repository of the blog for reading its past. @throws AppError `git.not-a-repository`, `git.missing`, `git.too-old`. */
export async function openHistory(root: string, signal?: AbortSignal): Promise<OpenHistory> {
  await requireGit(root);
  const repository = await openRepository(root, signal);
  return { repository, head: await resolveCommit(repository, 'HEAD') };
}

/** The commit last seen online where the checked-out branch goes, to `target` when one was chosen; null when nothing is known of one. */
export async function seenOnline(
  repository: Repository,
  target: PublishTarget | null,
): Promise<string | null> {
  try {
    const { branch } = await readHead(repository);
    return await lastSeenOnline(repository, await findUpstream(repository, branch, target));
  } catch (error) {
    if (nowhere.some(code => isAppError(error, code))) return null;
    throw error;
  }
}

/** Who reads the past need not say where the next publish goes. */
const nowhere = [
  'git.detached-head',
  'git.no-remote',
  'git.unsupported-transport',
  'publish.choose-target',
] as const;

/**
 * The full id of a commit that a window names.
 * @throws AppError `history.gone` when there is none of that id.
 */
export async function requireCommit(repository: Repository, id: string): Promise<string> {
  // Only ids: a name such as `HEAD` is another commit a moment later.
  const commit = /^[0-9a-f]{40,64}$/.test(id) ? await resolveCommit(repository, id) : null;
  if (commit === null) throw new AppError('history.gone', { commit: id });
  return commit;
}

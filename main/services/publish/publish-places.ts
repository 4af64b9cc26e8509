import { AppError } from '../../../shared/app-error.ts';
import type { Author } from '../../../shared/model/author.ts';
import { isBranchName } from '../../../shared/model/branch-name.ts';
import type { PublishPlaces, PublishTarget } from '../../../shared/model/publish.ts';
import { inTurn } from '../files/file-queue.ts';
import { readHead } from '../git/head.ts';
import { requireAuthor, writeIdentity } from '../git/identity.ts';
import { addressOf, listRemotes } from '../git/remote.ts';
import { openRepository } from '../git/repository.ts';
import { requireConfigUnlocked } from '../site-run/locks.ts';

/**
 * Lists where the blog in `root` could be published.
 * @throws AppError `git.not-a-repository`, `git.detached-head`, `git.no-commits` and the like.
 */
export async function listPlaces(root: string, signal?: AbortSignal): Promise<Omit<PublishPlaces, 'target'>> {
  const repository = await openRepository(root, signal);
  const { branch } = await readHead(repository);
  const remotes: PublishPlaces['remotes'][number][] = [];
  for (const name of await listRemotes(repository))
    remotes.push({ name, url: await addressOf(repository, name) });
  return { branch, remotes };
}

/**
 * Remembers in the repository of the blog in `root` whom commits in it are by; waits for what publishes there now.
 * @throws AppError `publish.bad-author`; `git.locked` with the lock, and nothing is written then; `git.not-a-repository`, `file.no-permission` and the like.
 */
export async function keepIdentity(root: string, written: Author, signal?: AbortSignal): Promise<void> {
  const author = requireAuthor(written);
  const repository = await openRepository(root, signal);
  await inTurn(repository.commonDir, async () => {
    await requireConfigUnlocked(repository, Date.now());
    await writeIdentity(repository, author);
  });
}

/**
 * Makes sure that a blog can be published to `target`.
 * @throws AppError `publish.bad-target` for a name no branch can have, `publish.choose-target` for a remote that is not there.
 */
export async function requireTarget(root: string, target: PublishTarget): Promise<void> {
  if (!isBranchName(target.branch)) throw new AppError('publish.bad-target', { branch: target.branch });
  const remotes = await listRemotes(await openRepository(root));
  if (!remotes.includes(target.remote)) throw new AppError('publish.choose-target', { remotes });
}

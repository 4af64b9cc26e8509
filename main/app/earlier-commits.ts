import {
  type EarlierCommit,
  type EarlierCommits,
  type EarlierRange,
  mostEarlierCommits,
  mostEarlierFiles,
  mostEarlierRead,
  type Standing,
} from '../../shared/model/earlier-commits.ts';
import { type EarlierFacts, readEarlierCommits } from '../services/git/earlier-commits.ts';
import { countWaiting } from '../services/git/head.ts';
import { lastSeenOnline } from '../services/git/remote.ts';
import { openRepository, type Repository } from '../services/git/repository.ts';
import { requireGit } from '../services/git/version.ts';
import { checkState, type PublishState, standOf } from '../services/site-run/check-state.ts';
import type { AppParts } from './app-parts.ts';
import type { BlogFolder } from './blog-folders.ts';
import { titlesOf } from './files-of-posts.ts';

/** Which commits go online besides what a publish makes, as far as was last seen online; see {@link EarlierRange}. */
export async function earlierRange(
  repository: Repository,
  { head, upstream }: Pick<PublishState, 'head' | 'upstream'>,
): Promise<EarlierRange> {
  const online = await lastSeenOnline(repository, upstream);
  return { head: head.commit, online, remote: upstream.remote };
}

/**
 * The `count` commits that go online besides what a publish makes, as its plan shows them; null where there are none, and
 * then git is not asked.
 */
export async function earlierOfPlan(
  folder: BlogFolder,
  repository: Repository,
  state: Pick<PublishState, 'head' | 'upstream'>,
  count: number,
): Promise<EarlierCommits | null> {
  return count === 0 ? null : list(folder, repository, await earlierRange(repository, state), count);
}

/**
 * Where the branch of a trusted blog stands, with the commits that go online with whatever is sent next.
 * @throws AppError those of planning a publish
 */
export async function findStanding(
  parts: AppParts,
  folder: BlogFolder,
  signal?: AbortSignal,
): Promise<Standing> {
  const { root } = folder.blog;
  await requireGit(root);
  const repository = await openRepository(root, signal);
  const state = await checkState(repository, parts.settings.publishTarget(root));
  const range = await earlierRange(repository, state);
  const count = await countWaiting(repository, range.head, range.online, range.remote);
  return { ...standOf(state), earlier: count === 0 ? null : await list(folder, repository, range, count) };
}

async function list(
  folder: BlogFolder,
  repository: Repository,
  range: EarlierRange,
  count: number,
): Promise<EarlierCommits> {
  const commits = await readEarlierCommits(repository, range, mostEarlierRead);
  const titleOf = await titlesOf(folder, repository.signal);
  const shown = commits.slice(0, mostEarlierCommits);
  return {
    range,
    commits: shown.map(facts => describe(repository, facts, titleOf)),
    more: Math.max(0, count - shown.length),
  };
}

function describe(
  { prefix }: Repository,
  { commit, message, author, instant, changes }: EarlierFacts,
  titleOf: (path: string) => string | null,
): EarlierCommit {
  const own = (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : null);
  const files = changes.slice(0, mostEarlierFiles).map(({ path, from, change }) => {
    const inside = own(path);
    return {
      path: inside ?? path,
      change,
      from: from === null ? null : (own(from) ?? from),
      title: inside === null ? null : titleOf(inside),
      isOutside: inside === null,
    };
  });
  const subject = message.split('\n', 1)[0] ?? '';
  return { commit, subject, author, instant, files, moreFiles: changes.length - files.length };
}

import type { BlogPath } from '../../../shared/model/blog.ts';
import {
  mostFilesListed,
  type PastFile,
  type PastPublish,
  type PastPublishes,
} from '../../../shared/model/history.ts';
import type { PublishTarget } from '../../../shared/model/publish.ts';
import { type CommitFile, readCommitFiles } from '../git/commit-files.ts';
import { type CommitFacts, listWaiting, readCommits } from '../git/read-commits.ts';
import type { Repository } from '../git/repository.ts';
import { type FollowedPost, listCommitsOfPost } from './follow-post.ts';
import { openHistory, seenOnline } from './open-history.ts';

/** What {@link listPublishes} is asked. */
export interface HistoryRequest {
  /** The blog's folder. */
  readonly root: string;
  /** Whose past is wanted; null: that of the whole blog. */
  readonly post: FollowedPost | null;
  /** How many of the newest are left out. */
  readonly skip: number;
  readonly limit: number;
  /** The title of the post a file of the blog is or belongs to, null when there is none. */
  readonly titleOf: (path: BlogPath) => string | null;
  /** Where the user wants it to go, when that was chosen; else git's configuration says it. */
  readonly target?: PublishTarget | null;
  readonly signal?: AbortSignal | undefined;
}

/** Beyond this many commits that are not online yet, the older ones count as online. */
const mostWaiting = 10_000;

/**
 * Lists past publishes: the commits that touched the blog, or one post under all its names, the newest first. Reads only.
 * @throws AppError `git.not-a-repository`, `git.missing`, `cancelled` and the like.
 */
export async function listPublishes(request: HistoryRequest): Promise<PastPublishes> {
  const { repository, head } = await openHistory(request.root, request.signal);
  if (head === null) return { publishes: [], hasMore: false };
  const found = await readPage(repository, head, request);
  const page = found.slice(0, request.limit);
  const ids = page.map(({ commit }) => commit);
  const files = await readCommitFiles(repository, ids);
  const waiting = await listWaiting(
    repository,
    head,
    await seenOnline(repository, request.target ?? null),
    mostWaiting,
  );
  return {
    publishes: page.map(facts => describe(repository, facts, files, waiting, request)),
    hasMore: found.length > page.length,
  };
}

/** One more than is asked for: then there are older ones. */
async function readPage(
  repository: Repository,
  head: string,
  { post, skip, limit }: HistoryRequest,
): Promise<readonly CommitFacts[]> {
  if (post) return (await listCommitsOfPost(repository, head, post)).slice(skip, skip + limit + 1);
  const paths = repository.prefix === '' ? [] : [repository.prefix];
  return readCommits(repository, { from: head, paths, skip, limit: limit + 1 });
}

function describe(
  repository: Repository,
  { commit, instant, author, message }: CommitFacts,
  files: ReadonlyMap<string, readonly CommitFile[]>,
  waiting: ReadonlySet<string>,
  { titleOf }: HistoryRequest,
): PastPublish {
  const own = filesOfBlog(repository, files.get(commit) ?? []);
  const isOnline = !waiting.has(commit);
  const listed = own.slice(0, mostFilesListed).map(file => ({ ...file, title: titleOf(file.path) }));
  return { commit, instant, author, message, files: listed, moreFiles: own.length - listed.length, isOnline };
}

/** `files` as a window shows them: those of the blog, by its paths. */
export function filesOfBlog(
  { prefix }: Repository,
  files: readonly CommitFile[],
): readonly Omit<PastFile, 'title'>[] {
  return files.flatMap(({ path, from, change }) => {
    if (!path.startsWith(prefix)) return [];
    const own = path.slice(prefix.length);
    const earlier = from?.startsWith(prefix) ? from.slice(prefix.length) : null;
    return [{ path: own, change, from: earlier }];
  });
}

import type { BlogPath } from '../../../shared/model/blog.ts';
import { readCommitFiles } from '../git/commit-files.ts';
import { type CommitFacts, readCommits } from '../git/read-commits.ts';
import type { Repository } from '../git/repository.ts';

/** A post whose past is wanted. */
export interface FollowedPost {
  readonly path: BlogPath;
  /** The files that belong to a post of that path: itself and its sidecar. */
  readonly filesOf: (path: BlogPath) => readonly BlogPath[];
  /** The pictures it shows now. */
  readonly pictures: readonly BlogPath[];
}

/** A post with more commits than this shows its newest ones; one renamed more often begins at its last name but so many. */
const mostCommits = 2_000;
const mostNames = 20;

/**
 * Lists the commits that touched a post, its sidecar or its pictures, the newest first, also those from before it was
 * renamed.
 */
export async function listCommitsOfPost(
  repository: Repository,
  head: string,
  post: FollowedPost,
): Promise<readonly CommitFacts[]> {
  const all = new Map<string, CommitFacts>();
  let from: string | null = head;
  let name = post.path;
  let pictures = post.pictures;
  for (let names = 0; from !== null && names < mostNames; names += 1) {
    const paths = [...post.filesOf(name), ...pictures].map(path => repository.prefix + path);
    const found = await readCommits(repository, { from, paths, skip: 0, limit: mostCommits });
    for (const facts of found) if (!all.has(facts.commit)) all.set(facts.commit, facts);
    const before = await nameBefore(repository, found, repository.prefix + name);
    from = before?.from ?? null;
    if (before?.name.startsWith(repository.prefix)) name = before.name.slice(repository.prefix.length);
    else from = null;
    pictures = [];
  }
  return [...all.values()].sort((one, other) => other.instant - one.instant);
}

/** What `path` was called before the oldest of `commits` that named it so, and the commit to go on from. */
async function nameBefore(
  repository: Repository,
  commits: readonly CommitFacts[],
  path: string,
): Promise<{ readonly name: string; readonly from: string } | null> {
  const files = await readCommitFiles(
    repository,
    commits.map(({ commit }) => commit),
  );
  for (const { commit, parents } of commits.toReversed()) {
    const file = files.get(commit)?.find(one => one.path === path);
    if (!file) continue;
    const [from] = parents;
    return file.from === null || from === undefined ? null : { name: file.from, from };
  }
  return null;
}

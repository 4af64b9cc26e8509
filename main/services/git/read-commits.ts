import { git, type Repository, splitNul } from './repository.ts';

/** What a commit says of itself. */
export interface CommitFacts {
  readonly commit: string;
  readonly parents: readonly string[];
  /** When it was made, in ms since 1970. */
  readonly instant: number;
  readonly author: string;
  readonly message: string;
}

/** Which commits are wanted. */
export interface CommitRange {
  /** The newest; its history is searched. */
  readonly from: string;
  /** Only those that touch one of these paths of the repository; every one when there are none. */
  readonly paths: readonly string[];
  readonly skip: number;
  readonly limit: number;
}

/** How `rev-list` is to print a commit for {@link parseCommits}. */
export const commitFormat = '--format=%H%x00%P%x00%ct%x00%an%x00%B%x00';
const fieldCount = 5;

/**
 * Lists commits, the newest first. Merges are not among them: what they bring was made by the commits they join.
 */
export async function readCommits(
  repository: Repository,
  range: CommitRange,
): Promise<readonly CommitFacts[]> {
  // The history of a path is not simplified: a change that a later merge did not keep was made all the same.
  const shape = ['--no-merges', '--full-history', '--no-commit-header', '--encoding=UTF-8', commitFormat];
  const part = [`--skip=${range.skip}`, `--max-count=${range.limit}`];
  const args = ['rev-list', ...shape, ...part, '--end-of-options', range.from, '--', ...range.paths];
  return parseCommits(splitNul((await git(repository, { args })).stdout));
}

/** What one commit says of itself, be it a merge or not. */
export async function readCommit(repository: Repository, commit: string): Promise<CommitFacts | null> {
  const args = [
    'rev-list',
    '--no-walk',
    '--no-commit-header',
    '--encoding=UTF-8',
    commitFormat,
    '--end-of-options',
    commit,
    '--',
  ];
  return parseCommits(splitNul((await git(repository, { args })).stdout))[0] ?? null;
}

/** The ids of at most `limit` commits of `commit` that are not in `online`, or, when that is null, in nothing known of any remote. */
export async function listWaiting(
  repository: Repository,
  commit: string,
  online: string | null,
  limit: number,
): Promise<ReadonlySet<string>> {
  const known = online === null ? '--remotes' : online;
  const args = ['rev-list', `--max-count=${limit}`, commit, '--not', known, '--'];
  const { stdout } = await git(repository, { args });
  return new Set(stdout.toString('utf8').split('\n').filter(Boolean));
}

/** The ids of the commits that lead from `older` to `newer`, always by their first parent, the newest first; without `older`. */
export async function listFirstParents(
  repository: Repository,
  older: string,
  newer: string,
): Promise<readonly string[]> {
  const args = ['rev-list', '--first-parent', newer, '--not', older, '--'];
  const { stdout } = await git(repository, { args });
  return stdout.toString('utf8').split('\n').filter(Boolean);
}

/** Fields end in NUL, which no message can hold; git ends each record with a line end of its own. */
export function parseCommits(fields: readonly string[]): readonly CommitFacts[] {
  const commits: CommitFacts[] = [];
  for (let at = 0; at + fieldCount <= fields.length; at += fieldCount) {
    const [commit = '', parents = '', seconds = '', author = '', message = ''] = fields.slice(at);
    commits.push({
      commit: commit.trim(),
      parents: parents.split(' ').filter(Boolean),
      instant: Number(seconds) * 1000,
      author,
      message: message.trim(),
    });
  }
  return commits;
}

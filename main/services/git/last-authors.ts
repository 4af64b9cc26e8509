import { git, type Repository, splitNul } from './repository.ts';

/** Who changed a file last, and when. */
export interface LastChange {
  readonly author: string;
  /** In ms since 1970. */
  readonly when: number;
}

/** No more commits than this are looked at: who wants to know more asks for the history. */
const mostCommits = 300;

/** Who changed each file last in the commits of `newer` that are not in `older`; merges are not looked into. */
export async function readLastAuthors(
  repository: Repository,
  older: string,
  newer: string,
): Promise<ReadonlyMap<string, LastChange>> {
  const range = ['rev-list', '--no-merges', `--max-count=${mostCommits}`, newer, '--not', older, '--'];
  const commits = (await git(repository, { args: range })).stdout;
  const found = new Map<string, LastChange>();
  if (commits.length === 0) return found;
  const args = ['diff-tree', '--stdin', '--root', '-r', '-z', '--name-only', '--no-renames', format];
  let last: LastChange | undefined;
  let isFirst = false;
  for (const part of splitNul((await git(repository, { args, input: commits })).stdout)) {
    const [, seconds, author] = headPattern.exec(part) ?? [];
    if (author !== undefined) {
      last = { author, when: Number(seconds) * 1_000 };
      isFirst = true;
      continue;
    }
    // git ends the head of a commit with a line end, too.
    const path = isFirst ? part.replace(/^\n/, '') : part;
    isFirst = false;
    if (last && !found.has(path)) found.set(path, last);
  }
  return found;
}

/** No path has an empty part or ends in a slash, and so none looks like the head of a commit. */
const format = '--format=//%at %an//';
const headPattern = /^\/\/(\d+) ([\s\S]*)\/\/$/;

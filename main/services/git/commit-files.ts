import { git, type Repository, splitNul } from './repository.ts';

/** What a commit did to one file. */
export interface CommitFile {
  readonly path: string;
  /** Its path before, when it was renamed; else null. */
  readonly from: string | null;
  readonly change: 'added' | 'modified' | 'deleted' | 'renamed';
}

/** Looking for renames among more files than this takes longer than anybody waits. */
const mostRenames = 200;
/** Options under which files come with their renames, in one order. */
export const withRenames: readonly string[] = ['-r', '-M', `-l${mostRenames}`, '--root'];

/** Lists the files each of `commits` (none of them a merge) changed against its parent, renames found. */
export async function readCommitFiles(
  repository: Repository,
  commits: readonly string[],
): Promise<ReadonlyMap<string, readonly CommitFile[]>> {
  if (commits.length === 0) return new Map();
  const args = ['diff-tree', '--stdin', '-z', '--raw', '--no-abbrev', ...withRenames];
  const input = commits.map(commit => `${commit}\n`).join('');
  return parseFiles(splitNul((await git(repository, { args, input })).stdout));
}

/** A commit's id, then for each file its head line and one path, or two when it was renamed (git-diff-tree, raw format). */
export function parseFiles(parts: readonly string[]): ReadonlyMap<string, readonly CommitFile[]> {
  const found = new Map<string, CommitFile[]>();
  let files: CommitFile[] = [];
  for (let at = 0; at < parts.length; ) {
    const head = parts[at++] ?? '';
    const letter = /^:.* ([A-Z])\d*$/.exec(head)?.[1];
    if (letter === undefined) {
      files = [];
      found.set(head.trim(), files);
      continue;
    }
    const first = parts[at++] ?? '';
    if (letter === 'R') files.push({ path: parts[at++] ?? '', from: first, change: 'renamed' });
    else files.push({ path: first, from: null, change: changeOf(letter) });
  }
  return found;
}

function changeOf(letter: string): CommitFile['change'] {
  if (letter === 'A') return 'added';
  return letter === 'D' ? 'deleted' : 'modified';
}

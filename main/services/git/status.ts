import { git, type Repository, splitNul } from './repository.ts';

/** One entry of `git status`: how the index differs from HEAD and the working tree from the index, in git's letters. */
export interface StatusEntry {
  readonly path: string;
  /** `.` when the index equals HEAD; `U` when unmerged. */
  readonly staged: string;
  /** `.` when the working tree equals the index. */
  readonly unstaged: string;
}

/** Above this many paths git is asked about all files: a command line has an end. */
export const mostPathsOnCommandLine = 200;

/** Lists the tracked files that differ from HEAD, among `paths` or everywhere. Changes nothing, takes no lock. */
export async function readStatus(
  repository: Repository,
  paths: readonly string[] = [],
): Promise<readonly StatusEntry[]> {
  const limit = paths.length <= mostPathsOnCommandLine ? paths : [];
  const options = ['--porcelain=v2', '-z', '--untracked-files=no', '--no-renames', '--ignore-submodules=all'];
  const { stdout } = await git(repository, { args: ['status', ...options, '--', ...limit] });
  const wanted = paths.length === 0 ? null : new Set(paths);
  const entries = splitNul(stdout).flatMap(line => parseEntry(line) ?? []);
  return entries.filter(entry => wanted === null || wanted.has(entry.path));
}

/** What differs from the last commit, and what git does not know. */
export interface WorkStatus {
  readonly tracked: readonly StatusEntry[];
  /** Files git does not know; another repository inside this one as its folder, ending in `/`. */
  readonly untracked: readonly string[];
  /** What the ignore rules leave out: files, and whole folders ending in `/`. */
  readonly ignored: readonly string[];
}

/** How far {@link readWorkStatus} looks: at tracked and new files, or also at ignored ones. */
export type StatusScope = 'new' | 'ignored';

/** Lists what differs from HEAD in the whole working tree, in one run of git. Changes nothing, takes no lock. */
export async function readWorkStatus(repository: Repository, scope: StatusScope): Promise<WorkStatus> {
  const args = [
    'status',
    ...['--porcelain=v2', '-z', '--untracked-files=all', '--no-renames', '--ignore-submodules=all'],
    // Only what a rule names: a folder left out is not walked.
    ...(scope === 'ignored' ? ['--ignored=matching'] : []),
  ];
  const lines = splitNul((await git(repository, { args })).stdout);
  const named = (mark: string) => lines.filter(line => line.startsWith(mark)).map(line => line.slice(2));
  return {
    tracked: lines.flatMap(line => parseEntry(line) ?? []),
    untracked: named('? '),
    ignored: named('! '),
  };
}

/** Porcelain version 2 (git-status): `1` has eight fields before the path, `u` ten. */
function parseEntry(line: string): StatusEntry | null {
  const fieldsBefore = { '1': 8, u: 10 }[line[0] ?? ''];
  if (fieldsBefore === undefined) return null;
  const fields = line.split(' ');
  const [staged = '.', unstaged = '.'] = line[0] === 'u' ? ['U', 'U'] : (fields[1] ?? '..');
  return { path: fields.slice(fieldsBefore).join(' '), staged, unstaged };
}

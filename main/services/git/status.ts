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

/** Porcelain version 2 (git-status): `1` has eight fields before the path, `u` ten. */
function parseEntry(line: string): StatusEntry | null {
  const fieldsBefore = { '1': 8, u: 10 }[line[0] ?? ''];
  if (fieldsBefore === undefined) return null;
  const fields = line.split(' ');
  const [staged = '.', unstaged = '.'] = line[0] === 'u' ? ['U', 'U'] : (fields[1] ?? '..');
  return { path: fields.slice(fieldsBefore).join(' '), staged, unstaged };
}

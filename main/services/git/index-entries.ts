import { git, joinNul, type Repository, splitNul } from './repository.ts';
import { mostPathsOnCommandLine } from './status.ts';

/** What a tree or the index holds under one path. */
export interface FileEntry {
  readonly mode: string;
  readonly oid: string;
}

/** Whether both are the same file with the same content, or both none. */
export function isSameEntry(one: FileEntry | null, other: FileEntry | null): boolean {
  return one?.oid === other?.oid && one?.mode === other?.mode;
}

/** Whether it is a file like others: no link, no repository of its own. */
export function isPlain(entry: FileEntry | null): entry is FileEntry {
  return entry !== null && /^100/.test(entry.mode);
}

/** Reads what the index holds for those of `paths` it knows. */
export async function readIndexEntries(
  repository: Repository,
  paths: readonly string[],
): Promise<ReadonlyMap<string, FileEntry>> {
  const limit = paths.length <= mostPathsOnCommandLine ? paths : [];
  const { stdout } = await git(repository, { args: ['ls-files', '--stage', '-z', '--', ...limit] });
  return collect(splitNul(stdout), /^(\d+) ([0-9a-f]+) \d\t([\s\S]*)$/, paths);
}

/** Reads what the tree of `commit` holds for those of `paths` it knows. */
export async function readTreeEntries(
  repository: Repository,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, FileEntry>> {
  const limit = paths.length <= mostPathsOnCommandLine ? paths : [];
  const { stdout } = await git(repository, {
    args: ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...limit],
  });
  return collect(splitNul(stdout), /^(\d+) [a-z]+ ([0-9a-f]+)\t([\s\S]*)$/, paths);
}

/** Those of `paths` the index knows only as to be added later, without content. */
export async function readIntendedPaths(
  repository: Repository,
  paths: readonly string[],
): Promise<readonly string[]> {
  const wanted = new Set(paths);
  const args = [
    'diff',
    '--no-ext-diff',
    '--no-textconv',
    '--name-only',
    '-z',
    '--no-renames',
    '--diff-filter=A',
    '--',
  ];
  return splitNul((await git(repository, { args })).stdout).filter(path => wanted.has(path));
}

/** Those of `paths` that are tracked but not in the working tree on purpose: sparse checkout (`skip-worktree`). */
export async function readSkippedPaths(
  repository: Repository,
  paths: readonly string[],
): Promise<readonly string[]> {
  const wanted = new Set(paths);
  const limit = paths.length <= mostPathsOnCommandLine ? paths : [];
  const { stdout } = await git(repository, { args: ['ls-files', '-t', '-z', '--', ...limit] });
  const skipped = splitNul(stdout).filter(line => line.startsWith('S '));
  return skipped.map(line => line.slice(2)).filter(path => wanted.has(path));
}

/** Those paths of the index a merge or a stash has left unsettled. */
export async function readUnmergedPaths(repository: Repository): Promise<readonly string[]> {
  const { stdout } = await git(repository, { args: ['ls-files', '--unmerged', '-z'] });
  return [...new Set(splitNul(stdout).map(line => line.slice(line.indexOf('\t') + 1)))];
}

/** Puts entries into the index without looking at the working tree; null takes the path out. */
export async function writeIndexEntries(
  repository: Repository,
  entries: ReadonlyMap<string, FileEntry | null>,
): Promise<void> {
  const gone = [...entries].flatMap(([path, entry]) => (entry === null ? [path] : []));
  const lines = [...entries].flatMap(([path, entry]) =>
    entry ? [`${entry.mode} ${entry.oid} 0\t${path}`] : [],
  );
  const change = (option: string, input: readonly string[]) =>
    git(repository, {
      args: ['update-index', '-z', ...option.split(' ')],
      input: joinNul(input),
      writes: true,
    });
  if (gone.length > 0) await change('--force-remove --stdin', gone);
  if (lines.length > 0) await change('--index-info', lines);
}

/** The id the file in the working tree would have as a blob, the user's filters applied. */
export async function hashWorkingFile(repository: Repository, path: string): Promise<string> {
  const { stdout } = await git(repository, { args: ['hash-object', '--', path] });
  return stdout.toString('utf8').trim();
}

function collect(
  lines: readonly string[],
  pattern: RegExp,
  paths: readonly string[],
): ReadonlyMap<string, FileEntry> {
  const wanted = new Set(paths);
  const entries = new Map<string, FileEntry>();
  for (const line of lines) {
    const [, mode = '', oid = '', path = ''] = pattern.exec(line) ?? [];
    if (wanted.has(path)) entries.set(path, { mode, oid });
  }
  return entries;
}

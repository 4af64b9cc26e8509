import type { FileEntry } from './index-entries.ts';
import { git, type Repository, splitNul } from './repository.ts';

/** How one path differs between two trees. */
export interface TreeChange {
  readonly path: string;
  readonly before: FileEntry | null;
  readonly after: FileEntry | null;
}

type Environment = Readonly<Record<string, string>>;

/** Lists how the tree `to` differs from the tree `from`, files one by one, no renames guessed. */
export async function compareTrees(
  repository: Repository,
  from: string,
  to: string,
  env: Environment = {},
): Promise<readonly TreeChange[]> {
  const args = [
    'diff-tree',
    '-r',
    '-z',
    '--raw',
    '--no-renames',
    '--no-abbrev',
    '--end-of-options',
    from,
    to,
  ];
  return parseChanges(splitNul((await git(repository, { args, env })).stdout));
}

/** The changes of git's raw format with `-z` (git-diff-tree, raw output format): for each file a head and its path. */
export function parseChanges(parts: readonly string[]): readonly TreeChange[] {
  const changes: TreeChange[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, oldMode = '', newMode = '', oldOid = '', newOid = ''] =
      /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) /.exec(parts[at] ?? '') ?? [];
    const path = parts[at + 1] ?? '';
    changes.push({ path, before: entry(oldMode, oldOid), after: entry(newMode, newOid) });
  }
  return changes;
}

/** How alike, in per cent, two texts are that are taken for one under two names: git's own measure and its default. */
const leastAlike = 50;
/** Above this many files on either side git compares only those that are the same to the byte. */
const mostCompared = 1_000;

/**
 * The files of the tree `to` that are files of the tree `from` under another name, by git's own likeness: their new
 * path, and the old one. What is no text counts only when it is the same to the byte.
 */
export async function findRenames(
  repository: Repository,
  from: string,
  to: string,
  env: Environment = {},
): Promise<ReadonlyMap<string, string>> {
  const options = [`--find-renames=${leastAlike}%`, `-l${mostCompared}`, '--no-rename-empty'];
  const args = [
    'diff-tree',
    ...['-r', '-z', '--raw', '--diff-filter=R'],
    ...options,
    '--end-of-options',
    from,
    to,
  ];
  const parts = splitNul((await git(repository, { args, env })).stdout);
  const renames = new Map<string, string>();
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const isSame = / R100$/.test(parts[at] ?? '');
    const [old = '', path = ''] = [parts[at + 1], parts[at + 2]];
    if (isSame || textPattern.test(path)) renames.set(path, old);
  }
  return renames;
}

const textPattern = /\.(md|mdx|markdown|mkd|mdown|rst|org|html?|txt|meta|ipynb|adoc|textile|wiki)$/i;

/** What of a diff is wanted. */
export interface DiffScope {
  /** Only these paths; absent: all. */
  readonly paths?: readonly string[];
  /** Whether a file under a new name is compared with the old one; else both are shown whole. */
  readonly followsRenames?: boolean;
}

/** The unified diff from one tree to another, at most `limit` bytes; a last line says so when it was cut. */
export async function unifiedDiff(
  repository: Repository,
  from: string,
  to: string,
  limit: number,
  env: Environment = {},
  { paths = [], followsRenames = false }: DiffScope = {},
): Promise<string> {
  const options = [
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    followsRenames ? `--find-renames=${leastAlike}%` : '--no-renames',
    '--src-prefix=a/',
    '--dst-prefix=b/',
  ];
  const args = ['diff', ...options, '--end-of-options', from, to, '--', ...paths];
  const { stdout } = await git(repository, { args, env, outputLimit: limit, cutOutput: true });
  if (stdout.length <= limit) return stdout.toString('utf8');
  const whole = stdout.subarray(0, stdout.lastIndexOf('\n', limit - cutNote.length) + 1);
  return whole.toString('utf8') + cutNote;
}

const cutNote = '… The rest of the differences is not shown.\n';

function entry(mode: string, oid: string): FileEntry | null {
  return /^0+$/.test(mode) ? null : { mode, oid };
}

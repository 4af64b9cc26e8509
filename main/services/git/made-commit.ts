import { parseChanges, type TreeChange } from './diff.ts';
import { resolveCommit } from './head.ts';
import { git, type Repository, splitNul } from './repository.ts';

/** The newest commit of the checked-out branch, just after it was made. */
export interface MadeOnHead {
  readonly commit: string;
  /** Its only parent; null where it has none, or several. */
  readonly parent: string | null;
  /** How it differs from that parent, or from nothing; null where it has several. */
  readonly changes: readonly TreeChange[] | null;
}

/** Reads the newest commit and what it changed in one question; null when there is none. */
export async function readMadeOnHead(repository: Repository): Promise<MadeOnHead | null> {
  const args = [
    'diff-tree',
    '-r',
    '-z',
    '--raw',
    '--root',
    '--always',
    '--no-renames',
    '--no-abbrev',
    '--format=%H%x00%P',
    '--end-of-options',
    'HEAD',
  ];
  const { stdout } = await git(repository, { args, accept: [0, 1, 128] });
  const [commit = '', parents = '', ...parts] = splitNul(stdout);
  // A commit of a kind that git describes in other words.
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return readPlainly(repository);
  const [parent = null, ...others] = parents.split(' ').filter(id => id !== '');
  if (others.length > 0) return { commit, parent: null, changes: null };
  // git ends the head of a commit with a line end, too.
  return {
    commit,
    parent,
    changes: parseChanges(parts.map((part, at) => (at === 0 ? part.trimStart() : part))),
  };
}

async function readPlainly(repository: Repository): Promise<MadeOnHead | null> {
  const commit = await resolveCommit(repository, 'HEAD');
  return commit === null ? null : { commit, parent: null, changes: null };
}

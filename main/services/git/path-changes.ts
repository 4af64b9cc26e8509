import { git, type Repository, splitNul } from './repository.ts';

/** How one file differs between two commits; one that was moved is one change. */
export interface PathChange {
  readonly path: string;
  readonly change: 'added' | 'modified' | 'deleted' | 'renamed';
  /** Where a renamed file is by now; null for every other. */
  readonly to: string | null;
}

const kinds = { A: 'added', D: 'deleted', R: 'renamed', M: 'modified', T: 'modified' } as const;

/** Lists the files that differ from the commit `from` to the commit `to`; renames are guessed by likeness, as git does. */
export async function listPathChanges(
  repository: Repository,
  from: string,
  to: string,
): Promise<readonly PathChange[]> {
  const args = ['diff-tree', '-r', '-z', '-M', '--name-status', '--end-of-options', from, to];
  const parts = splitNul((await git(repository, { args })).stdout);
  const changes: PathChange[] = [];
  for (let at = 0; at + 1 < parts.length; ) {
    const change = kinds[(parts[at]?.[0] ?? 'M') as keyof typeof kinds] ?? 'modified';
    const path = parts[at + 1] ?? '';
    const isMoved = change === 'renamed';
    changes.push({ path, change, to: isMoved ? (parts[at + 2] ?? null) : null });
    at += isMoved ? 3 : 2;
  }
  return changes;
}

import { gitError } from './git-error.ts';
import type { FileEntry } from './index-entries.ts';
import { git, type Repository, splitNul } from './repository.ts';

/** What merging two histories gives, without the working tree. */
export type MergeTrial =
  | { readonly kind: 'clean'; readonly tree: string }
  | {
      readonly kind: 'conflict';
      /** Right but for the conflicted files, which must be replaced in it: git has put its own marks into them. */
      readonly tree: string;
      readonly files: readonly ConflictedFile[];
      /** Whether nothing but contents and deletions of these files is in question, and all else in the tree is right. */
      readonly isPlain: boolean;
    };

/** A file that git cannot merge by itself; a side that has no such file is null. */
export interface ConflictedFile {
  readonly path: string;
  readonly base: FileEntry | null;
  readonly ours: FileEntry | null;
  readonly theirs: FileEntry | null;
}

/**
 * Merges two commits in the object store alone (`git merge-tree --write-tree`, git 2.38 or later).
 * @throws AppError `git.failed` when the histories have nothing in common.
 */
export async function tryMerge(repository: Repository, ours: string, theirs: string): Promise<MergeTrial> {
  const args = ['merge-tree', '--write-tree', '-z', '--messages', ours, theirs];
  const answer = await git(repository, { args, accept: [0, 1], writes: true });
  const [tree, ...rest] = splitNul(answer.stdout);
  if (tree === undefined) throw gitError({ args, ...answer });
  const end = rest.includes('') ? rest.indexOf('') : rest.length;
  const conflicts = readKinds(rest.slice(end + 1)).filter(kind => kind.startsWith('CONFLICT'));
  // git 2.39 calls a merge clean in which a renamed file, with marks of a conflict in it, met the same file on the other side.
  if (answer.code === 0 && conflicts.length === 0) return { kind: 'clean', tree };
  const files = readFiles(rest.slice(0, end));
  const isPlain = files.length > 0 && conflicts.every(kind => plainKinds.has(kind));
  return { kind: 'conflict', tree, files, isPlain };
}

/** What git calls a conflict that concerns one file alone. */
const plainKinds: ReadonlySet<string> = new Set([
  'CONFLICT (contents)',
  'CONFLICT (binary)',
  'CONFLICT (modify/delete)',
]);

/** Messages are a number of paths, the paths, a kind and a text (git-merge-tree, Informational messages). */
function readKinds(parts: readonly string[]): readonly string[] {
  const kinds: string[] = [];
  for (let at = 0; at < parts.length; ) {
    const kind = at + Number(parts[at]) + 1;
    // Of what cannot be read nothing is taken for plain.
    kinds.push(parts[kind] ?? 'CONFLICT');
    at = Number.isNaN(kind) ? parts.length : kind + 2;
  }
  return kinds;
}

const stages = ['base', 'ours', 'theirs'] as const;

/** Lines are `mode object stage TAB path`, one for each side that has the file (git-merge-tree, Conflicted file info). */
function readFiles(lines: readonly string[]): readonly ConflictedFile[] {
  const files = new Map<string, ConflictedFile>();
  for (const line of lines) {
    const [, mode, oid, number, path] = /^(\d+) ([0-9a-f]+) ([123])\t([\s\S]+)$/.exec(line) ?? [];
    const stage = stages[Number(number) - 1];
    if (mode === undefined || oid === undefined || path === undefined || stage === undefined) continue;
    const known = files.get(path) ?? { path, base: null, ours: null, theirs: null };
    files.set(path, { ...known, [stage]: { mode, oid } });
  }
  return [...files.values()];
}

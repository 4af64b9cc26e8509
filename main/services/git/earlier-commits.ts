import type { EarlierRange } from '../../../shared/model/earlier-commits.ts';
import type { CommitFile } from './commit-files.ts';
import { withRenames } from './commit-files.ts';
import { type CommitFacts, commitFormat, parseCommits } from './read-commits.ts';
import { git, type Repository, splitNul } from './repository.ts';

/** What a commit did to one file, and what the file is since. */
export interface EarlierChange extends CommitFile {
  /** The blob it left; null where it deleted the file, or left no file. */
  readonly oid: string | null;
}

/** A commit with what it did; of a merge only what none of its sides had. */
export interface EarlierFacts extends CommitFacts {
  readonly changes: readonly EarlierChange[];
}

/** What is in the newest commits never changes, and they are asked for again and again until they are online. */
const kept = new Map<string, readonly EarlierFacts[]>();
const mostKept = 4;

/**
 * Reads the newest `limit` commits that are here and not online, the newest first, by two runs of git for all of them.
 * What was read last is remembered. Changes nothing.
 */
export async function readEarlierCommits(
  repository: Repository,
  { head, online, remote }: EarlierRange,
  limit: number,
): Promise<readonly EarlierFacts[]> {
  if (head === online) return [];
  const key = [repository.gitDir, head, online, limit].join('\n');
  const known = online === null ? undefined : kept.get(key);
  if (known !== undefined) return known;
  const facts = await listEarlier(repository, head, online ?? `--remotes=${remote}`, limit);
  const changes = await readChanges(
    repository,
    facts.map(({ commit }) => commit),
  );
  const read = facts.map(fact => ({ ...fact, changes: changes.get(fact.commit) ?? [] }));
  kept.set(key, read);
  for (const old of [...kept.keys()].slice(0, -mostKept)) kept.delete(old);
  return read;
}

async function listEarlier(
  repository: Repository,
  head: string,
  known: string,
  limit: number,
): Promise<readonly CommitFacts[]> {
  const shape = [`--max-count=${limit}`, '--no-commit-header', '--encoding=UTF-8', commitFormat];
  const args = ['rev-list', ...shape, head, '--not', known, '--'];
  return parseCommits(splitNul((await git(repository, { args })).stdout));
}

async function readChanges(
  repository: Repository,
  commits: readonly string[],
): Promise<ReadonlyMap<string, readonly EarlierChange[]>> {
  if (commits.length === 0) return new Map();
  // -c: of a merge, what differs from every side.
  const args = ['diff-tree', '--stdin', '-z', '--raw', '-c', '--no-abbrev', ...withRenames];
  const input = commits.map(commit => `${commit}\n`).join('');
  const { stdout } = await git(repository, { args, input, outputLimit: mostOutput });
  return parseChanges(splitNul(stdout));
}

/** In bytes. */
const mostOutput = 256 * 1024 * 1024;

/** A commit's id, then for each file its head line and one path, or two when it was renamed (git-diff-tree, raw and combined formats). */
function parseChanges(parts: readonly string[]): ReadonlyMap<string, readonly EarlierChange[]> {
  const found = new Map<string, EarlierChange[]>();
  let changes: EarlierChange[] = [];
  for (let at = 0; at < parts.length; ) {
    const head = parts[at++] ?? '';
    if (!head.startsWith(':')) {
      changes = [];
      found.set(head.trim(), changes);
      continue;
    }
    const { sides, oid, letters } = readHead(head);
    const first = parts[at++] ?? '';
    const isMoved = sides === 1 && letters.startsWith('R');
    const path = isMoved ? (parts[at++] ?? '') : first;
    changes.push({ path, from: isMoved ? first : null, change: changeOf(letters, isMoved), oid });
  }
  return found;
}

interface ChangeHead {
  /** How many parents the commit was compared with. */
  readonly sides: number;
  readonly oid: string | null;
  readonly letters: string;
}

function readHead(head: string): ChangeHead {
  const sides = head.length - head.replace(/^:+/, '').length;
  const words = head.slice(sides).split(' ');
  const isFile = /^100/.test(words[sides] ?? '');
  return { sides, oid: isFile ? (words[2 * sides + 1] ?? null) : null, letters: words.at(-1) ?? '' };
}

function changeOf(letters: string, isMoved: boolean): CommitFile['change'] {
  if (isMoved) return 'renamed';
  if (/^A+$/.test(letters)) return 'added';
  return /^D+$/.test(letters) ? 'deleted' : 'modified';
}

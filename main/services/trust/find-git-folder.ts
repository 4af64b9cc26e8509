import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { FileBudget } from './read-plain-file.ts';

/** Where a repository keeps its things; every path is absolute. */
export interface GitPlaces {
  /** The folder git would work in; null for a repository without one. */
  readonly top: string | null;
  /** What belongs to this working tree alone. */
  readonly gitDir: string;
  /** What all working trees of the repository share. */
  readonly commonDir: string;
}

/**
 * Finds the repository git would use in `folder`, from there upwards as git does, without running it: a `.git` folder, a
 * `.git` file that names one, or a folder that is a repository itself. Null when there is none.
 */
export async function findGitPlaces(folder: string, budget: FileBudget): Promise<GitPlaces | null> {
  for (let current = folder; ; current = dirname(current)) {
    const linked = await followLink(join(current, '.git'), budget);
    if (linked !== null) return placesOf(current, linked, budget);
    if (await isRepository(current)) return placesOf(null, current, budget);
    if (dirname(current) === current) return null;
  }
}

async function placesOf(top: string | null, gitDir: string, budget: FileBudget): Promise<GitPlaces> {
  const shared = await firstLine(join(gitDir, 'commondir'), budget);
  return { top, gitDir, commonDir: shared === null ? gitDir : resolve(gitDir, shared) };
}

/** The folder of git's data that `.git` is, or names. */
async function followLink(path: string, budget: FileBudget): Promise<string | null> {
  if (await isFolder(path)) return path;
  const target = /^gitdir: (.+)$/.exec((await firstLine(path, budget)) ?? '')?.[1];
  return target === undefined ? null : resolve(dirname(path), target);
}

/** What git asks of a folder before it takes it for a repository (git, `is_git_directory`). */
async function isRepository(folder: string): Promise<boolean> {
  if (!(await isFolder(join(folder, 'objects'))) || !(await isFolder(join(folder, 'refs')))) return false;
  return stat(join(folder, 'HEAD')).then(
    () => true,
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isDirectory(),
    () => false,
  );
}

async function firstLine(path: string, budget: FileBudget): Promise<string | null> {
  const found = await budget.read(path);
  return found.kind === 'read' ? (found.bytes.toString('utf8').split('\n')[0] ?? '').trimEnd() : null;
}

import { createHash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { isSecretName } from '../../../shared/checks/secret-name.ts';
import type { Site } from '../../../shared/model/blog.ts';
import type { FirstFile, LeftFile } from '../../../shared/model/repository.ts';
import { git, type Repository, splitNul } from '../git/repository.ts';
import { refusedBytes, warnedBytes } from '../publish-plan/plan-changes.ts';
import { isOutput } from './output-folders.ts';

/** What a first commit holds and what it leaves out, as paths of the blog. */
export interface FirstFiles {
  readonly files: readonly FirstFile[];
  readonly left: readonly LeftFile[];
  /** Stands for the names in `files`. */
  readonly print: string;
}

const largestKey = 64 * 1024;

/**
 * Lists what a first commit of the blog would hold: every file its ignore rules leave in, but no secrets, no output of
 * the generator, nothing hosts refuse for its size, and no repository inside this one.
 */
export async function listFirstFiles(repository: Repository, site: Site): Promise<FirstFiles> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const { prefix, top } = repository;
  const paths = splitNul((await git(repository, { args })).stdout)
    .filter(path => path.startsWith(prefix))
    .map(path => path.slice(prefix.length));
  const files: FirstFile[] = [];
  const left: LeftFile[] = [];
  for (const path of paths) {
    const found = await lstat(join(top, prefix, path)).catch(() => null);
    const reason = whyLeft(site, path, found?.size ?? 0, found?.isDirectory() ?? false);
    if (reason !== null) left.push({ path, reason });
    else if (found) files.push({ path, bytes: found.size, isLarge: found.size >= warnedBytes });
  }
  const print = createHash('sha256')
    .update(files.map(({ path }) => `${path}\0`).join(''))
    .digest('hex');
  return { files, left: foldFolders(left), print };
}

function whyLeft(site: Site, path: string, bytes: number, isFolder: boolean): LeftFile['reason'] | null {
  if (isFolder) return 'other-repository';
  // Not UTF-8: such a name cannot be said to git from here.
  if (path.includes('\ufffd')) return 'name';
  // Keynote's presentations end like keys, and are larger than any.
  const isPresentation = /\.key$/i.test(path) && bytes > largestKey;
  if (isSecretName(path) && !isPresentation) return 'secret';
  if (isOutput(site, path)) return 'output';
  return bytes > refusedBytes ? 'too-large' : null;
}

/** Thousands of files of one output folder are one line. */
function foldFolders(left: readonly LeftFile[]): readonly LeftFile[] {
  const folded = new Map<string, LeftFile>();
  for (const file of left) {
    const folder = file.reason === 'output' ? file.path.replace(/\/.*$/s, '/') : file.path;
    folded.set(folder, { ...file, path: folder });
  }
  return [...folded.values()];
}

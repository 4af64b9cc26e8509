import { createHash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site } from '../../../shared/model/blog.ts';
import type { FirstFile, LeftFile } from '../../../shared/model/repository.ts';
import { git, type Repository, splitNul } from '../git/repository.ts';
import { refusedBytes, warnedBytes } from '../publish-plan/plan-changes.ts';
import { findMaker } from './output-folders.ts';

/** What a first commit holds and what it leaves out, as paths of the blog. */
export interface FirstFiles {
  readonly files: readonly FirstFile[];
  readonly left: readonly LeftFile[];
  /** Stands for the names in `files`. */
  readonly print: string;
}

/** Files that hold keys, passwords or tokens by their names alone. */
const secrets: readonly RegExp[] = [
  /(^|\/)\.env(\.(?!example$|sample$|template$|dist$)[^/]*)?$/i,
  /\.(pem|key|p12|pfx|jks|keystore|kdbx|ppk)$/i,
  /(^|\/)(id_(rsa|dsa|ecdsa|ed25519)[^/]*|\.netrc|_netrc|\.git-credentials|\.htpasswd|\.npmrc|\.pypirc|\.pgpass)$/i,
  /(^|\/)(secrets?|credentials?)(\.[^/]*)?\.(json|ya?ml|toml|ini|txt)$/i,
  /(^|\/)\.(ssh|aws|gnupg)\//i,
];

const largestKey = 64 * 1024;

/** Whether a file's name says that it holds a secret. */
export function isSecretName(path: string): boolean {
  return secrets.some(pattern => pattern.test(path));
}

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
    const why = whyLeft(site, path, found?.size ?? 0, found?.isDirectory() ?? false);
    if (why !== null) left.push(why);
    else if (found) files.push({ path, bytes: found.size, isLarge: found.size >= warnedBytes });
  }
  const print = createHash('sha256')
    .update(files.map(({ path }) => `${path}\0`).join(''))
    .digest('hex');
  return { files, left: foldFolders(left), print };
}

function whyLeft(site: Site, path: string, bytes: number, isFolder: boolean): LeftFile | null {
  if (isFolder) return { path, reason: 'other-repository' };
  // Not UTF-8: such a name cannot be said to git from here.
  if (path.includes('\ufffd')) return { path, reason: 'name' };
  // Keynote's presentations end like keys, and are larger than any.
  const isPresentation = /\.key$/i.test(path) && bytes > largestKey;
  if (isSecretName(path) && !isPresentation) return { path, reason: 'secret' };
  const maker = findMaker(site, path);
  if (maker !== null) return { path: maker.whole, reason: maker.reason };
  return bytes > refusedBytes ? { path, reason: 'too-large' } : null;
}

/** Thousands of files of one output folder are one line. */
function foldFolders(left: readonly LeftFile[]): readonly LeftFile[] {
  return [...new Map(left.map(file => [file.path, file])).values()];
}

import { createHash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { readCheckSettings } from '../../../shared/checks/check-settings.ts';
import { isSecretName } from '../../../shared/checks/secret-name.ts';
import type { BlogPath, Site } from '../../../shared/model/blog.ts';
import type { CheckSetting, SecretPlace } from '../../../shared/model/checks.ts';
import type { FirstFile, LeftOutFile } from '../../../shared/model/repository.ts';
import { readSettingsFile } from '../blog/settings-file.ts';
import { findSecretInFile } from '../checks/secret-in-file.ts';
import { git, type Repository, splitNul } from '../git/repository.ts';
import { refusedBytes, warnedBytes } from '../publish-plan/plan-changes.ts';
import { findMaker } from './output-folders.ts';

/** What a first commit holds and what it leaves out, as paths of the blog. */
export interface FirstFiles {
  readonly files: readonly FirstFile[];
  readonly left: readonly LeftOutFile[];
  /** What keys and passwords in texts are in this blog. */
  readonly secretRule: CheckSetting;
  /** Stands for what `files` says. */
  readonly print: string;
}

const largestKey = 64 * 1024;

/**
 * Lists what a first commit of the blog would hold: every file its ignore rules leave in, but nothing that looks like a key
 * or password, by its name or, as the blog has the rule set, by its text; no output of programs, nothing hosts refuse for
 * its size, and no repository inside this one.
 * @throws AppError `cancelled`
 */
export async function listFirstFiles(repository: Repository, site: Site): Promise<FirstFiles> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const { prefix, top } = repository;
  const root = join(top, prefix);
  const rule = await readSecretRule(root);
  const paths = splitNul((await git(repository, { args })).stdout)
    .filter(path => path.startsWith(prefix))
    .map(path => path.slice(prefix.length));
  const files: FirstFile[] = [];
  const left: LeftOutFile[] = [];
  for (const path of paths) {
    // Each look waits for the system, so that others have their turn between two files that are read.
    const found = await lstat(join(root, path)).catch(() => null);
    if (repository.signal?.aborted) throw new AppError('cancelled');
    const why = whyLeft(site, path, found?.size ?? 0, found?.isDirectory() ?? false);
    const isRead = why === null && rule !== 'off' && found?.isFile() === true;
    const secret = isRead ? findSecretInFile(root, path, found.size) : null;
    if (why !== null) left.push(why);
    else if (secret !== null && rule === 'error') left.push({ path, reason: 'secret-inside', secret });
    else if (found) files.push(fileOf(path, found.size, secret));
  }
  return { files, left: foldFolders(left), secretRule: rule, print: printOf(files) };
}

async function readSecretRule(root: string): Promise<CheckSetting> {
  const { text } = await readSettingsFile(root);
  return readCheckSettings(text).settings.secret ?? 'error';
}

function fileOf(path: BlogPath, bytes: number, secret: SecretPlace | null): FirstFile {
  const file = { path, bytes, isLarge: bytes >= warnedBytes };
  return secret === null ? file : { ...file, secret };
}

function printOf(files: readonly FirstFile[]): string {
  const lines = files.map(
    ({ path, secret }) => `${path}\0${secret ? `${secret.line} ${secret.name}\0` : ''}`,
  );
  return createHash('sha256').update(lines.join('')).digest('hex');
}

function whyLeft(site: Site, path: string, bytes: number, isFolder: boolean): LeftOutFile | null {
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
function foldFolders(left: readonly LeftOutFile[]): readonly LeftOutFile[] {
  return [...new Map(left.map(file => [file.path, file])).values()];
}

import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { CheckedOut } from '../../../shared/model/blog.ts';
import { unfinishedOperation } from '../git/repository.ts';

/** Longest HEAD or `.git` file that is read, in bytes. */
const longestFile = 4096;

// `ref: refs/heads/main`
const headPattern = /^ref: refs\/heads\/(.+)$/;

// `gitdir: ../.git/worktrees/x`: what a worktree or a submodule has instead of a folder
const linkPattern = /^gitdir: (.+)$/;

/**
 * The branch checked out in the repository that holds a folder, read from its files without running git; null when
 * there is none, when HEAD is detached, and when the files cannot be read.
 */
export async function readBranch(folder: string): Promise<string | null> {
  for (let current = folder; ; current = dirname(current)) {
    const gitFolder = await findGitFolder(join(current, '.git'));
    if (gitFolder !== undefined) return readHead(join(gitFolder, 'HEAD'));
    if (dirname(current) === current) return null;
  }
}

/** The branch and what is unfinished in the repository that holds a folder, read from its files without running git. */
export async function readCheckedOut(folder: string): Promise<CheckedOut> {
  for (let current = folder; ; current = dirname(current)) {
    const gitDir = await findGitFolder(join(current, '.git'));
    if (gitDir !== undefined)
      return {
        branch: await readHead(join(gitDir, 'HEAD')),
        operation: await unfinishedOperation({ gitDir }),
      };
    if (dirname(current) === current) return { branch: null, operation: null };
  }
}

/**
 * What is checked out in the repository that holds a folder, as a mark that is another one after a switch, a pull or a
 * commit; read from its files without running git, and null where there is none.
 */
export async function readHeadMark(folder: string): Promise<string | null> {
  for (let current = folder; ; current = dirname(current)) {
    const gitFolder = await findGitFolder(join(current, '.git'));
    if (gitFolder !== undefined) return readMark(gitFolder);
    if (dirname(current) === current) return null;
  }
}

async function readMark(gitFolder: string): Promise<string | null> {
  const head = await readSmall(join(gitFolder, 'HEAD'));
  const branch = headPattern.exec(head ?? '')?.[1];
  if (head === undefined || branch === undefined) return head ?? null;
  // A worktree has its branches where the repository has them.
  const shared = await readSmall(join(gitFolder, 'commondir'));
  const place = shared === undefined ? gitFolder : resolve(gitFolder, shared);
  return `${head}\n${(await readSmall(join(place, 'refs', 'heads', branch))) ?? ''}`;
}

async function readHead(path: string): Promise<string | null> {
  const head = await readSmall(path);
  return headPattern.exec(head ?? '')?.[1] ?? null;
}

async function findGitFolder(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  if (found.isDirectory()) return path;
  const link = linkPattern.exec((await readSmall(path)) ?? '')?.[1];
  return link === undefined ? undefined : resolve(dirname(path), link);
}

/** A branch is a label on the screen: a repository that cannot be read shows none, and git says why when it is used. */
async function readSmall(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isFile() || found.size > longestFile) return undefined;
  return readFile(path, 'utf8').then(
    text => text.trimEnd(),
    () => undefined,
  );
}

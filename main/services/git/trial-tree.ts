import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileEntry } from './index-entries.ts';
import { git, joinNul, type Repository } from './repository.ts';

/** A place of our own for git to work in, so that the user's index (and objects) stay as they are. */
export interface Scratch {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A private index in `folder`; with `privateObjects` new objects go there too and the repository is not written at all. */
export async function makeScratch(
  repository: Repository,
  folder: string,
  privateObjects: boolean,
): Promise<Scratch> {
  const index = { GIT_INDEX_FILE: join(folder, 'index') };
  if (!privateObjects) return { folder, env: index };
  const objects = join(folder, 'objects');
  await mkdir(objects, { recursive: true });
  // A quoted path may hold the list's separator (git, GIT_ALTERNATE_OBJECT_DIRECTORIES).
  const alternate = JSON.stringify(join(repository.commonDir, 'objects'));
  const env = { ...index, GIT_OBJECT_DIRECTORY: objects, GIT_ALTERNATE_OBJECT_DIRECTORIES: alternate };
  return { folder, env };
}

/** Does `work` with a {@link makeScratch} in a temporary folder, which is gone afterwards. */
export async function withScratch<Result>(
  repository: Repository,
  privateObjects: boolean,
  work: (scratch: Scratch) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'leysin-scratch-'));
  try {
    return await work(await makeScratch(repository, folder, privateObjects));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts the files of `commit` into the index of `scratch`, with nothing of the working tree. */
export async function loadCommit(
  repository: Repository,
  { env }: Pick<Scratch, 'env'>,
  commit: string,
): Promise<void> {
  await git(repository, { args: ['read-tree', '--end-of-options', commit], env, writes: true });
}

/** Builds the tree of `commit` with `paths` as they are in the working tree now, and gives its id. */
export async function buildTree(
  repository: Repository,
  scratch: Scratch,
  commit: string,
  paths: readonly string[],
): Promise<string> {
  await loadCommit(repository, scratch, commit);
  return buildOnLoaded(repository, scratch, paths);
}

/** The same on top of what was put into the index of `scratch` by {@link loadCommit}. */
export async function buildOnLoaded(
  repository: Repository,
  { env }: Pick<Scratch, 'env'>,
  paths: readonly string[],
): Promise<string> {
  const args = ['update-index', '-z', '--add', '--remove', '--stdin'];
  await git(repository, { args, input: joinNul(paths), env, writes: true });
  const { stdout } = await git(repository, { args: ['write-tree'], env, writes: true });
  return stdout.toString('utf8').trim();
}

/**
 * Builds the tree that is `tree`, or that of a commit, with some of its files replaced, or taken out where null, and
 * gives its id; where `entries` is empty, `tree` as it is.
 */
export async function replaceInTree(
  repository: Repository,
  { env }: Pick<Scratch, 'env'>,
  tree: string,
  entries: ReadonlyMap<string, FileEntry | null>,
): Promise<string> {
  if (entries.size === 0) return tree;
  await loadCommit(repository, { env }, tree);
  // A mode of 0 takes a path out (git-update-index, Using --index-info).
  const none = '0'.repeat(tree.length);
  const lines = [...entries].map(([path, entry]) =>
    entry ? `${entry.mode} ${entry.oid} 0\t${path}\0` : `0 ${none}\t${path}\0`,
  );
  // What goes is taken out first: a file may come to stand where a folder was.
  const input = [
    ...lines.filter(line => line.startsWith('0 ')),
    ...lines.filter(line => !line.startsWith('0 ')),
  ];
  const args = ['update-index', '-z', '--index-info'];
  await git(repository, { args, input: input.join(''), env, writes: true });
  const { stdout } = await git(repository, { args: ['write-tree'], env, writes: true });
  return stdout.toString('utf8').trim();
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
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

/** Builds the tree of `commit` with `paths` as they are in the working tree now, and gives its id. */
export async function buildTree(
  repository: Repository,
  scratch: Scratch,
  commit: string,
  paths: readonly string[],
): Promise<string> {
  const { env } = scratch;
  await git(repository, { args: ['read-tree', '--end-of-options', commit], env, writes: true });
  const args = ['update-index', '-z', '--add', '--remove', '--stdin'];
  await git(repository, { args, input: joinNul(paths), env, writes: true });
  const { stdout } = await git(repository, { args: ['write-tree'], env, writes: true });
  return stdout.toString('utf8').trim();
}

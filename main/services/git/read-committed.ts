import { readBlobs } from './blobs.ts';
import { git, type Repository } from './repository.ts';

/**
 * Reads the files that `commit` (an id, or HEAD, which may be of a branch without commits) holds under `paths`, in one
 * run of git; those it does not hold are left out.
 * Bytes are as git keeps them, before line ends and filters of the working tree.
 */
export async function readCommitted(
  repository: Repository,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const start = `${commit}:`;
  const blobs = await readBlobs(
    repository,
    paths.map(path => start + path),
  );
  return new Map([...blobs].map(([name, bytes]) => [name.slice(start.length), bytes]));
}

/** The size in bytes of the file that `commit` holds under `path`; null when it holds none. */
export async function committedSize(
  repository: Repository,
  commit: string,
  path: string,
): Promise<number | null> {
  const args = ['cat-file', '-s', `${commit}:${path}`];
  const { stdout, code } = await git(repository, { args, accept: [0, 128] });
  return code === 0 ? Number(stdout.toString('utf8').trim()) : null;
}

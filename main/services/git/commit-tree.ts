import { git, type Repository } from './repository.ts';

/** Makes a commit object no branch points to, and gives its id. */
export async function commitTree(
  repository: Repository,
  tree: string,
  parents: readonly string[],
  message: string,
  sign: boolean,
): Promise<string> {
  const args = [
    'commit-tree',
    ...(sign ? ['-S'] : []),
    ...parents.flatMap(parent => ['-p', parent]),
    '-F',
    '-',
    tree,
  ];
  const { stdout } = await git(repository, { args, input: message, writes: true });
  return stdout.toString('utf8').trim();
}

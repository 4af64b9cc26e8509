import { git, joinNul, type Repository, splitNul } from './repository.ts';

/** Those of `paths` that are not tracked and that the user's ignore rules leave out. */
export async function findIgnored(
  repository: Repository,
  paths: readonly string[],
): Promise<readonly string[]> {
  if (paths.length === 0) return [];
  const args = ['check-ignore', '-z', '--stdin'];
  // This command knows no literal pathspecs; a leading `./` keeps a name from being read as anything but a name.
  const input = joinNul(paths.map(path => `./${path}`));
  const { stdout } = await git(repository, {
    args,
    input,
    accept: [0, 1],
    env: { GIT_LITERAL_PATHSPECS: '0' },
  });
  return splitNul(stdout).map(path => path.replace(/^\.\//, ''));
}

import { git, type Repository } from './repository.ts';

/** How many commits of `commit` are in none of the histories of `known`, merges not counted. */
export async function countOwn(
  repository: Repository,
  commit: string,
  known: readonly string[],
): Promise<number> {
  const args = ['rev-list', '--count', '--no-merges', commit, '--not', ...known, '--'];
  const { stdout } = await git(repository, { args });
  return Number(stdout.toString('utf8').trim());
}

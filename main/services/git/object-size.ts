import { git, type Repository } from './repository.ts';

/** The size of an object, in bytes; `env` names the places it may lie in besides the repository. */
export async function readSize(
  repository: Repository,
  oid: string,
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const { stdout } = await git(repository, { args: ['cat-file', '-s', oid], env });
  return Number(stdout.toString('utf8').trim());
}

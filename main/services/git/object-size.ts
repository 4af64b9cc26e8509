import { git, joinNul, type Repository } from './repository.ts';

/** The size of an object, in bytes; `env` names the places it may lie in besides the repository. */
export async function readSize(
  repository: Repository,
  oid: string,
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const { stdout } = await git(repository, { args: ['cat-file', '-s', oid], env });
  return Number(stdout.toString('utf8').trim());
}

/** The sizes in bytes of these blobs, in the order of their ids; what is missing or no blob is left out. */
export async function readBlobSizes(
  repository: Repository,
  oids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (oids.length === 0) return new Map();
  const args = ['cat-file', '--batch-check', '-z'];
  const { stdout } = await git(repository, { args, input: joinNul(oids) });
  const lines = stdout.toString('latin1').matchAll(/^([0-9a-f]+) blob (\d+)$/gm);
  return new Map([...lines].map(([, oid = '', size]) => [oid, Number(size)]));
}

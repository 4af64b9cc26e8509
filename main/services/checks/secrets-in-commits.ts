import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../../shared/app-error.ts';
import type { SecretPlace } from '../../../shared/model/checks.ts';
import { readBlobs } from '../git/blobs.ts';
import { readBlobSizes } from '../git/object-size.ts';
import type { Repository } from '../git/repository.ts';
import { findSecretsOf, largestText } from './secrets-in-text.ts';

/** A version of a file. */
interface CommittedFile {
  readonly path: string;
  readonly oid: string;
}

/** Where a key or password stands in a version of a file. */
export type FoundSecret<T extends CommittedFile> = T & SecretPlace;

/** Of what is read at a time, in bytes. */
const mostAtOnce = 32 * 1024 * 1024;

/** The keys and passwords in these versions of files, the newest first, each kind once in a file; what is no text, or longer than 2 MB, is passed over. */
export async function findSecretsIn<T extends CommittedFile>(
  repository: Repository,
  files: readonly T[],
): Promise<readonly FoundSecret<T>[]> {
  const byOid = new Map(files.toReversed().map(file => [file.oid, file]));
  const sizes = await readBlobSizes(repository, [...byOid.keys()]);
  const found: FoundSecret<T>[] = [];
  for (const oids of inParts(sizes))
    for (const [oid, bytes] of await readBlobs(repository, oids, 2 * mostAtOnce)) {
      const file = byOid.get(oid);
      if (file === undefined) continue;
      for (const place of findSecretsOf(bytes)) found.push({ ...file, ...place });
      await nextTurn();
      if (repository.signal?.aborted) throw new AppError('cancelled');
    }
  return onceInEachFile(found);
}

function* inParts(sizes: ReadonlyMap<string, number>): Generator<readonly string[]> {
  let part: string[] = [];
  let bytes = 0;
  for (const [oid, size] of sizes) {
    if (size > largestText) continue;
    if (bytes + size > mostAtOnce) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(oid);
    bytes += size;
  }
  yield part;
}

/** A key that stays in a file from commit to commit is told where it came in: the oldest are looked at first. */
function onceInEachFile<T extends CommittedFile>(
  found: readonly FoundSecret<T>[],
): readonly FoundSecret<T>[] {
  const seen = new Set<string>();
  return found.filter(({ path, name }) => {
    const key = [path, name].join('\n');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Guard, isString, listOf, shapeOf } from '../../../shared/api/guards.ts';
import type { Repository } from '../git/repository.ts';
import { readJson, writeJson } from '../settings/json-file.ts';

/** A commit of the branch, and the one that brought some of its files onto what was online, without the rest of the branch. */
export interface PickedPair {
  readonly local: string;
  readonly picked: string;
  /** The files, in the repository. */
  readonly paths: readonly string[];
}

/** The picked commits of a repository: git knows no bond between them and the branch they came from. */
export interface PickedPairs {
  /** The oldest first. */
  read(): Promise<readonly PickedPair[]>;
  /** Remembers one more; on disk when it returns. @throws file.disk-full and the other file errors */
  add(pair: PickedPair): Promise<void>;
}

/** More are hardly made before both sides come together; a forgotten one costs a question, never a text. */
const mostPairs = 200;

/** Opens what is remembered of `repository`, all its working trees together, in `runFolder`, a folder of ours. */
export function openPickedPairs(runFolder: string, { commonDir }: Repository): PickedPairs {
  const key = createHash('sha256').update(commonDir).digest('hex').slice(0, 16);
  const file = join(runFolder, `${key}.picked.json`);
  const read = async () => {
    const { value } = await readJson(file, 'What was published by itself');
    return isPairList(value) ? value.pairs : [];
  };
  return {
    read,
    add: async pair => {
      const pairs = [...(await read()), pair].slice(-mostPairs);
      await mkdir(runFolder, { recursive: true });
      await writeJson(file, { pairs });
    },
  };
}

const isPairList: Guard<{ readonly pairs: readonly PickedPair[] }> = shapeOf({
  pairs: listOf(shapeOf({ local: isString, picked: isString, paths: listOf(isString) })),
});

import { inTurn } from '../files/file-queue.ts';
import { type Claim, takeClaimSoon } from '../processes/take-claim.ts';
import { readJson, writeJson } from './json-file.ts';

/** What is kept in a JSON file that several programs of ours change. */
export interface SharedJson<T> {
  /** As this program knows it: what others have changed since its own last change is not in it. */
  value(): T;
  /**
   * Changes what is in the file by now, others' changes too; nothing is written where `apply` gives what it got.
   * @throws file.disk-full and the other file errors; `value` stays as it was then.
   */
  change(apply: (known: T) => T): Promise<void>;
}

/** How often the file is asked for while others change it; then we go on without, rather than not at all. */
const tries = 40;

/** Keeps `file`, of which `first` was read; `parse` makes the best of whatever it holds. */
export function keepSharedJson<T>(file: string, first: T, parse: (saved: unknown) => T): SharedJson<T> {
  let value = first;
  return {
    value: () => value,
    change: apply =>
      inTurn(file, async () => {
        const claim = await claimFile(file);
        try {
          const { value: saved, problem } = await readJson(file, '');
          // A file that is missing or damaged by now knows less than we do.
          const known = saved === undefined || problem !== undefined ? value : parse(saved);
          const next = apply(known);
          if (next !== known) await writeJson(file, next);
          value = next;
        } finally {
          await claim?.release();
        }
      }),
  };
}

/** Where no claim can be written, the file cannot be either, and says so itself. */
async function claimFile(file: string): Promise<Claim | null> {
  try {
    return await takeClaimSoon(`${file}.claim`, tries);
  } catch {
    return null;
  }
}

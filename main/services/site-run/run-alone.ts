import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { toFileError } from '../files/file-error.ts';
import { inTurn } from '../files/file-queue.ts';
import type { Repository } from '../git/repository.ts';
import { type Claim, takeClaimSoon } from '../processes/take-claim.ts';
import { claimPlace } from './run-record.ts';

/** Two that begin in the same moment may turn each other away: how often one of them comes again. */
const tries = 6;

/**
 * Runs `work` while nobody else of ours runs anything on the repository: others of this process wait for their turn, those of
 * another process with the same `runFolder` are told. What a run leaves on disk is its alone from the first look on.
 * @throws AppError `publish.running` when another process runs something there; `file.*` when our folder cannot be written; those of `work`.
 */
export function runAlone<T>(runFolder: string, repository: Repository, work: () => Promise<T>): Promise<T> {
  return inTurn(repository.commonDir, async () => {
    const place = claimPlace(runFolder, repository);
    const claim = await claimAt(place);
    if (claim === null) throw new AppError('publish.running');
    try {
      return await work();
    } finally {
      await claim.release();
    }
  });
}

async function claimAt(place: string): Promise<Claim | null> {
  try {
    await mkdir(dirname(place), { recursive: true });
    return await takeClaimSoon(place, tries);
  } catch (error) {
    throw toFileError(error, dirname(place));
  }
}

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../shared/app-error.ts';
import { inTurn } from '../files/file-queue.ts';
import type { Repository } from '../git/repository.ts';
import { claimPlace } from './run-record.ts';
import { type Claim, takeClaim } from './take-claim.ts';

/** Two that begin in the same moment may turn each other away: how often one of them comes again. */
const tries = 6;
/** And after how long at the most, in ms; by chance, so that they do not meet again. */
const longestPause = 60;

/**
 * Runs `work` while nobody else of ours runs anything on the repository: others of this process wait for their turn, those of
 * another process with the same `runFolder` are told. What a run leaves on disk is its alone from the first look on.
 * @throws AppError `publish.running` when another process runs something there; `cancelled`; those of `work`.
 */
export function runAlone<T>(runFolder: string, repository: Repository, work: () => Promise<T>): Promise<T> {
  return inTurn(repository.commonDir, async () => {
    const claim = await claimRun(claimPlace(runFolder, repository), repository.signal);
    try {
      return await work();
    } finally {
      await claim.release();
    }
  });
}

async function claimRun(place: string, signal: AbortSignal | undefined): Promise<Claim> {
  await mkdir(dirname(place), { recursive: true });
  for (let left = tries; left > 0; left -= 1) {
    if (signal?.aborted) throw new AppError('cancelled');
    const claim = await takeClaim(place);
    if (claim !== null) return claim;
    await wait(Math.random() * longestPause);
  }
  throw new AppError('publish.running');
}

import { AppError } from '../../../shared/app-error.ts';

/** Where long work gives way to messages and timers; undefined while its turn is not over. @throws cancelled */
export type Pace = () => Promise<void> | undefined;

/**
 * Creates the pace of one piece of work: after every `sliceMs` milliseconds it waits until the thread has looked at its
 * messages, among them perhaps the one that aborts `signal`. Use: `const turn = pace(); if (turn) await turn;`
 */
export function createPace(signal: AbortSignal | undefined, sliceMs = 10): Pace {
  let sliceEnd = performance.now() + sliceMs;
  return () => {
    if (signal?.aborted) throw new AppError('cancelled');
    if (performance.now() < sliceEnd) return undefined;
    return new Promise((resolve, reject) => {
      setImmediate(() => {
        sliceEnd = performance.now() + sliceMs;
        if (signal?.aborted) reject(new AppError('cancelled'));
        else resolve();
      });
    });
  };
}

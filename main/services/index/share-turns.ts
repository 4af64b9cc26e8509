import { AppError } from '../../../shared/app-error.ts';

/** One run for all who wait for it; without any of them it ends. */
interface Turn<T> {
  waiting: number;
  readonly controller: AbortController;
  readonly done: Promise<T>;
}

/**
 * Lets `run` happen one at a time: who asks while it runs may know of a change it has passed already, and shares the next
 * run with all who ask until that begins. Who gives up is let go at once; a run that nobody waits for is aborted.
 * @throws from the returned function: cancelled when its signal is aborted; whatever `run` throws.
 */
export function shareTurns<T>(run: (signal: AbortSignal) => Promise<T>): (signal: AbortSignal) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  /** The one that has not begun. */
  let next: Turn<T> | undefined;

  function take(): Turn<T> {
    const controller = new AbortController();
    const turn: Turn<T> = {
      waiting: 0,
      controller,
      done: tail.then(() => {
        if (next === turn) next = undefined;
        return run(controller.signal);
      }),
    };
    tail = turn.done.then(
      () => undefined,
      () => undefined,
    );
    next = turn;
    return turn;
  }

  return signal => {
    const turn = next ?? take();
    turn.waiting += 1;
    return orAborted(turn.done, signal).finally(() => {
      turn.waiting -= 1;
      if (turn.waiting > 0) return;
      if (next === turn) next = undefined;
      turn.controller.abort();
    });
  };
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new AppError('cancelled'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

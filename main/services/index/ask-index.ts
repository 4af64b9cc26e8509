import { AppError, fromWireError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { IndexAnswer, IndexClient, IndexPort, IndexQuestion } from './index-calls.ts';

/** Asks the index at the other end of a port. */
export interface IndexAsker extends Pick<IndexClient, 'ask' | 'watch'> {
  /** Ends all questions that wait with `error`, and every later one. */
  fail(error: Error): void;
}

/** Who hears what a port brings besides answers. */
export interface AskerListeners {
  /** Whether any question waits, each time that changes. */
  readonly waits: (isWaiting: boolean) => void;
  readonly warn: (message: string) => void;
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((value: never) => void) | undefined;
}

/** Creates the asker's end of `port`, served by `serveIndex`. */
export function createIndexAsker(port: IndexPort, { waits, warn }: AskerListeners): IndexAsker {
  const waiting = new Map<number, Waiting>();
  const send = (question: IndexQuestion) => port.postMessage(question);
  let lastId = 0;
  let failed: Error | undefined;
  let tell: (paths: readonly BlogPath[]) => void = () => {};

  function settle(id: number): Waiting | undefined {
    const found = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) waits(false);
    return found;
  }

  port.on('message', message => {
    // Only our own worker writes to it.
    const answer = message as IndexAnswer;
    if (answer.kind === 'warning') warn(answer.message);
    else if (answer.kind === 'changed') tell(answer.paths);
    else if (answer.kind === 'progress') waiting.get(answer.id)?.onProgress?.(answer.value as never);
    else if (answer.kind === 'done') settle(answer.id)?.resolve(answer.result as never);
    else settle(answer.id)?.reject(toError(answer));
  });

  return {
    ask(name, params, { signal, onProgress } = {}) {
      if (failed) return Promise.reject(failed);
      if (signal?.aborted) return Promise.reject(new AppError('cancelled'));
      const id = ++lastId;
      const cancel = () => send({ kind: 'cancel', id });
      signal?.addEventListener('abort', cancel, { once: true });
      const answered = new Promise<never>((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (result: never) => void, reject, onProgress });
      });
      if (waiting.size === 1) waits(true);
      send({ kind: 'ask', id, name, params });
      return answered.finally(() => signal?.removeEventListener('abort', cancel));
    },
    watch(next) {
      tell = next;
      send({ kind: 'watch' });
    },
    fail(error) {
      tell = () => {};
      failed = error;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}

function toError({ error, stack }: Extract<IndexAnswer, { kind: 'fail' }>): Error {
  if (stack === undefined) return fromWireError(error);
  return Object.assign(new Error(String(error.data.message)), { stack });
}

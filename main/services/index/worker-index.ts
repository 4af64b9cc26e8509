import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { createIndexAsker } from './ask-index.ts';
import type { IndexClient } from './index-calls.ts';
import type { IndexWorkerData } from './index-worker.ts';

/** How a worker is started and what is done when it ends by itself. */
export interface WorkerIndexOptions {
  /** The built worker. */
  readonly file: string;
  /** What it is started with; after it ended by itself once, nothing it may have written is to be trusted. */
  readonly data: (isFirst: boolean) => IndexWorkerData;
  /** The index in this thread, for when the worker has ended by itself twice. */
  readonly openFallback: () => IndexClient;
  readonly warn: (message: string) => void;
}

/** An index in a worker that was started. */
interface StartedWorker extends IndexClient {
  /** Ends it in the middle of whatever it does, as a crash would. */
  readonly kill: () => void;
}

/** An index in a worker, for tests with a way to kill it. */
export interface WorkerIndex extends IndexClient {
  /** Ends the worker as a crash would. */
  kill(): void;
}

/** The worker ended although nobody asked it to. */
class WorkerEnded extends Error {}

/**
 * For what a worker has just made, in MB. Texts are read, looked at and left: with what Node takes, they lie about in four
 * times as much memory, and no list comes sooner.
 */
const youngMegabytes = 12;

/** What is written of a worker may last that long at the end, in milliseconds. */
const longestKeepMs = 5_000;

/**
 * Creates an index in a worker, which is started at the first question. When it ends by itself, it is started once more,
 * then the fallback takes over; questions that waited are asked again, so nobody sees more of it than a delay.
 */
export function createWorkerIndex(options: WorkerIndexOptions): WorkerIndex {
  let current: IndexClient | undefined;
  let started: StartedWorker | undefined;
  let ends = 0;
  let tell: ((paths: readonly BlogPath[]) => void) | undefined;

  function open(): IndexClient {
    if (current) return current;
    current = ends > 1 ? options.openFallback() : start();
    if (tell) current.watch(tell);
    return current;
  }

  function start(): StartedWorker {
    const worker: StartedWorker = startWorker(options, ends === 0, reason => {
      if (current !== worker) return;
      current = undefined;
      started = undefined;
      ends += 1;
      options.warn(ends > 1 ? `${reason} From now on the program itself does.` : `${reason} It begins anew.`);
      if (tell === undefined) return;
      open();
      // Nobody watched for a moment.
      tell([]);
    });
    started = worker;
    return worker;
  }

  return {
    async ask(name, params, askOptions) {
      for (;;) {
        try {
          return await open().ask(name, params, askOptions);
        } catch (error) {
          if (!(error instanceof WorkerEnded)) throw error;
        }
      }
    },
    watch(next) {
      tell = next;
      if (current) current.watch(next);
      else open();
    },
    async close() {
      tell = undefined;
      const closing = current;
      if (started !== undefined) current = undefined;
      started = undefined;
      await closing?.close();
    },
    kill: () => started?.kill(),
  };
}

function startWorker(
  { file, data, warn }: WorkerIndexOptions,
  isFirst: boolean,
  ended: (reason: string) => void,
): StartedWorker {
  const workerData = data(isFirst);
  const worker = new Worker(file, {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  });
  // It keeps the program running only while somebody waits for it.
  worker.unref();
  const waits = (isWaiting: boolean) => (isWaiting ? worker.ref() : worker.unref());
  const asker = createIndexAsker(worker, { waits, warn });
  const end = (why: string) => {
    ended(`What reads the posts of ${workerData.blog.root} in the background ended (${why}).`);
    asker.fail(new WorkerEnded(why));
  };
  worker.on('error', error => end(error.message));
  worker.on('exit', code => end(`code ${code}`));
  return {
    ask: asker.ask,
    watch: asker.watch,
    kill: () => void worker.terminate(),
    async close() {
      const kept = asker.ask('keep', null);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<null>(resolve => {
        timer = setTimeout(() => resolve(null), longestKeepMs);
      });
      try {
        await Promise.race([kept, late]);
      } catch (error) {
        // Nothing is lost but the time the next start takes.
        if (!(error instanceof WorkerEnded)) warn(String(error));
      } finally {
        clearTimeout(timer);
        asker.fail(new AppError('cancelled'));
        await worker.terminate();
      }
    },
  };
}

/** Long work on the page in pieces short enough for the keys and frames between them. */
export interface Slices {
  /**
   * Begins a piece of work at once, or after what was added before. It gives way where it yields; `isTimeUp` tells when it
   * should. `onFailed` gets what it throws, which is thrown on where there is none.
   */
  add(work: (isTimeUp: () => boolean) => Iterator<void>, onFailed?: (error: unknown) => void): void;
  /** Drops all work where it stands. */
  clear(): void;
  /** Resolves when all that was added is done or dropped. */
  settled(): Promise<void>;
}

/** How long a piece may take, in ms: half of a frame. */
const sliceMs = 8;

interface Queued {
  readonly steps: Iterator<void>;
  readonly onFailed: ((error: unknown) => void) | undefined;
}

/** Nothing to do yet. */
export function createSlices(): Slices {
  let queue: Queued[] = [];
  let endMs = 0;
  let isScheduled = false;
  let waiting: (() => void)[] = [];
  // Neither frames nor timers: both stop in a window that nobody sees.
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    isScheduled = false;
    run();
  };
  const isTimeUp = () => performance.now() >= endMs;

  function run(): void {
    endMs = performance.now() + sliceMs;
    try {
      while (queue[0] && !isTimeUp()) step(queue[0]);
    } finally {
      if (queue.length === 0) tellAll();
      else if (!isScheduled) {
        isScheduled = true;
        channel.port2.postMessage(null);
      }
    }
  }

  /** Goes on with the first work; one that fails is over, and what waits behind it goes on. */
  function step(work: Queued): void {
    let isOver = true;
    try {
      isOver = work.steps.next().done === true;
    } catch (error) {
      if (!work.onFailed) throw error;
      work.onFailed(error);
    } finally {
      if (isOver && queue[0] === work) queue.shift();
    }
  }

  function tellAll(): void {
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
  }

  return {
    add(work, onFailed) {
      queue.push({ steps: work(isTimeUp), onFailed });
      if (queue.length === 1) run();
    },
    clear() {
      queue = [];
      tellAll();
    },
    settled: () =>
      new Promise(resolve => {
        if (queue.length === 0) resolve();
        else waiting.push(resolve);
      }),
  };
}

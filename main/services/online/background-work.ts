/** What runs in a blog without being asked for, and gives way to what the user asks for. */
export interface BackgroundWork {
  /** Runs `work` when nothing else runs in that blog; undefined, without having run, when something does. */
  whenIdle<T>(root: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> | undefined;
  /** Ends what runs there by itself, waits for its end, then runs `work`; nothing begins by itself meanwhile. */
  inFront<T>(root: string, work: () => Promise<T>): Promise<T>;
  /** Ends what runs by itself in every blog, and lets nothing begin any more. */
  close(): Promise<void>;
}

interface Running {
  readonly controller: AbortController;
  readonly ended: Promise<unknown>;
}

/** Creates the background work of an app: none. */
export function createBackgroundWork(): BackgroundWork {
  const running = new Map<string, Running>();
  const inFront = new Map<string, number>();
  let isClosed = false;
  const count = (root: string, by: number) => {
    const next = (inFront.get(root) ?? 0) + by;
    if (next > 0) inFront.set(root, next);
    else inFront.delete(root);
  };
  const end = async (root: string) => {
    running.get(root)?.controller.abort();
    await running.get(root)?.ended;
  };
  return {
    whenIdle(root, work) {
      if (isClosed || running.has(root) || inFront.has(root)) return undefined;
      const controller = new AbortController();
      const done = work(controller.signal).finally(() => running.delete(root));
      const ended = done.then(
        () => undefined,
        () => undefined,
      );
      running.set(root, { controller, ended });
      return done;
    },
    async inFront(root, work) {
      count(root, 1);
      try {
        await end(root);
        return await work();
      } finally {
        count(root, -1);
      }
    },
    async close() {
      isClosed = true;
      await Promise.all([...running.keys()].map(end));
    },
  };
}

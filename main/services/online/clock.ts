/** The time and what happens later; a test turns it by hand. */
export interface Clock {
  /** Ms since 1970. */
  now(): number;
  /** Runs `action` once after `ms`; the returned function prevents that. Keeps no program from ending. */
  after(ms: number, action: () => void): () => void;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

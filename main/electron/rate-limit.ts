/** Lets `most` through at once and then one every `refillMs` milliseconds; the returned function says whether one may. */
export function createRateLimit(most: number, refillMs: number, now: () => number): () => boolean {
  let left = most;
  let last = now();
  return () => {
    const time = now();
    left = Math.min(most, left + (time - last) / refillMs);
    last = time;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

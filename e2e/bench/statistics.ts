/** Times of one thing done several times, in ms. */
export type Times = readonly number[];

/** The value that `share` (0 to 1) of the times do not exceed. */
export function percentile(times: Times, share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** The middle of the times. */
export function median(times: Times): number {
  const sorted = [...times].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

/** A time for people: two digits that count at least, no more than one after the point. */
export function inMs(time: number): string {
  return time < 10 ? time.toFixed(1) : time.toFixed(0);
}

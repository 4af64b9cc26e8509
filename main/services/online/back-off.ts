/** Waits that double from the first to the longest, both in ms. */
export interface BackOff {
  readonly first: number;
  readonly longest: number;
}

/** How long to wait after `failures` tries in a row that failed (1 or more), in ms. */
export function delayAfter(failures: number, { first, longest }: BackOff): number {
  return Math.min(longest, first * 2 ** Math.min(failures - 1, 20));
}

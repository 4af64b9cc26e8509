/** Puts a page right that could not take an answer: from then on, what the worker believes of it is not true. */
export interface PageRepair {
  /** The text changes, or another post is opened: what failed before may succeed now. */
  noteChange(): void;
  /** The page begins anew. */
  noteFresh(): void;
  /**
   * An answer did not go onto the page.
   * @throws the error, when the page was begun anew for this text before.
   */
  noteFailure(error: unknown): void;
}

/** A repair that calls `reopen` once per text, for a page that is to begin anew. */
export function createPageRepair(reopen: () => void): PageRepair {
  let state: 'well' | 'asked' | 'tried' = 'well';
  return {
    noteChange() {
      if (state === 'tried') state = 'well';
    },
    noteFresh() {
      if (state === 'asked') state = 'tried';
    },
    noteFailure(error) {
      // The page would fail again, and again without an end.
      if (state === 'tried') throw error;
      // Further answers of before may fail on the same page, which is given up already.
      if (state === 'asked') return;
      state = 'asked';
      reopen();
    },
  };
}

/** Work that may wait for a moment in which nothing else is to be done. */
export interface IdleWork {
  /** Has it done soon; asking again before that changes nothing. */
  ask(): void;
}

/** How long a piece may take, in ms. */
const pieceMs = 6;
/** How long the work may be put off, in ms, however busy the page is. */
const latestMs = 250;

/** `work` is called in idle moments until it says that all is done; `isTimeUp` tells when it should give way. */
export function createIdleWork(work: (isTimeUp: () => boolean) => boolean): IdleWork {
  let isAsked = false;
  const run = (): void => {
    const endMs = performance.now() + pieceMs;
    isAsked = false;
    if (!work(() => performance.now() >= endMs)) ask();
  };
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: latestMs });
    else setTimeout(run, pieceMs);
  };
  return { ask };
}

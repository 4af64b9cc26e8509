/**
 * A load that is done once for all calls. One that failed is begun anew by a call `pauseMs` later; calls before that get the
 * same failure, so that a missing file is not asked for at each key.
 */
export function createLateLoad(load: () => Promise<void>, pauseMs: number): () => Promise<void> {
  let loading: Promise<void> | undefined;
  let failedAt: number | undefined;
  const begin = async (): Promise<void> => {
    try {
      await load();
    } catch (error) {
      failedAt = Date.now();
      throw error;
    }
  };
  return () => {
    const isDue = failedAt !== undefined && Math.abs(Date.now() - failedAt) >= pauseMs;
    if (!loading || isDue) {
      failedAt = undefined;
      loading = begin();
    }
    return loading;
  };
}

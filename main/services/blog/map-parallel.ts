import { AppError } from '../../../shared/app-error.ts';

/**
 * The results of `run` over all items in their order, with at most `limit` running at a time.
 * @throws cancelled when `signal` is aborted; whatever the first failing `run` throws.
 */
export async function mapParallel<T, R>(
  items: readonly T[],
  limit: number,
  run: (item: T) => Promise<R>,
  signal?: AbortSignal,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      if (signal?.aborted) throw new AppError('cancelled');
      results[index] = await run(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}

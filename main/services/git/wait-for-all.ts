/**
 * What all of these come to, like `Promise.all`; but where one fails the others are waited for too, so that no git goes on
 * in a folder that is gone by then, and of several failures the first in order is thrown.
 */
export async function waitForAll<const T extends readonly unknown[]>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

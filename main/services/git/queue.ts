const tails = new Map<string, Promise<unknown>>();

/** Runs `work` after everything queued before it for the same repository: one writer at a time in this process. */
export function inTurn<T>(repositoryKey: string, work: () => Promise<T>): Promise<T> {
  const before = tails.get(repositoryKey) ?? Promise.resolve();
  const turn = before.then(work, work);
  const tail = turn.then(
    () => undefined,
    () => undefined,
  );
  tails.set(repositoryKey, tail);
  void tail.then(() => {
    if (tails.get(repositoryKey) === tail) tails.delete(repositoryKey);
  });
  return turn;
}

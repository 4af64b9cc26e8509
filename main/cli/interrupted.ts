let listening: AbortSignal | null = null;

/**
 * Aborts when the process is asked to end for the first time, by Ctrl-C, by a program or because its terminal is closed, so
 * that git is ended cleanly: left alone it would go on, and commit. The second time ends the process as usual.
 */
export function interrupted(): AbortSignal {
  if (listening !== null) return listening;
  const controller = new AbortController();
  listening = controller.signal;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => controller.abort());
  return listening;
}

let listening: AbortSignal | null = null;

/** Aborts on the first Ctrl-C, so that git is ended cleanly; the second ends the process as usual. */
export function interrupted(): AbortSignal {
  if (listening !== null) return listening;
  const controller = new AbortController();
  listening = controller.signal;
  process.once('SIGINT', () => controller.abort());
  return listening;
}

/** Aborts on the first Ctrl-C, so that git is ended cleanly; the second ends the process as usual. */
export function interrupted(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}

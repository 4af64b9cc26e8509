import { app } from 'electron';
import type { Desktop } from './desktop.ts';

/** How long writing what is still to be written may take at the end, in milliseconds. */
const endingMs = 5_000;

/**
 * Quits only when every window has closed, each with its text on the disk or the user's word, and ends the program when
 * everything of its own is written.
 */
export function endOnQuit(desktop: Desktop, logInternal: (error: unknown) => void): void {
  let isEnding = false;
  const closeWindows = async () => {
    if (await desktop.windows.closeAll()) app.quit();
  };
  app.on('before-quit', event => {
    if (desktop.windows.all().length === 0) return;
    event.preventDefault();
    void closeWindows().catch(logInternal);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', event => {
    event.preventDefault();
    if (isEnding) return;
    isEnding = true;
    const written = desktop.close().then(() => true);
    void Promise.race([written, pause(endingMs).then(() => false)])
      .then(isWritten => {
        if (!isWritten) logInternal(new Error(`not everything was written within ${endingMs} ms`));
      })
      .catch(logInternal)
      .then(() => app.exit(0));
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
}

function pause(delayMs: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, delayMs).unref();
  });
}

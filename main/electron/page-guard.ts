import type { BrowserWindow } from 'electron';
import { ask } from './window-dialogs.ts';

/** Two crashes within this time are more than bad luck, in milliseconds. */
const quietMs = 60_000;

/**
 * Brings a page back that crashed, hangs or could not be loaded; when it fails again the user decides. What was typed
 * comes back from the journal. A window that is closing asks for itself.
 */
export function guardPage(window: BrowserWindow, isClosing: () => boolean): void {
  const contents = window.webContents;
  let lastCrash = Number.NEGATIVE_INFINITY;
  const reloadOrClose = async (message: string, detail: string) => {
    const choice = await ask(window, { message, detail, buttons: ['Close window', 'Try again'] });
    if (window.isDestroyed()) return;
    if (choice === 'Try again') contents.reload();
    else window.destroy();
  };
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const now = performance.now();
    const isFirst = now - lastCrash > quietMs;
    lastCrash = now;
    // Loading from inside this event can end the whole program (electron#19887, #51900).
    if (isFirst)
      setImmediate(() => {
        if (!window.isDestroyed()) contents.reload();
      });
    else
      void reloadOrClose('This window stopped working', `${keptText} “Try again” loads it anew. (${reason})`);
  });
  contents.on('did-fail-load', (_event, code, description, address, isMainFrame) => {
    // -3: a load that another one replaced.
    if (isMainFrame && code !== -3)
      void reloadOrClose(
        'This window could not be loaded',
        `A part of Leysin could not be read (${address}: ${description}). ${keptText}`,
      );
  });
  contents.on('preload-error', (_event, _path, error) => {
    void reloadOrClose(
      'This window could not be started',
      `A part of Leysin cannot be loaded: ${error.message}. Try again; if that does not help, install Leysin anew. ${keptText}`,
    );
  });
  guardAgainstHanging(window, isClosing, () => {
    // A page that hangs does not even leave; once its process is ended it comes back as after a first crash.
    lastCrash = Number.NEGATIVE_INFINITY;
    contents.forcefullyCrashRenderer();
  });
}

const keptText = 'What you typed up to a second ago is kept and comes back with the window.';

function guardAgainstHanging(window: BrowserWindow, isClosing: () => boolean, startAgain: () => void): void {
  let question: AbortController | undefined;
  window.on('unresponsive', () => {
    if (question || isClosing()) return;
    const asking = new AbortController();
    question = asking;
    void ask(window, {
      message: 'This window does not answer',
      detail: `It may be busy with a very long post. ${keptText}`,
      buttons: ['Load it again', 'Wait'],
      signal: asking.signal,
    }).then(choice => {
      question = undefined;
      if (choice === 'Load it again' && !window.isDestroyed()) startAgain();
    });
  });
  window.on('responsive', () => question?.abort());
}

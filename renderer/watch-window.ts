import type { App } from './actions/app.ts';
import { rememberPlace } from './actions/leave-post.ts';
import { lookAgain } from './actions/look-again.ts';

/** Between two looks at the clock, in ms; when much more has gone by, the machine was asleep. */
const tickMs = 20_000;

/** Follows what happens to the window: the system's theme, its width, losing and getting the focus, being closed. */
export function watchWindow(app: App): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const followTheme = () => app.state.settings.setSystemDark(dark.matches);
  dark.addEventListener('change', followTheme);
  followTheme();
  // Where editor and preview lie one above the other in `desk.css`, too.
  const narrow = matchMedia('(max-width: 760px)');
  const followWidth = () => app.state.side.setNarrow(narrow.matches);
  narrow.addEventListener('change', followWidth);
  followWidth();
  const save = () => void app.desk.writer?.save();
  addEventListener('blur', save);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save();
  });
  watchReturns(() => void lookAgain(app));
  addEventListener('beforeunload', event => {
    if (app.desk.writer?.isClean() ?? true) return;
    // Text that cannot reach the disk now would go with the window.
    if (mayLoseText(app)) event.preventDefault();
  });
  addEventListener('pagehide', () => {
    rememberPlace(app);
    app.desk.writer?.leave();
  });
  addEventListener('pageshow', event => {
    // A page brought back from the browser's cache has left its post already.
    if (event.persisted) location.reload();
  });
}

/** Tells when the user comes back to the window, or the machine wakes. */
function watchReturns(onReturn: () => void): void {
  let isAway = false;
  let isHidden = false;
  // A click into the preview takes the focus from this page, too, but not out of the window.
  addEventListener('blur', () => {
    isAway = !document.hasFocus();
  });
  addEventListener('focus', () => {
    if (isAway) onReturn();
    isAway = false;
  });
  document.addEventListener('visibilitychange', () => {
    const wasHidden = isHidden;
    isHidden = document.visibilityState === 'hidden';
    if (wasHidden && !isHidden) onReturn();
  });
  let lastMs = Date.now();
  setInterval(() => {
    const wasAsleep = Date.now() - lastMs > 3 * tickMs;
    lastMs = Date.now();
    if (wasAsleep && document.visibilityState === 'visible') onReturn();
  }, tickMs);
}

function mayLoseText(app: App): boolean {
  // A shell with a menu of its own has asked by now: a page that refused would stay open against the answer.
  if (app.state.connection.host.peek()?.capabilities.nativeMenu) return false;
  const { kind } = app.state.post.status.peek();
  return app.state.connection.status.peek() !== 'online' || kind === 'failed' || kind === 'conflict';
}

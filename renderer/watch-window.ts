import type { App } from './actions/app.ts';
import { rememberPlace } from './actions/leave-post.ts';

/** Follows what happens to the window: the system's theme, its width, losing the focus, being closed. */
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

function mayLoseText(app: App): boolean {
  // A shell with a menu of its own has asked by now: a page that refused would stay open against the answer.
  if (app.state.connection.host.peek()?.capabilities.nativeMenu) return false;
  const { kind } = app.state.post.status.peek();
  return app.state.connection.status.peek() !== 'online' || kind === 'failed' || kind === 'conflict';
}

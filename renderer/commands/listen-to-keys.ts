import type { App } from '../actions/app.ts';
import { commandOf } from './key-bindings.ts';
import { isAsking, runFromOutside } from './run-from-outside.ts';

/**
 * Runs commands by their keys. What the editor or a field has used already stays theirs, but for keys with Shift: to
 * the editor Mod-Shift-i also is Mod-i when Caps Lock makes it a small i. While a dialog is open its own keys are the
 * only ones.
 */
export function listenToKeys(app: App): void {
  addEventListener('keydown', event => event.shiftKey && !isAsking(app) && runKey(app, event), {
    capture: true,
  });
  addEventListener('keydown', event => runKey(app, event));
}

function runKey(app: App, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const id = commandOf(event, app.state.connection.host.peek()?.platform ?? 'linux');
  if (id === undefined) return;
  event.preventDefault();
  runFromOutside(app, id);
}

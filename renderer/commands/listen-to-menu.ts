import type { App } from '../actions/app.ts';
import { runFromOutside } from './run-from-outside.ts';

/**
 * Runs what is chosen in the shell's menu, as its key would; returns the function that stops it. The focus needs no
 * care: a page keeps what had it while a menu is open.
 */
export function listenToMenu(app: App): () => void {
  return app.api.on('command.chosen', ({ id }) => runFromOutside(app, id));
}

import type { App } from '../actions/app.ts';
import { runCommand } from './command-table.ts';
import { commandOf } from './key-bindings.ts';

/**
 * Runs commands by their keys. What the editor or a field has used already stays theirs; while a dialog is open its
 * own keys are the only ones.
 */
export function listenToKeys(app: App): void {
  addEventListener('keydown', event => {
    if (event.defaultPrevented || event.isComposing) return;
    const id = commandOf(event, app.state.connection.host.peek()?.platform ?? 'linux');
    if (id === undefined) return;
    event.preventDefault();
    const isAsking = document.querySelector('dialog[open]') !== null;
    if (!isAsking || id === 'post.save') runCommand(app, id);
  });
}

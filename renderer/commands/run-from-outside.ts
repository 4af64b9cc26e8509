import type { CommandId } from '../../shared/commands.ts';
import type { App } from '../actions/app.ts';
import { isCommandEnabled, runCommand } from './command-table.ts';

/** Whether a dialog is open; a view or effect that asks is run again when that changes. */
export function isAsking({ state }: App): boolean {
  const status = state.post.status.value;
  return state.dialogs.current.value !== null || (status.kind === 'conflict' && status.isAsking);
}

/** What goes on beside an open dialog: saving, and taking back what was typed into its own fields. */
const besideDialogs: ReadonlySet<CommandId> = new Set(['post.save', 'edit.undo', 'edit.redo']);

/** Whether a key or a menu outside the page may run a command now. */
export function isReachable(app: App, id: CommandId): boolean {
  return (besideDialogs.has(id) || !isAsking(app)) && isCommandEnabled(app, id);
}

/** Runs a command for a key or a menu outside the page, when it is reachable. */
export function runFromOutside(app: App, id: CommandId): void {
  if (isReachable(app, id)) runCommand(app, id);
}

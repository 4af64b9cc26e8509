import type { App } from './app.ts';
import { undoField } from './change-field-panel.ts';

/**
 * Undoes or redoes the last change where the focus is: in a field of the window, else in the post, but for one that
 * lies behind a dialog. What the form of properties changes is a step of the post.
 */
export function undoOrRedo(app: App, step: 'undo' | 'redo'): void {
  const { activeElement } = document;
  const isField = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement;
  // A field has no other way to its history than this old command, which browsers keep for it.
  if (activeElement?.closest('.properties')) undoField(app, step);
  else if (isField) document.execCommand(step);
  else if (!activeElement?.closest('dialog')) app.desk.editor?.run(`edit.${step}`);
}

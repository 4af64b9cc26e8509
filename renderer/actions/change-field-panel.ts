import type { App } from './app.ts';
import { followSoon } from './change-field-follow.ts';
import { readForm } from './change-field-source.ts';
import { changeSettings } from './change-settings.ts';
import { goToLine } from './go-to-line.ts';

/** Unfolds the form of properties, or folds it up. */
export async function foldProperties(app: App): Promise<void> {
  const { isPropertiesShown } = app.state.settings.settings.peek();
  const done = changeSettings(app, { isPropertiesShown: !isPropertiesShown });
  readForm(app);
  await done;
}

/** The same for whoever has no hand on it: opened it takes the focus, closed it leaves it to the post. */
export async function toggleProperties(app: App): Promise<void> {
  const { settings } = app.state;
  if (settings.settings.peek().layout === 'preview') await changeSettings(app, { layout: 'both' });
  const done = foldProperties(app);
  // What was changed is drawn in a microtask.
  queueMicrotask(() => {
    if (settings.settings.peek().isPropertiesShown) app.desk.focusProperties();
    else app.desk.editor?.focus();
  });
  await done;
}

/** Takes the last change of the post back, or makes it again, for somebody in the form: the focus stays there. */
export function undoField(app: App, step: 'undo' | 'redo'): void {
  const { desk, state } = app;
  const isBeside = state.properties.form.peek()?.raw?.path === desk.sidecar?.path;
  if (!desk.sidecar || !isBeside) desk.editor?.run(`edit.${step}`);
  else if (desk.sidecar.step(step)) followSoon(app);
}

/** Shows the metadata where they stand in the post's text, with the caret at a 1-based line. */
export function showAsText(app: App, line: number): void {
  goToLine(app, line);
}

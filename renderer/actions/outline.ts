import type { App } from './app.ts';
import { changeSettings } from './change-settings.ts';
import { focusDesk } from './focus-desk.ts';
import { goToLine } from './go-to-line.ts';
import { leaveSide } from './side.ts';

/** Puts the caret at a heading of the open post, by its index in the outline; editor and preview show it. */
export function goToHeading(app: App, index: number): void {
  const heading = app.state.preview.outline.headings.peek()?.[index];
  if (!heading) return;
  // What lies over the post gives way to it.
  app.state.side.ask(false);
  goToLine(app, heading.line);
}

/** Unfolds the outline, or folds it up, where its heading is in sight. */
export function foldOutline(app: App): Promise<void> {
  return changeSettings(app, { isOutlineShown: !app.state.settings.settings.peek().isOutlineShown });
}

/** Shows the outline, with the list it stands below, or folds it up; over a post both come and go. */
export async function toggleOutline(app: App): Promise<void> {
  const { settings, side } = app.state;
  const { isOutlineShown } = settings.settings.peek();
  const isSeen = isOutlineShown && side.isShown.peek();
  if (side.isOver.peek()) {
    if (isSeen) return leaveSide(app);
    side.ask(true);
    if (!isOutlineShown) await foldOutline(app);
    return;
  }
  await changeSettings(app, isSeen ? { isOutlineShown: false } : { isOutlineShown: true, isListShown: true });
}

/** The same for whoever has no hand on the outline: opened it takes the focus, closed it leaves it to the post. */
export function toggleOutlineByKey(app: App): Promise<void> {
  const done = toggleOutline(app);
  // What was changed is drawn in a microtask.
  queueMicrotask(() => {
    const { isOutlineShown } = app.state.settings.settings.peek();
    if (isOutlineShown) app.desk.focusOutline();
    else if (app.desk.isFocusFree()) focusDesk(app);
  });
  return done;
}

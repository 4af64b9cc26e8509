import type { App } from './app.ts';
import { changeSettings } from './change-settings.ts';
import { focusDesk } from './focus-desk.ts';

/** Shows or hides the list of posts; over a post, in a narrow window, it takes the focus while it is shown. */
export async function toggleList(app: App): Promise<void> {
  const { side, settings } = app.state;
  if (!side.isOver.peek()) {
    const { isListShown } = settings.settings.peek();
    await changeSettings(app, { isListShown: !isListShown });
  } else if (side.isShown.peek()) leaveSide(app);
  else searchPosts(app);
}

/** Puts the caret into the search of posts, which is shown first where it is hidden. */
export function searchPosts(app: App): void {
  const { side } = app.state;
  if (side.isShown.peek()) {
    app.desk.focusSearch();
    return;
  }
  if (side.isOver.peek()) side.ask(true);
  else void changeSettings(app, { isListShown: true });
  // The field is drawn in a microtask.
  queueMicrotask(() => app.desk.focusSearch());
}

/** Takes list and outline away from over the post, and goes on with the post. */
export function leaveSide(app: App): void {
  const { state } = app;
  if (!state.side.isOver.peek()) return;
  state.side.ask(false);
  focusDesk(app);
}

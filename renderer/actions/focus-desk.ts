import type { App } from './app.ts';

/** Leads the focus to the open post: to its preview where that is shown alone, else to its text. */
export function focusDesk({ state, desk }: App): void {
  const { layout } = state.settings.settings.peek();
  (layout === 'preview' ? desk.preview : desk.editor)?.focus();
}

import type { App } from './app.ts';

/** Puts the caret at the start of a 1-based line of the open post; editor and preview show it. */
export function goToLine({ desk }: App, line: number): void {
  desk.editor?.goTo(line);
  // The editor tells of a caret that moves; to show a line the caret is at already, the preview is told.
  desk.preview?.showCaret(line);
}

import { countLines, firstCodeLine } from '../preview/block-places.ts';
import type { PickedText } from '../preview/picked-text.ts';
import { findInCode, findInSource } from '../sync/find-in-source.ts';
import type { App } from './app.ts';
import { showLayout } from './change-settings.ts';

/** Puts the caret at the word that was picked in the preview; the focus stays there. */
export function pickText({ desk }: App, { line, endLine, text, offset, isCode }: PickedText): void {
  const { editor } = desk;
  if (!editor) return;
  const first = isCode ? firstCodeLine(countLines(text), line, endLine) : line;
  const lines = editor.linesBetween(first, endLine);
  const { row, column } = isCode ? findInCode(lines, text, offset) : findInSource(lines, text, offset);
  editor.putCaret(first + row, column);
}

/** Goes from reading to writing: the editor takes the focus, and is shown if it was not. */
export async function startWriting(app: App): Promise<void> {
  if (app.state.settings.settings.peek().layout === 'preview') await showLayout(app, 'both');
  app.desk.editor?.focus();
}

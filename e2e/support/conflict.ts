import { readFileSync, writeFileSync } from 'node:fs';
import type { BlogWindow } from './blog-window.ts';

/**
 * Types "mine again" at the end of the open post while another program writes "theirs" there, until the window asks which
 * of both is to stay. Elsewhere in the post the two would be merged.
 */
export async function makeConflict(window: BlogWindow, file: string): Promise<void> {
  const theirs = `${readFileSync(file, 'utf8').trimEnd()} theirs\n`;
  await window.typeAtEnd('mine again');
  writeFileSync(file, theirs);
  // Typing goes on, so that the window has text the disk has not; keys that reach the dialog must choose nothing.
  const dialog = window.dialog('Changed on disk');
  while (!(await dialog.isVisible())) await window.page.keyboard.type(' and more');
}

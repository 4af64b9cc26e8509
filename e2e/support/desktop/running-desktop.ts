import type { DesktopApp } from './desktop-app.ts';

/** A running desktop shell that can be made to do what its system does to it. */
export interface RunningDesktop extends DesktopApp {
  /** Moves and resizes a window as its user would. */
  setBounds(index: number, bounds: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>): Promise<void>;
  /** Turns to a window, as its user would. */
  focusWindow(index: number): Promise<void>;
  /** Puts a window into the taskbar, as its user would. */
  minimizeWindow(index: number): Promise<void>;
  /** Keeps the page's script busy for ever, and lets the shell hear at once that the page does not answer. */
  hang(index: number): Promise<void>;
  /** How many pages were sent to a printer; none is really printed. */
  printedPages(): Promise<number>;
}

import type { Page } from '@playwright/test';
import type { DialogRequest, MenuItemReply, WindowStateReply } from '../../electron-double/contracts.ts';

/** A running desktop shell, on the double of Electron or in the real one. */
export interface DesktopApp {
  /** The pages of its windows, in the order they were opened; at least one once the app has started. */
  windows(): Promise<readonly Page[]>;
  /** Waits for a window beyond the first `count`. */
  windowAfter(count: number): Promise<Page>;
  /** Chooses an item of the application menu by its labels, for example `['File', 'New post']`. */
  chooseMenu(...labels: readonly string[]): Promise<void>;
  /** An item of the application menu, or undefined when there is none of these labels. */
  menuItem(...labels: readonly string[]): Promise<MenuItemState | undefined>;
  /** What the next native dialogs are answered with, in their order; one more than these fails the test. */
  answerDialogs(...answers: readonly DialogAnswer[]): Promise<void>;
  /** The native dialogs that were shown so far. */
  shownDialogs(): Promise<readonly ShownDialog[]>;
  /** Addresses that were handed to the system. */
  openedOutside(): Promise<readonly string[]>;
  /** Starts the program again beside this one, as a click on its icon or a file would. */
  startAgain(args: readonly string[], cwd: string): Promise<void>;
  /** What macOS sends when a file is dropped on the program's icon. */
  openFile(path: string): Promise<void>;
  windowState(index: number): Promise<WindowState>;
  /** Clicks the window's close button. */
  closeWindow(index: number): Promise<void>;
  /** Ends the window's page process as a crash would. */
  crash(index: number): Promise<void>;
  /** Chooses Quit (or what the platform has for it) and waits for the end; brings the exit code and how long it took in ms. */
  quit(): Promise<{ readonly code: number | null; readonly tookMs: number }>;
  /** Ends the program as a power cut would. */
  kill(): Promise<void>;
  /** Whether the process still runs. */
  isRunning(): boolean;
}

/** How an item of the application menu is shown. */
export type MenuItemState = MenuItemReply;

/** What a user does with a dialog. */
export type DialogAnswer =
  /** A message box: the label of the button, and whether its checkbox was ticked. */
  | { readonly button: string; readonly checkbox?: boolean }
  /** An open or save dialog: the paths chosen; none: the user gave up. */
  | { readonly paths: readonly string[] };

/** A dialog as it was shown. */
export type ShownDialog = Readonly<Pick<DialogRequest, 'kind' | 'message' | 'detail' | 'buttons'>>;

/** A window as its user sees it; `progress` is the taskbar's, 0 to 1, null: none. */
export type WindowState = Omit<WindowStateReply, 'representedFilename' | 'isDocumentEdited'>;

import type { CommandId } from '../../shared/commands.ts';
import type { Blog } from '../../shared/model/blog.ts';
import type { PrintJob } from '../../shared/model/print-job.ts';
import type { Settings } from '../../shared/model/settings.ts';

/** What a window was opened for. */
export interface StartPlace {
  /** A folder in a blog; null: the last blog, or the sample. */
  readonly folder: string | null;
  /** The absolute path of a post to show first; null: the one that was open last. */
  readonly file: string | null;
}

/** A window of any shell: what the shell knows of it and can do to it. */
export interface ShellWindow {
  start(): StartPlace;
  /** Asks more of a window's hello than its port proves. */
  isOurs?(key: string | undefined): boolean;
  /** What only a desktop can do; absent where the window is a page of a browser or a command of the terminal. */
  readonly desktop?: DesktopWindow;
}

/** What the desktop shell does for a window on the app's behalf. */
export interface DesktopWindow {
  /** Asks for a folder with the system's dialog; null when the user gave up. */
  pickFolder(purpose: 'open' | 'keep'): Promise<string | null>;
  /** Opens the blog of `folder` in a window of its own, or brings the one that shows it to the front. */
  openWindow(folder: string): Promise<void>;
  /** Brings another window that shows this blog to the front, with this post if one is named; false when there is none. */
  raiseOther(root: string, post?: string): boolean;
  blogShown(blog: Blog): void;
  /** Shows how far publishing is: 0 to 1, null when it is over. */
  showProgress(fraction: number | null): void;
  /** The window's answer to `window.closing`: the title of the post whose text is not on the disk, or null. */
  answerClosing(unsaved: string | null): void;
  /** Which commands of the menu cannot be used now. */
  disableCommands(ids: readonly CommandId[]): void;
  /** Prints a post or writes it as a PDF; the PDF's path, or null when it was printed or the user gave up. */
  print(job: PrintJob): Promise<string | null>;
  settingsChanged(settings: Settings): void;
}

/** A window of a shell that is no desktop, which opens `folder` first. */
export function plainWindow(folder: string | null, isOurs?: ShellWindow['isOurs']): ShellWindow {
  return { start: () => ({ folder, file: null }), ...(isOurs ? { isOurs } : {}) };
}

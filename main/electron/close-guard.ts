import type { BrowserWindow } from 'electron';
import { ask } from './window-dialogs.ts';

/** What has to be known of a window before it may close. */
export interface ClosingWindow {
  readonly window: BrowserWindow;
  /** Whether its page is connected and can be asked. */
  isConnected(): boolean;
  /** Whether it is publishing now. */
  isPublishing(): boolean;
  /** Asks the page to save; its answer comes through `answered`. */
  askPage(): void;
}

/** Lets a window close only when what was typed in it is on the disk, or the user says so. */
export interface CloseGuard {
  /** Whether it is being decided now. */
  isDeciding(): boolean;
  /** Whether the window may close; asks once at a time, however often it is called. */
  mayClose(): Promise<boolean>;
  /** The page's answer: the title of the post whose text is not on the disk, or null. */
  answered(unsaved: string | null): void;
  /** The page is gone: it will not answer any more. */
  pageGone(): void;
}

/** How long a page may take to save before the user is asked, in milliseconds. */
const patienceMs = 3_000;

/** Creates the guard of one window. */
export function createCloseGuard(closing: ClosingWindow): CloseGuard {
  let running: Promise<boolean> | undefined;
  let answer: (unsaved: PageAnswer) => void = () => {};

  const pageAnswer = () =>
    new Promise<PageAnswer>(resolve => {
      const timer = setTimeout(() => resolve({ kind: 'silent' }), patienceMs);
      answer = given => {
        clearTimeout(timer);
        resolve(given);
      };
      closing.askPage();
    });

  const decide = async (): Promise<boolean> => {
    if (closing.isPublishing() && !(await mayStopPublishing(closing.window))) return false;
    while (closing.isConnected()) {
      const given = await pageAnswer();
      if (given.kind === 'saved') return true;
      if (given.kind === 'unsaved') return mayLeaveUnsaved(closing.window, given.title);
      if (!(await mayWait(closing.window))) return true;
    }
    return true;
  };

  return {
    isDeciding: () => running !== undefined,
    mayClose: () => {
      running ??= decide().finally(() => {
        running = undefined;
      });
      return running;
    },
    answered: unsaved => answer(unsaved === null ? { kind: 'saved' } : { kind: 'unsaved', title: unsaved }),
    pageGone: () => answer({ kind: 'saved' }),
  };
}

type PageAnswer =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved'; readonly title: string }
  | { readonly kind: 'silent' };

async function mayStopPublishing(window: BrowserWindow): Promise<boolean> {
  const choice = await ask(window, {
    message: 'Leysin is still publishing',
    detail:
      'Closing now stops it. Nothing is lost: what was committed stays on this computer, and publishing again goes on from there.',
    buttons: ['Stop and close', 'Keep publishing'],
  });
  return choice === 'Stop and close';
}

async function mayLeaveUnsaved(window: BrowserWindow, title: string): Promise<boolean> {
  const choice = await ask(window, {
    message: `“${title}” is not saved`,
    detail:
      'Its file was changed by another program, or it or its folder cannot be written. Leysin keeps what you typed and shows it again when you open this post in the same folder.',
    buttons: ['Close anyway', 'Keep the window open'],
  });
  return choice === 'Close anyway';
}

async function mayWait(window: BrowserWindow): Promise<boolean> {
  const choice = await ask(window, {
    message: 'This window cannot be asked to save',
    detail:
      'It does not answer: it may be busy with a very long post. What you typed up to a second ago is kept, and shown again when you open the post next time.',
    buttons: ['Close anyway', 'Wait'],
  });
  return choice === 'Wait';
}

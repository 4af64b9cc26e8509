import { resolve } from 'node:path';
import type { Handlers } from '../../../shared/api/contract.ts';
import { AppError } from '../../../shared/app-error.ts';
import { expandHome } from '../../services/blog/expand-home.ts';
import type { DesktopWindow } from '../shell.ts';
import type { WindowSession } from '../window-session.ts';

type WindowCalls =
  | 'folders.pick'
  | 'window.open'
  | 'window.answerClosing'
  | 'window.disableCommands'
  | 'post.print';

/** Handlers of what only a desktop can do. */
export function createWindowHandlers({ window }: WindowSession): Pick<Handlers, WindowCalls> {
  const desktop = (): DesktopWindow => {
    if (!window.desktop) throw new AppError('shell.unsupported');
    return window.desktop;
  };
  return {
    'folders.pick': async ({ purpose }) => desktop().pickFolder(purpose),
    'window.open': async ({ folder }) => desktop().openWindow(resolve(expandHome(folder))),
    'window.answerClosing': async ({ unsaved }) => desktop().answerClosing(unsaved),
    'window.disableCommands': async ({ ids }) => desktop().disableCommands(ids),
    'post.print': async job => desktop().print(job),
  };
}

import { realpath } from 'node:fs/promises';
import { basename, relative, sep } from 'node:path';
import { isAppError, toWireError } from '../../shared/app-error.ts';
import { describeError } from '../../shared/errors/describe-error.ts';
import type { App } from '../app/app.ts';
import { noPlace, type StartArgument } from '../app/start-place.ts';
import type { AppWindow } from './app-window.ts';
import type { AppWindows } from './app-windows.ts';
import { showBlog } from './serve-window.ts';
import { tell } from './window-dialogs.ts';

/**
 * Opens what was named on a command line or dropped on the program. What cannot be opened is told, by the first window
 * itself when there is none yet.
 */
export async function openArgument(app: App, windows: AppWindows, argument: StartArgument): Promise<void> {
  const current = windows.current();
  if (argument.kind === 'none') {
    if (current) windows.raise(current);
    else windows.open(noPlace);
    return;
  }
  if (argument.kind === 'no-post') {
    const { window } = current ?? windows.open(noPlace);
    await tell(
      window,
      `${basename(argument.path)} is no post`,
      `${argument.path} is no file in which posts are written (.md, .html, .rst …), so it was not opened. Open the folder of your blog, or a post in it.`,
    );
    return;
  }
  const start = argument.kind === 'place' ? argument.place : { folder: argument.path, file: null };
  if (!current) {
    // The first window is there before its blog is found: it opens the blog itself, and tells what stops it.
    windows.open(start);
    return;
  }
  try {
    const root = await app.findRoot(start.folder ?? '');
    const isShown = windows.showing(root) !== undefined;
    const window = showBlog(windows, { ...start, folder: root }, root);
    if (isShown && start.file !== null) await askForPost(window, root, start.file);
  } catch (error) {
    await tellProblem(app, current, error);
  }
}

async function askForPost(window: AppWindow, root: string, file: string): Promise<void> {
  const path = relative(root, await realpath(file));
  window.askForPost(path.split(sep).join('/'));
}

async function tellProblem(app: App, { window }: AppWindow, error: unknown): Promise<void> {
  const known = isAppError(error) ? error : undefined;
  const { title, text } = describeError(
    known ? toWireError(known) : { code: 'internal', data: { logId: app.logInternal(error) } },
  );
  await tell(window, title, text);
}

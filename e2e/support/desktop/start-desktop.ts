import type { BrowserContext } from '@playwright/test';
import type { ProgramStart } from '../running-program.ts';
import { startDouble } from './double-desktop.ts';
import { startElectron } from './electron-desktop.ts';
import { findElectron } from './find-electron.ts';
import type { RunningDesktop } from './running-desktop.ts';

/** How a desktop shell is started. */
export interface DesktopStart extends ProgramStart {
  /** The folder of a changed copy of the app, with its `package.json` and `dist`. */
  readonly appFolder?: string;
}

/**
 * Starts the desktop shell and waits for its first window: on the double in a new browser context, or in Electron
 * itself when none can be made.
 */
export async function startDesktop(
  { folder, env, appFolder }: DesktopStart,
  newContext: (() => Promise<BrowserContext>) | undefined,
): Promise<RunningDesktop> {
  // While it is not packaged, Electron takes the first word that stands alone for the program itself.
  const args = folder === null ? [] : ['--', folder];
  if (newContext) {
    const context = await newContext();
    const place = appFolder === undefined ? {} : { projectRoot: appFolder };
    return startDouble({ ...place, args, env, context, page: await context.newPage() });
  }
  const found = findElectron();
  if ('missing' in found) throw new Error(found.missing);
  return startElectron(found.executablePath, {
    args,
    env,
    ...(appFolder === undefined ? {} : { appFolder }),
  });
}

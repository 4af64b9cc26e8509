import { join } from 'node:path';
import { ipcMain, nativeTheme, protocol, session } from 'electron';
import { createApp } from '../app/app.ts';
import type { AppOptions } from '../app/app-parts.ts';
import { type DesktopStore, openDesktopStore } from '../app/desktop-store.ts';
import { createLog } from '../app/log.ts';
import { openLogFile } from '../app/log-file.ts';
import { openedLine } from '../app/opened-line.ts';
import type { StartArgument } from '../app/start-place.ts';
import { serveAppPages } from './app-protocol.ts';
import { type AppWindows, createAppWindows } from './app-windows.ts';
import { offerContextMenu } from './context-menu.ts';
import { createDesktopMenu } from './desktop-menu.ts';
import { lockDownSession } from './lock-down.ts';
import { openArgument } from './open-argument.ts';
import { createPrintPages } from './print-pages.ts';
import { channel } from './security-settings.ts';
import { type ServiceParts, serveWindow } from './serve-window.ts';
import { parseWindowPlace } from './window-place.ts';

/** Where the program's files are and what it keeps. */
export interface DesktopOptions {
  /** The folder, or archive, that holds `dist` and `assets`. */
  readonly programRoot: string;
  readonly profile: string;
  readonly version: string;
  /** How git and ssh ask this program. */
  readonly askProgram: NonNullable<AppOptions['askProgram']>;
}

/** The desktop shell once it runs. */
export interface Desktop {
  readonly windows: AppWindows;
  readonly logInternal: (error: unknown) => string;
  /** Opens what was named on a command line, or brings its window to the front. */
  open(argument: StartArgument): Promise<void>;
  /** Writes what is still to be written. */
  close(): Promise<void>;
}

/** Starts the app and everything that windows need; opens no window yet. Electron must be ready. */
export async function startDesktop(options: DesktopOptions): Promise<Desktop> {
  const { programRoot, profile, version, askProgram } = options;
  const writeLog = openLogFile(join(profile, 'leysin.log'));
  const store = await openDesktopStore(profile, createLog(writeLog).warn);
  const app = await createApp({
    profile,
    sampleSource: join(programRoot, 'assets/sample'),
    version,
    isWatching: true,
    remembersBlog: true,
    index: { workerFile: join(programRoot, 'dist/electron/index-worker.cjs'), isInBackground: true },
    problems: store.problem === undefined ? [] : [store.problem],
    writeLog,
    askProgram,
  });
  const rendererFolder = join(programRoot, 'dist/renderer');
  const printPages = createPrintPages(rendererFolder);
  lockDownSession(session.defaultSession);
  serveAppPages(protocol, { app, rendererFolder, printPages });
  nativeTheme.themeSource = app.settings().theme;

  const parts: ServiceParts = { app, printPages };
  const files = {
    preload: join(programRoot, 'dist/electron/preload.cjs'),
    icon: join(programRoot, 'assets/icons/256x256.png'),
  };
  const windows = createWindows(parts, store, files, () => menu.refresh());
  const menu = createDesktopMenu({ app, store, windows, profile });
  ipcMain.on(channel, windows.receive);
  return {
    windows,
    logInternal: app.logInternal,
    open: argument => openArgument(app, windows, argument),
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}

function createWindows(
  parts: ServiceParts,
  store: DesktopStore,
  files: { readonly preload: string; readonly icon: string },
  menuChanged: () => void,
): AppWindows {
  const { app } = parts;
  let isFirst = true;
  const windows: AppWindows = createAppWindows({
    app,
    ...files,
    serve: window => serveWindow(parts, windows, window),
    changed: menuChanged,
    opened: ({ window }) => offerContextMenu(window, app.logInternal),
    shown: () => {
      if (isFirst) process.stdout.write(`${openedLine}\n`);
      isFirst = false;
    },
    closed: menuChanged,
    lastPlace: () => parseWindowPlace(store.get('windowPlace')),
    rememberPlace: place => store.set('windowPlace', place),
  });
  return windows;
}

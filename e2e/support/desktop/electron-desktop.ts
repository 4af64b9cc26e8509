import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from '@playwright/test';
import type { DesktopApp, DialogAnswer, MenuItemState, WindowState } from './desktop-app.ts';
import { type DesktopRecord, recordDesktop } from './record-desktop.ts';
import type { RunningDesktop } from './running-desktop.ts';

const projectRoot = resolve(fileURLToPath(new URL('../../..', import.meta.url)));

/** How Electron is started. */
interface ElectronStart {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** The folder of the app; the project's own when absent. */
  readonly appFolder?: string;
}

/** What a program needs of the machine to show windows; everything else of its environment is the test's. */
const machineVariables = [
  ...['DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS'],
  ...[
    'SystemRoot',
    'SystemDrive',
    'windir',
    'TEMP',
    'TMP',
    'TMPDIR',
    'APPDATA',
    'LOCALAPPDATA',
    'USERPROFILE',
  ],
];

/**
 * Starts the desktop shell in Electron itself and waits for its first window.
 *
 * Written where no Electron is, so it was compiled and never run: `find-electron.ts` skips its project there. Dialogs
 * are answered, and what leaves the program is recorded, by functions put over Electron's own (`record-desktop.ts`); a
 * dialog in the very first moments of a start comes before them.
 * @throws Error when Electron ends before it has a window.
 */
export async function startElectron(
  executablePath: string,
  { args, env, appFolder = projectRoot }: ElectronStart,
): Promise<RunningDesktop> {
  const machine = machineVariables.flatMap(name =>
    process.env[name] === undefined ? [] : [[name, process.env[name]] as const],
  );
  const wholeEnv = { ...Object.fromEntries(machine), ...definedOnly(env) };
  const electron = await _electron.launch({ executablePath, args: [appFolder, ...args], env: wholeEnv });
  await electron.evaluate(recordDesktop);
  await electron.firstWindow();
  const again = (more: readonly string[], cwd: string) =>
    once(spawn(executablePath, [appFolder, ...more], { cwd, env: wholeEnv, stdio: 'ignore' }), 'exit');
  return {
    ...windowsOf(electron),
    ...menuOf(electron),
    ...recordsOf(electron),
    ...lifeOf(electron),
    startAgain: async (more, cwd) => void (await again(more, cwd)),
  };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

type WindowPart =
  | 'windows'
  | 'windowAfter'
  | 'windowState'
  | 'setBounds'
  | 'focusWindow'
  | 'minimizeWindow'
  | 'closeWindow'
  | 'crash'
  | 'hang';

function windowsOf(electron: ElectronApplication): Pick<RunningDesktop, WindowPart> {
  // Pages that print are windows, too, and never shown; ids grow in the order of opening.
  const handle = (index: number) =>
    electron.evaluateHandle(({ BrowserWindow }, wanted) => {
      const shown = BrowserWindow.getAllWindows().sort((one, other) => one.id - other.id);
      const window = shown[wanted];
      if (!window) throw new Error(`there is no window ${wanted}`);
      return window;
    }, index);
  return {
    windows: async () => electron.windows(),
    windowAfter: async count => {
      for (;;) {
        const page = electron.windows()[count];
        if (page) return page;
        await electron.waitForEvent('window');
      }
    },
    windowState: async index =>
      (await handle(index)).evaluate((window): WindowState => {
        const { leysinRecord } = globalThis as typeof globalThis & { leysinRecord: DesktopRecord };
        return {
          title: window.getTitle(),
          bounds: window.getBounds(),
          isVisible: window.isVisible(),
          isFocused: window.isFocused(),
          isFullScreen: window.isFullScreen(),
          isMaximized: window.isMaximized(),
          isMinimized: window.isMinimized(),
          progress: leysinRecord.progress[window.id] ?? null,
        };
      }),
    setBounds: async (index, bounds) =>
      (await handle(index)).evaluate((window, given) => window.setBounds(given), bounds),
    focusWindow: async index => (await handle(index)).evaluate(window => window.focus()),
    minimizeWindow: async index => (await handle(index)).evaluate(window => window.minimize()),
    closeWindow: async index => (await handle(index)).evaluate(window => window.close()),
    crash: async index =>
      (await handle(index)).evaluate(window => window.webContents.forcefullyCrashRenderer()),
    hang: async index =>
      (await handle(index)).evaluate(window => {
        // It ends with the page's process.
        window.webContents.executeJavaScript('for (;;);').catch(() => {});
        // Chromium would wait for half a minute, and for a key or a click that goes unanswered.
        window.emit('unresponsive');
      }),
  };
}

function menuOf(electron: ElectronApplication): Pick<DesktopApp, 'chooseMenu' | 'menuItem' | 'openFile'> {
  const atLabels = (labels: readonly string[], isChosen: boolean) =>
    electron.evaluate(
      ({ Menu, BrowserWindow }, { path, choose }): MenuItemState | undefined => {
        let items = Menu.getApplicationMenu()?.items ?? [];
        const ends = path.map(label => {
          const item = items.find(candidate => candidate.label === label);
          items = item?.submenu?.items ?? [];
          return item;
        });
        const item = ends.at(-1);
        if (!item) return undefined;
        const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
        if (choose && item.enabled) item.click({}, window, window?.webContents);
        return { enabled: item.enabled, checked: item.checked, accelerator: item.accelerator ?? null };
      },
      { path: labels, choose: isChosen },
    );
  return {
    chooseMenu: async (...labels) => {
      const item = await atLabels(labels, true);
      if (!item?.enabled) throw new Error(`the menu's ${labels.join(' › ')} cannot be chosen`);
    },
    menuItem: (...labels) => atLabels(labels, false),
    openFile: path =>
      electron.evaluate(({ app }, file) => {
        app.emit('open-file', { preventDefault: () => {} }, file);
      }, path),
  };
}

type RecordPart = 'answerDialogs' | 'shownDialogs' | 'openedOutside' | 'printedPages';

function recordsOf(electron: ElectronApplication): Pick<RunningDesktop, RecordPart> {
  const read = () =>
    electron.evaluate(() => {
      const { leysinRecord } = globalThis as typeof globalThis & { leysinRecord: DesktopRecord };
      return leysinRecord;
    });
  return {
    answerDialogs: (...answers) =>
      electron.evaluate((_electron, given: readonly DialogAnswer[]) => {
        const { leysinRecord } = globalThis as typeof globalThis & { leysinRecord: DesktopRecord };
        leysinRecord.answers.push(...given);
      }, answers),
    shownDialogs: async () => {
      const { shown, unanswered } = await read();
      if (unanswered.length > 0) throw new Error(`dialogs without an answer: ${unanswered.join(', ')}`);
      return shown;
    },
    openedOutside: async () => (await read()).openedOutside,
    printedPages: async () => (await read()).printedPages,
  };
}

function lifeOf(electron: ElectronApplication): Pick<DesktopApp, 'quit' | 'kill' | 'isRunning'> {
  const child = electron.process();
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    quit: async () => {
      const started = performance.now();
      const ended = once(child, 'exit');
      // The connection may end before the answer comes.
      await electron.evaluate(({ app }) => setImmediate(() => app.quit())).catch(() => {});
      const [code] = await ended;
      return { code: code as number | null, tookMs: performance.now() - started };
    },
    kill: async () => {
      if (!isRunning()) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    isRunning,
  };
}

import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import type { Befalling, ForgedFrame, Note, OutsideVerdict } from '../../electron-double/contracts.ts';
import {
  type DoubleProcess,
  type ProgramStart,
  startDoubleProcess,
} from '../../electron-double/page-side/double-process.ts';
import type { OutsideAttempt } from '../../electron-double/page-side/page-requests.ts';
import { WindowHost } from '../../electron-double/page-side/window-host.ts';
import type { DesktopApp } from './desktop-app.ts';

/** What only the double can do, for tests of what no real window can be made to do. */
export interface DoubleExtras {
  /** A raw message as a page that has been taken over would send it, from the frame it claims to be; none: the main frame. */
  sendFromPage(index: number, channel: string, args: readonly unknown[], frame?: ForgedFrame): Promise<void>;
  /** The options a window was made with. */
  windowOptions(index: number): Promise<Readonly<Record<string, unknown>>>;
  /** What the program's handlers say to a permission that a page at `url` wants. */
  permission(name: string, url: string): Promise<{ readonly request: boolean; readonly check: boolean }>;
  /** Whether the program lets a page at `url` have a device that its user has chosen for it. */
  devicePermission(deviceType: string, url: string): Promise<boolean>;
  /** Something befalls the first window's page: a redirect, a webview, a download; whether the program prevents it. */
  befall(what: Befalling): Promise<boolean>;
  /** What the program says to a request that leaves the app, from the frame at an address; none: one that is gone. */
  requestOutside(url: string, resourceType: string, frame?: string): Promise<OutsideVerdict>;
  /** The requests that pages have made to anywhere but the app. */
  outsideRequests(): readonly OutsideAttempt[];
  /** Lets the page try to go to an address, as a link in it would. */
  navigate(index: number, url: string): Promise<void>;
  /** Opens the context menu with these parameters; brings the labels of the menu that popped up. */
  contextMenu(index: number, params: Readonly<Record<string, unknown>>): Promise<readonly string[]>;
  /** Chooses an item of the menu that popped up last. */
  clickPopup(...labels: readonly string[]): Promise<void>;
  /** The labels of the application menu, or of one of its menus. */
  menuLabels(...labels: readonly string[]): Promise<readonly string[]>;
  /** Keeps the page's script busy for ever and says that it does not answer any more; or ends that, and says that it answers again. */
  hang(index: number, isHanging?: boolean): Promise<void>;
  /** Moves or resizes a window as its user would. */
  setBounds(index: number, bounds: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>): Promise<void>;
  /** Takes a window into or out of full screen, as its user would. */
  setFullScreen(index: number, isFullScreen: boolean): Promise<void>;
  /** How many pages were sent to a printer; none is really printed. */
  printedPages(): Promise<number>;
  /** A key reaches the window before its page; brings whether the program kept it. */
  beforeInput(index: number, input: Readonly<Record<string, unknown>>): Promise<boolean>;
  /** The system turns dark or light. */
  systemDark(isDark: boolean): Promise<void>;
  /** Turns to a window, as its user would. */
  focusWindow(index: number): Promise<void>;
  /** Puts a window into the taskbar, as its user would. */
  minimizeWindow(index: number): Promise<void>;
  /** A click on the dock's icon. */
  activate(): Promise<void>;
  /** Notable calls of the program so far, in order. */
  calls(): readonly Note[];
  /** Dialogs that nobody has answered. */
  pendingDialogs(): readonly string[];
  /** What went wrong in the double or in the use of it. */
  problems(): readonly string[];
  /** What the program has written to its standard output and error. */
  output(): string;
  /** Resolves when the process has ended, to its exit code; null: a signal. */
  readonly ended: Promise<number | null>;
}

/** A running desktop shell on the double, with all that only the double can do. */
export type DoubleDesktop = DesktopApp & DoubleExtras;

/** How the program is started; without `mainBundle` it is the built one of the project. */
export interface DoubleStart {
  readonly projectRoot?: string;
  readonly mainBundle?: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly page: Page;
  readonly context: BrowserContext;
  /** The preload of the first window fails. */
  readonly mustPreloadFail?: boolean;
  /** Called when the program makes a window, before its page is loaded. */
  readonly onWindowMade?: () => void;
}

/** Starts the program on the double of Electron; resolves when its first window or dialog is shown, rejects when it ends before. */
export async function startDouble(options: DoubleStart): Promise<DoubleDesktop> {
  const { args, env, context } = options;
  const appFolder = options.projectRoot ?? resolve(fileURLToPath(new URL('../../..', import.meta.url)));
  const mainBundle = options.mainBundle ?? join(appFolder, 'dist/electron/main.cjs');
  const start: ProgramStart = { mainBundle, appFolder, args, env, cwd: options.cwd ?? appFolder };
  const program = await startDoubleProcess(start);
  const host = new WindowHost(program.channel, options.page, context);
  host.mustNextPreloadFail = options.mustPreloadFail ?? false;
  host.onWindowMade = options.onWindowMade ?? host.onWindowMade;
  // A test that gives up leaves nothing running.
  context.once('close', () => program.child.kill('SIGKILL'));
  const ended = program.ended.then(async code => {
    await host.end(new Error(`The program has ended with ${code}: ${program.output()}`));
    return code;
  });
  await Promise.all([
    host.requests.start(),
    Promise.race([
      host.firstShown,
      ended.then(code => {
        const said = host.dialogs.shown.map(({ message, detail }) => `${message}\n${detail}`).join('\n');
        throw new Error(
          `The program ended with ${code} before it showed a window: ${program.output()}${said}`,
        );
      }),
    ]),
  ]);
  return { ...createApp(host, program, start, ended), ...createExtras(host, program, ended) };
}

function createApp(
  host: WindowHost,
  program: DoubleProcess,
  start: ProgramStart,
  ended: Promise<number | null>,
): DesktopApp {
  const idOf = (index: number) => host.window(index).id;
  const { link, dialogs } = host;
  return {
    windows: () => Promise.all(host.windows.map(window => window.getPage())),
    windowAfter: async count => (await host.windowAfter(count)).getPage(),
    chooseMenu: (...labels) => link.call('chooseMenu', labels),
    menuItem: (...labels) => link.call('menuItem', labels),
    answerDialogs: async (...answers) => dialogs.answer(answers),
    shownDialogs: async () =>
      dialogs.shown.map(({ kind, message, detail, buttons }) => ({ kind, message, detail, buttons })),
    openedOutside: async () =>
      host.notes.filter(({ call }) => call === 'shell.openExternal').map(({ args }) => String(args[0])),
    startAgain: (args, cwd) => startSecond({ ...start, args, cwd }),
    openFile: path => link.call('openFile', path),
    windowState: async index => link.call('windowState', idOf(index)),
    closeWindow: async index => link.call('closeWindow', idOf(index)),
    crash: index => host.window(index).crash(),
    quit: async () => {
      const from = performance.now();
      link.tell('quit');
      const code = await ended;
      if (host.problems.length > 0) throw new Error(host.problems.join('\n'));
      return { code, tookMs: performance.now() - from };
    },
    kill: async () => {
      program.child.kill('SIGKILL');
      await ended;
    },
    isRunning: program.isRunning,
  };
}

/** A second process has no window of its own: it gives its arguments to the first and ends. */
async function startSecond(start: ProgramStart): Promise<void> {
  const second = await startDoubleProcess(start);
  second.channel.onMessage(message => {
    const { method } = message as { readonly method?: string };
    if (method === 'openWindow') second.child.kill('SIGKILL');
  });
  const code = await second.ended;
  if (code !== 0) throw new Error(`The second process ended with ${code}: ${second.output()}`);
}

function createExtras(host: WindowHost, program: DoubleProcess, ended: Promise<number | null>): DoubleExtras {
  const idOf = (index: number) => host.window(index).id;
  const { link } = host;
  return {
    sendFromPage: async (index, channel, args, frame) => link.call('ipc', idOf(index), channel, args, frame),
    windowOptions: async index =>
      (await link.call('windowOptions', idOf(index))) as Readonly<Record<string, unknown>>,
    permission: async (name, url) => link.call('permission', idOf(0), name, url),
    devicePermission: async (deviceType, url) => link.call('devicePermission', idOf(0), deviceType, url),
    befall: async what => link.call('befall', idOf(0), what),
    requestOutside: async (address, resourceType, frame) =>
      link.call('outsideRequest', idOf(0), { address, resourceType, method: 'GET', frame: frame ?? null }),
    outsideRequests: () => host.requests.outside,
    navigate: async (index, url) => {
      const page = await host.window(index).getPage();
      await page.evaluate(address => {
        location.href = address;
      }, url);
    },
    contextMenu: async (index, params) => link.call('contextMenu', idOf(index), params),
    clickPopup: (...labels) => link.call('clickPopup', labels),
    menuLabels: (...labels) => link.call('menuLabels', labels),
    hang: async (index, isHanging = true) => {
      await host.window(index).hang(isHanging);
      await link.call('hang', idOf(index), isHanging);
    },
    setBounds: async (index, bounds) => link.call('placeWindow', idOf(index), { bounds }),
    setFullScreen: async (index, isFullScreen) => link.call('placeWindow', idOf(index), { isFullScreen }),
    printedPages: async () => host.notes.filter(({ call }) => call === 'webContents.print').length,
    beforeInput: async (index, input) => link.call('beforeInput', idOf(index), input),
    systemDark: isDark => link.call('systemDark', isDark),
    focusWindow: async index => link.call('focusWindow', idOf(index)),
    minimizeWindow: async index => link.call('minimizeWindow', idOf(index)),
    activate: () => link.call('activate'),
    calls: () => host.notes,
    pendingDialogs: () => host.dialogs.pending.map(({ message }) => message),
    problems: () => host.problems,
    output: program.output,
    ended,
  };
}

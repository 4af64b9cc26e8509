import { app, BrowserWindow, nativeTheme } from 'electron';
import type { ServedPeer } from '../../shared/api/peer.ts';
import { parseFrame } from '../../shared/api/wire.ts';
import type { CommandId } from '../../shared/commands.ts';
import type { App } from '../app/app.ts';
import type { DesktopWindow, StartPlace } from '../app/shell.ts';
import { type CloseGuard, createCloseGuard } from './close-guard.ts';
import { createIpcLink, type IpcLink } from './ipc-link.ts';
import { guardPage } from './page-guard.ts';
import { appOrigin, preferencesOf } from './security-settings.ts';
import { type OpeningPlace, smallest } from './window-place.ts';

/** What a window needs of the program. */
export interface WindowHost {
  readonly app: App;
  readonly preload: string;
  /** The picture of the program, for systems that take it from the window. */
  readonly icon: string;
  serve(window: AppWindow): WindowServices;
  opened(window: AppWindow): void;
  /** The blog it shows, or what its menu can do, is another by now. */
  changed(window: AppWindow): void;
  shown(window: AppWindow): void;
  closed(window: AppWindow): void;
}

/** What the program does for a window on its page's behalf; the rest the window does itself. */
export type WindowServices = Omit<
  DesktopWindow,
  'blogShown' | 'answerClosing' | 'disableCommands' | 'showProgress'
>;

/** A window on one blog. */
export interface AppWindow {
  readonly window: BrowserWindow;
  /** The root of the blog it shows, null before it shows one. */
  blogRoot(): string | null;
  disabledCommands(): readonly CommandId[];
  /** Whether its page is connected, so that commands can be sent to it. */
  isConnected(): boolean;
  runCommand(id: CommandId): void;
  askForPost(path: string): void;
  /** Takes in a message that was checked to come from the window's own page. */
  receive(message: unknown): void;
  /** Closes it when what was typed is on the disk or the user says so; whether it did. */
  close(): Promise<boolean>;
}

/** Opens a window at a place of the screen for a place in a blog. */
export function createAppWindow(host: WindowHost, start: StartPlace, place: OpeningPlace): AppWindow {
  const window = createBrowserWindow(host, place);
  const contents = window.webContents;
  let link: IpcLink | undefined;
  let peer: ServedPeer | undefined;
  let root: string | null = null;
  let disabled: readonly CommandId[] = [];
  let isPublishing = false;
  // A page that is loaded again shows the blog it showed, and whatever post was open last.
  let startPlace = start;

  const guard: CloseGuard = createCloseGuard({
    window,
    isConnected: () => link !== undefined && !window.isDestroyed(),
    isPublishing: () => isPublishing,
    askPage: () => peer?.emit('window.closing', null),
  });
  const endLink = () => {
    link?.end();
    link = undefined;
    guard.pageGone();
  };
  const desktop = (): DesktopWindow => ({
    ...host.serve(self),
    blogShown: blog => {
      root = blog.root;
      startPlace = { folder: blog.root, file: null };
      window.setRepresentedFilename(blog.root);
      host.changed(self);
    },
    answerClosing: guard.answered,
    disableCommands: ids => {
      disabled = ids;
      host.changed(self);
    },
    showProgress: fraction => {
      isPublishing = fraction !== null;
      // Below 0 takes it away.
      if (!window.isDestroyed()) window.setProgressBar(fraction ?? -1);
    },
  });
  const startLink = (): IpcLink => {
    const next = createIpcLink(contents);
    peer = host.app.connect(next.port, { start: () => startPlace, desktop: desktop() });
    return next;
  };
  const self: AppWindow = {
    window,
    blogRoot: () => root,
    disabledCommands: () => disabled,
    isConnected: () => link !== undefined,
    runCommand: id => peer?.emit('command.chosen', { id }),
    askForPost: path => peer?.emit('post.asked', { path }),
    receive: message => {
      if (message === null) return endLink();
      // A page says hello once: a second one is of a new document. Events of navigations are no help: they come before the old
      // page has said its last words, and of navigations that are refused.
      if (isHello(message)) endLink();
      link ??= startLink();
      link.receive(message);
    },
    close: async () => {
      if (window.isDestroyed()) return true;
      if (!(await guard.mayClose())) return false;
      if (!window.isDestroyed()) window.destroy();
      return true;
    },
  };
  watchWindow(host, self, endLink);
  guardPage(window, guard.isDeciding);
  host.opened(self);
  // What stops a page from loading is for the page guard to tell.
  window.loadURL(`${appOrigin}/`).catch(() => {});
  return self;
}

function isHello(message: unknown): boolean {
  return parseFrame(message)?.kind === 'hello';
}

function createBrowserWindow({ preload, icon }: WindowHost, place: OpeningPlace): BrowserWindow {
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Leysin',
    ...(process.platform === 'linux' ? { icon } : {}),
    // The window's surface before its page is painted; renderer/styles/tokens.css has the same.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: { ...preferencesOf(app.isPackaged), preload, spellcheck: true },
  });
  if (place.isMaximized) window.maximize();
  if (place.isFullScreen) window.setFullScreen(true);
  return window;
}

function watchWindow(host: WindowHost, self: AppWindow, endLink: () => void): void {
  const { window } = self;
  window.once('ready-to-show', () => {
    window.show();
    host.shown(self);
  });
  window.on('close', event => {
    // `destroy` ends it once it may go; until then closing is only a wish.
    event.preventDefault();
    void self.close();
  });
  window.on('closed', () => {
    endLink();
    host.closed(self);
  });
  window.webContents.on('did-fail-load', (_event, code, _description, _address, isMainFrame) => {
    // -3: a load that another one replaced.
    if (isMainFrame && code !== -3) endLink();
  });
  window.webContents.on('render-process-gone', endLink);
}

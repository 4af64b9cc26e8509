import { type BrowserWindow, type IpcMainEvent, screen } from 'electron';
import type { StartPlace } from '../app/shell.ts';
import { type AppWindow, createAppWindow, type WindowHost } from './app-window.ts';
import { isOwnAddress } from './lock-down.ts';
import { openingPlace, type WindowPlace } from './window-place.ts';

/** The open windows, one per blog. */
export interface AppWindows {
  all(): readonly AppWindow[];
  /** The window that has the focus, or had it last. */
  current(): AppWindow | undefined;
  /** The window that shows the blog of this root. */
  showing(root: string): AppWindow | undefined;
  open(start: StartPlace): AppWindow;
  /** Brings a window to the front. */
  raise(window: AppWindow): void;
  /** Closes every window that may close; whether all did. */
  closeAll(): Promise<boolean>;
  /** Takes in a message of a page; what does not come from a main frame of ours is dropped. */
  receive(event: IpcMainEvent, message: unknown): void;
}

/** What the set of windows needs besides what each window needs. */
export interface WindowsHost extends WindowHost {
  lastPlace(): WindowPlace | undefined;
  rememberPlace(place: WindowPlace): void;
}

/** Creates an empty set of windows. */
export function createAppWindows(host: WindowsHost): AppWindows {
  let windows: readonly AppWindow[] = [];
  let current: AppWindow | undefined;
  const setCurrent = (window: AppWindow | undefined) => {
    current = window;
  };
  const all: AppWindows = {
    all: () => windows,
    current: () => current,
    showing: root => windows.find(window => window.blogRoot() === root),
    open: start => {
      const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea);
      const place = openingPlace(host.lastPlace(), workAreas, windows.length);
      const opened = createAppWindow(
        {
          ...host,
          closed: window => {
            windows = windows.filter(other => other !== window);
            if (current === window) setCurrent(windows.at(-1));
            host.closed(window);
          },
        },
        start,
        place,
      );
      windows = [...windows, opened];
      setCurrent(opened);
      opened.window.on('focus', () => {
        setCurrent(opened);
        host.changed(opened);
      });
      rememberPlaces(opened.window, host.rememberPlace);
      return opened;
    },
    raise: ({ window }) => {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    closeAll: async () => {
      const answers = await Promise.all(windows.map(window => window.close()));
      return answers.every(Boolean);
    },
    receive: (event, message) => {
      const sender = windows.find(
        ({ window }) => !window.isDestroyed() && window.webContents === event.sender,
      );
      if (sender && isMainFrame(event)) sender.receive(message);
    },
  };
  return all;
}

/** Whether a message comes from the top frame of its page, and that frame shows ours. */
function isMainFrame({ sender, senderFrame }: IpcMainEvent): boolean {
  if (!senderFrame || senderFrame.parent !== null || !isOwnAddress(senderFrame.url)) return false;
  const { mainFrame } = sender;
  return senderFrame.processId === mainFrame.processId && senderFrame.routingId === mainFrame.routingId;
}

function rememberPlaces(window: BrowserWindow, remember: (place: WindowPlace) => void): void {
  const look = () => {
    if (window.isMinimized() || !window.isVisible()) return;
    remember({
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      isFullScreen: window.isFullScreen(),
    });
  };
  window.on('resize', look);
  window.on('move', look);
  window.on('maximize', look);
  window.on('unmaximize', look);
  window.on('enter-full-screen', look);
  window.on('leave-full-screen', look);
}

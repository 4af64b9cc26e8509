import type { HostMethods, MainMethods } from '../contracts.ts';
import type { Channel, Link } from '../link.ts';
import { createLink } from '../link.ts';
import { App } from './app.ts';
import { AppSchemeServer } from './app-scheme-server.ts';
import { ManagedWindow, type WindowParts } from './browser-window.ts';
import { ControlError } from './control-error.ts';
import { Dialog } from './dialog.ts';
import { createHost, type Host } from './host.ts';
import { InvokeError, IpcMain } from './ipc-main.ts';
import { Menus } from './menu.ts';
import { modelled, notModelled, refusals } from './modelled.ts';
import { createPageEvents } from './page-events.ts';
import { Protocol } from './protocol.ts';
import { type Session, Sessions } from './session.ts';
import { Clipboard, NativeImage, NativeTheme, PowerMonitor, Screen, Shell } from './small-modules.ts';
import { createTestControl } from './test-control.ts';
import { unmodelledModules } from './unmodelled-modules.ts';
import { WebContents } from './web-contents.ts';
import { createWindowClass } from './window-class.ts';
import { WindowList } from './window-list.ts';
import type { WindowOptions } from './window-options.ts';

/** The double in the process of the main bundle. */
export interface Double {
  /** What `require('electron')` brings. */
  readonly module: object;
  /** The main bundle has run. */
  becomeReady(): void;
}

/** Builds the double of the `electron` module. `end` leaves the process. */
export function createDouble(channel: Channel, appFolder: string, end: (code: number) => void): Double {
  // The link needs what it serves, and what it serves needs the link.
  let methods: MainMethods | undefined;
  const served = new Proxy({} as MainMethods, { get: (_, name) => Reflect.get(methods ?? {}, name) });
  const link: Link<HostMethods> = createLink<HostMethods, MainMethods>(channel, served, error => {
    if (!(error instanceof ControlError || error instanceof InvokeError)) throwOutside(error);
  });
  const host = createHost(link);
  refusals.report = problem => host.tell('problem', problem);
  const windows = new WindowList<ManagedWindow>();
  const app = new App(host, windows, appFolder, end);
  const isReady = () => app.isReady();
  const protocol = new Protocol(host, isReady);
  const sessions = new Sessions(host, modelled('protocol', protocol));
  const server = new AppSchemeServer({
    protocol,
    webRequest: sessions._default._webRequest,
    announce: origin => host.tell('appOrigin', origin),
    seed: () => app.getPath('userData'),
  });
  const ipcMain = new IpcMain();
  const menus = new Menus(host);
  const nativeTheme = new NativeTheme(host);
  methods = {
    ...createPageEvents({ app, windows, server, ipcMain }),
    ...createTestControl({ app, windows, menus, nativeTheme }),
  };
  const windowParts = createWindowParts({ host, windows, app, sessions, server });
  const module = {
    app: modelled('app', app),
    BrowserWindow: createWindowClass(windows, options => createWindow(windowParts, app, options)),
    clipboard: modelled('clipboard', new Clipboard()),
    dialog: modelled('dialog', new Dialog(host, isReady)),
    ipcMain: modelled('ipcMain', ipcMain),
    Menu: menus.menuClass,
    MenuItem: menus.itemClass,
    nativeImage: modelled('nativeImage', new NativeImage()),
    nativeTheme: modelled('nativeTheme', nativeTheme),
    powerMonitor: modelled('powerMonitor', new PowerMonitor()),
    protocol: modelled('protocol', protocol),
    screen: modelled('screen', new Screen()),
    session: modelled('session', sessions),
    shell: modelled('shell', new Shell(host)),
  };
  return { module: modelled('electron', withRefusals(module)), becomeReady: () => app._becomeReady() };
}

function createWindowParts(parts: {
  readonly host: Host;
  readonly windows: WindowList<ManagedWindow>;
  readonly app: App;
  readonly sessions: Sessions;
  readonly server: AppSchemeServer;
}): WindowParts {
  let lastId = 0;
  return {
    host: parts.host,
    windows: parts.windows,
    appName: () => parts.app.getName(),
    createContents: preferences => {
      if (!parts.app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
      lastId += 1;
      const given = preferences.session as Session | undefined;
      const session = given?._raw ?? parts.sessions._named(preferences.partition ?? '');
      return new WebContents({ id: lastId, host: parts.host, server: parts.server, session });
    },
    emitOnApp: (event, window) => parts.app.emit(event, {}, window),
  };
}

function createWindow(parts: WindowParts, app: App, options: WindowOptions): ManagedWindow {
  const window = new ManagedWindow(parts, options);
  app.emit('web-contents-created', {}, window.webContents);
  app.emit('browser-window-created', {}, window._self);
  return window;
}

/** Bundlers copy the members of the module by name: those the double has not must refuse there, too. */
function withRefusals<T extends object>(module: T): T {
  for (const name of unmodelledModules) {
    Object.defineProperty(module, name, {
      enumerable: true,
      get: () => {
        throw notModelled(`electron.${name}`);
      },
    });
  }
  return module;
}

/** An error in a listener of the program is the program's: it must not end as an answer nobody reads. */
function throwOutside(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

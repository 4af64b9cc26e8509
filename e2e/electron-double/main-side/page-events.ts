import type {
  ForgedFrame,
  MainMethods,
  OutsideRequest,
  OutsideVerdict,
  WindowOpenRequest,
} from '../contracts.ts';
import type { App } from './app.ts';
import type { AppSchemeServer } from './app-scheme-server.ts';
import type { ManagedWindow } from './browser-window.ts';
import type { IpcMain } from './ipc-main.ts';
import { notModelled, type PreventableEvent, preventable } from './modelled.ts';
import type { WebContents } from './web-contents.ts';
import { createForgedFrame, type WebFrame } from './web-frame.ts';
import type { WindowList } from './window-list.ts';

type PageMethods = Pick<
  MainMethods,
  | 'documentStarted'
  | 'navigationStarted'
  | 'navigatedInPage'
  | 'mayNavigate'
  | 'domReady'
  | 'loaded'
  | 'titleChanged'
  | 'consoleMessage'
  | 'windowOpenAsked'
  | 'willPreventUnload'
  | 'outsideRequest'
  | 'preloadFailed'
  | 'pageGone'
  | 'ipc'
  | 'ipcInvoke'
>;

/** What happens in the pages, turned into the events of Electron. */
export function createPageEvents(parts: {
  readonly app: App;
  readonly windows: WindowList<ManagedWindow>;
  readonly server: AppSchemeServer;
  readonly ipcMain: IpcMain;
}): PageMethods {
  const { app, windows, server, ipcMain } = parts;
  /** A window that has closed in the meantime hears nothing more. */
  const tell = (id: number, act: (contents: WebContents, window: ManagedWindow) => void) => {
    const window = windows.get(id);
    if (window) act(window._contents, window);
  };
  return {
    documentStarted: (id, real) =>
      tell(id, contents => {
        contents._address = server.toApp(real);
        contents._isCrashed = false;
        contents.emit('did-navigate', {}, contents._address, 200, '');
      }),
    navigationStarted: (id, real) =>
      tell(id, contents => contents._startNavigation(server.toApp(real), true, false)),
    navigatedInPage: (id, real) =>
      tell(id, contents => {
        contents._address = server.toApp(real);
        contents._startNavigation(contents._address, true, true);
        const { processId, routingId } = contents.mainFrame;
        contents.emit('did-navigate-in-page', {}, contents._address, true, processId, routingId);
      }),
    mayNavigate: (id, real, isMainFrame) => {
      const contents = windows.get(id)?._contents;
      if (!contents) return false;
      const address = server.toApp(real);
      contents._startNavigation(address, isMainFrame, false);
      return (
        contents._askNavigation('will-frame-navigate', address, isMainFrame) &&
        (!isMainFrame || contents._askNavigation('will-navigate', address, true))
      );
    },
    domReady: id => tell(id, contents => contents.emit('dom-ready', {})),
    loaded: id =>
      tell(id, (contents, window) => {
        contents.emit('did-finish-load', {});
        window._firstPaint();
      }),
    titleChanged: (id, title) => tell(id, (_, window) => window._titleChanged(title)),
    consoleMessage: (id, level, message) =>
      tell(id, contents =>
        contents.emit('console-message', {
          level,
          message,
          lineNumber: 0,
          sourceId: '',
          frame: contents.mainFrame,
        }),
      ),
    windowOpenAsked: (id, request) => tell(id, contents => askToOpen(contents, request, server)),
    willPreventUnload: id => {
      const event: PreventableEvent = preventable({});
      tell(id, contents => contents.emit('will-prevent-unload', event));
      return event.defaultPrevented;
    },
    outsideRequest: (id, request) => judge(windows.get(id), request, server),
    preloadFailed: (id, path, message, stack) =>
      tell(id, contents => {
        const error = Object.assign(new Error(message), { stack });
        contents.emit('preload-error', {}, path, error);
      }),
    pageGone: id =>
      tell(id, contents => {
        contents._isCrashed = true;
        const details = { reason: 'crashed', exitCode: 5 };
        contents.emit('render-process-gone', {}, details);
        app.emit('render-process-gone', {}, contents._self, details);
      }),
    ipc: (id, channel, args, frame) =>
      tell(id, contents => ipcMain._receive(contents, senderOf(contents, frame), channel, args)),
    ipcInvoke: async (id, channel, args, frame) => {
      const contents = windows.get(id)?._contents;
      return contents && ipcMain._invoke(contents, senderOf(contents, frame), channel, args);
    },
  };
}

function senderOf(contents: WebContents, forged: ForgedFrame | undefined): WebFrame {
  if (!forged) return contents.mainFrame;
  return createForgedFrame(contents.id, forged.url, forged.isMainFrame ? null : contents.mainFrame);
}

function askToOpen(contents: WebContents, request: WindowOpenRequest, server: AppSchemeServer): void {
  const { frameName, features } = request;
  const answer = contents._openHandler?.({
    url: server.toApp(request.address),
    frameName: frameName === '_blank' ? '' : frameName,
    features,
    disposition: features.includes('=') ? 'new-window' : 'foreground-tab',
    referrer: { url: '', policy: 'strict-origin-when-cross-origin' },
  });
  if (answer?.action !== 'deny') throw notModelled('window that a page opens');
}

async function judge(
  window: ManagedWindow | undefined,
  request: OutsideRequest,
  server: AppSchemeServer,
): Promise<OutsideVerdict> {
  if (!window) return { cancel: true, redirect: null };
  const { address, method, resourceType, frame: real } = request;
  const frame = real === null ? null : { url: server.toApp(real) };
  const details = { id: 0, url: address, method, resourceType, frame, referrer: '', timestamp: Date.now() };
  const answer = await window._contents._session._webRequest._ask('onBeforeRequest', details);
  return { cancel: answer.cancel ?? false, redirect: answer.redirectURL ?? null };
}

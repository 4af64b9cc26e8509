import type { Befalling, MainMethods } from '../contracts.ts';
import type { App } from './app.ts';
import type { ManagedWindow } from './browser-window.ts';
import { ControlError } from './control-error.ts';
import { labelsOf, type Menus } from './menu.ts';
import { MenuControl } from './menu-control.ts';
import { type PreventableEvent, preventable } from './modelled.ts';
import type { NativeTheme } from './small-modules.ts';
import type { WebContents } from './web-contents.ts';
import type { WindowList } from './window-list.ts';
import { plainOptions } from './window-options.ts';

type ControlMethods = Omit<MainMethods, keyof ReturnType<typeof import('./page-events.ts').createPageEvents>>;

/** What somebody at the screen, or the system, does with the program. */
export function createTestControl(parts: {
  readonly app: App;
  readonly windows: WindowList<ManagedWindow>;
  readonly menus: Menus;
  readonly nativeTheme: NativeTheme;
}): ControlMethods {
  const { app, windows, menus, nativeTheme } = parts;
  const menu = new MenuControl(menus, app, windows);
  const find = (id: number) => {
    const window = windows.get(id);
    if (!window) throw new ControlError('This window has closed');
    return window;
  };
  return {
    chooseMenu: labels => menu.choose(labels),
    menuItem: labels => menu.describe(labels),
    menuLabels: labels => menu.labels(labels),
    clickPopup: labels => menu.choosePopup(labels),
    windowState: id => find(id)._state(),
    windowOptions: id => plainOptions(find(id)._options),
    closeWindow: id => find(id).close(),
    placeWindow: (id, { bounds, isFullScreen }) => {
      if (isFullScreen !== undefined) find(id).setFullScreen(isFullScreen);
      if (bounds) find(id).setBounds(bounds);
    },
    focusWindow: id => find(id).focus(),
    minimizeWindow: id => find(id).minimize(),
    openFile: path => {
      const event: PreventableEvent = preventable({});
      app.emit('open-file', event, path);
    },
    activate: () => {
      app.emit('activate', {}, windows.all.length > 0);
    },
    quit: () => menu.quit(),
    permission: (id, name, address) => {
      const contents = find(id)._contents;
      return contents._session._permission(contents._self, name, address);
    },
    devicePermission: (id, deviceType, address) =>
      find(id)._contents._session._devicePermission(deviceType, address),
    befall: (id, what) => befall(find(id)._contents, what),
    contextMenu: (id, params) => {
      menus.popup = null;
      const contents = find(id)._contents;
      contents.emit('context-menu', preventable({}), { ...plainContext, ...params });
      return labelsOf(menus.popup && (menus.popup as NonNullable<Menus['popup']>).menu);
    },
    hang: (id, isHanging) => {
      const window = find(id);
      const event = isHanging ? 'unresponsive' : 'responsive';
      window._contents.emit(event);
      window.emit(event);
    },
    beforeInput: (id, input) => {
      const event: PreventableEvent = preventable({});
      find(id)._contents.emit('before-input-event', event, input);
      return event.defaultPrevented;
    },
    systemDark: isDark => nativeTheme._setSystemDark(isDark),
  };
}

/** Emits what befalls a page, with the arguments that Electron gives; whether it was prevented. */
function befall(contents: WebContents, what: Befalling): boolean {
  if (what === 'will-redirect')
    return !contents._askNavigation('will-redirect', 'https://elsewhere.invalid/', true);
  const event: PreventableEvent = preventable({});
  if (what === 'will-attach-webview')
    contents.emit(what, event, { nodeIntegration: true }, { src: 'https://elsewhere.invalid/' });
  else contents._session.emit(what, event, {}, contents._self);
  return event.defaultPrevented;
}

const plainContext = {
  x: 0,
  y: 0,
  linkURL: '',
  linkText: '',
  pageURL: '',
  frameURL: '',
  srcURL: '',
  mediaType: 'none',
  hasImageContents: false,
  isEditable: false,
  selectionText: '',
  titleText: '',
  altText: '',
  misspelledWord: '',
  dictionarySuggestions: [] as readonly string[],
  inputFieldType: 'none',
  spellcheckEnabled: true,
  menuSourceType: 'mouse',
  editFlags: {
    canUndo: false,
    canRedo: false,
    canCut: false,
    canCopy: false,
    canPaste: false,
    canDelete: false,
    canSelectAll: true,
    canEditRichly: false,
  },
};

import { app as electronApp, session, shell } from 'electron';
import { type CommandId, commandList } from '../../shared/commands.ts';
import type { App } from '../app/app.ts';
import type { DesktopStore } from '../app/desktop-store.ts';
import { noPlace } from '../app/start-place.ts';
import { type AppMenu, createAppMenu } from './app-menu.ts';
import type { AppWindows } from './app-windows.ts';
import { type MenuActions, type MenuModel, menuTemplate } from './menu-template.ts';
import { openArgument } from './open-argument.ts';
import { setUpSpelling } from './spelling.ts';
import { offerUpdates } from './updates.ts';
import { ask, tell } from './window-dialogs.ts';

/** What the menu shows and acts on. */
export interface MenuParts {
  readonly app: App;
  readonly store: DesktopStore;
  readonly windows: AppWindows;
  /** The folder with everything Leysin keeps for itself. */
  readonly profile: string;
}

/** Commands that make sense without any window: they open one. */
const windowless: ReadonlySet<CommandId> = new Set(['post.new', 'post.go', 'blog.open']);

/** Creates the application menu, which follows the window in front. */
export function createDesktopMenu({ app, store, windows, profile }: MenuParts): AppMenu {
  const spelling = setUpSpelling(
    session.defaultSession,
    store,
    electronApp.getPreferredSystemLanguages(),
    process.platform,
  );
  const updates = offerUpdates({
    store,
    resourcesFolder: process.resourcesPath,
    isPackaged: electronApp.isPackaged,
    closeAll: windows.closeAll,
    warn: app.warn,
    ask: question => ask(undefined, question),
    tell: (message, detail) => tell(undefined, message, detail),
    // Reads where updates come from as soon as it is loaded, so only a program that knows loads it.
    loadUpdater: async () => (await import('electron-updater')).default.autoUpdater,
  });
  const model = (): MenuModel => ({
    isMac: process.platform === 'darwin',
    isForDevelopers: !electronApp.isPackaged,
    disabled: disabledNow(windows),
    recentBlogs: app.recentBlogs(),
    spelling: spelling.languages(),
    updates: updates ? { isLooking: updates.isLooking() } : null,
  });
  const refreshing = (act: () => void) => {
    act();
    menu.refresh();
  };
  const actions: MenuActions = {
    run: id => {
      const window = windows.current();
      if (window) window.runCommand(id);
      else windows.open(noPlace);
    },
    openBlog: root => {
      const place = { folder: root, file: null };
      void openArgument(app, windows, { kind: 'place', place }).catch(app.logInternal);
    },
    toggleSpelling: code => refreshing(() => spelling.toggle(code)),
    lookForUpdates: () => void updates?.look(),
    toggleLooking: () => refreshing(() => updates?.toggleLooking()),
    showOwnFiles: () => {
      void shell.openPath(profile).then(problem => {
        if (problem !== '') app.warn(`${profile} cannot be shown: ${problem}`);
      });
    },
  };
  const menu = createAppMenu(() => menuTemplate(model(), actions));
  void updates?.lookQuietly();
  return menu;
}

function disabledNow(windows: AppWindows): ReadonlySet<CommandId> {
  const window = windows.current();
  if (!window) return new Set(commandList.map(({ id }) => id).filter(id => !windowless.has(id)));
  return new Set(window.isConnected() ? window.disabledCommands() : commandList.map(({ id }) => id));
}

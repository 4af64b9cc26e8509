import { nativeTheme } from 'electron';
import type { App } from '../app/app.ts';
import type { StartPlace } from '../app/shell.ts';
import type { AppWindow, WindowServices } from './app-window.ts';
import type { AppWindows } from './app-windows.ts';
import type { PrintPages } from './print-pages.ts';
import { printPost } from './print-post.ts';
import { pickFolder } from './window-dialogs.ts';

/** What the services of windows share. */
export interface ServiceParts {
  readonly app: App;
  readonly printPages: PrintPages;
}

/** What the program does for a window on its page's behalf. */
export function serveWindow(
  { app, printPages }: ServiceParts,
  windows: AppWindows,
  self: AppWindow,
): WindowServices {
  let picking: Promise<string | null> | undefined;
  return {
    // One at a time, however often the page asks.
    pickFolder: purpose => {
      picking ??= pickFolder(self.window, purpose).finally(() => {
        picking = undefined;
      });
      return picking;
    },
    openWindow: async folder => {
      const root = await app.findRoot(folder);
      showBlog(windows, { folder: root, file: null }, root);
    },
    raiseOther: (root, post) => {
      const other = windows.all().find(window => window !== self && window.blogRoot() === root);
      if (!other) return false;
      windows.raise(other);
      if (post !== undefined) other.askForPost(post);
      // A window that was opened for this blog a moment too late has nothing else to show.
      if (self.blogRoot() === null) setImmediate(() => self.window.destroy());
      return true;
    },
    print: job =>
      printPost(job, {
        window: self.window,
        address: () => printPages.add(job),
        writeFile: app.writeExport,
      }),
    settingsChanged: ({ theme }) => {
      nativeTheme.themeSource = theme;
    },
  };
}

/** Brings the window that shows the blog of this root to the front, or opens one. */
export function showBlog(windows: AppWindows, start: StartPlace, root: string): AppWindow {
  const shown = windows.showing(root);
  if (shown) windows.raise(shown);
  return shown ?? windows.open(start);
}

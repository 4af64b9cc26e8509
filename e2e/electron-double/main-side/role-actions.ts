import type { App } from './app.ts';
import type { ManagedWindow } from './browser-window.ts';

type Action = (window: ManagedWindow) => void;

const zoomBy = (step: number) => (window: ManagedWindow) =>
  window._contents.setZoomLevel(window._contents.getZoomLevel() + step);

const onWindow: Readonly<Record<string, Action>> = {
  undo: window => window._contents.undo(),
  redo: window => window._contents.redo(),
  cut: window => window._contents.cut(),
  copy: window => window._contents.copy(),
  paste: window => window._contents.paste(),
  pasteandmatchstyle: window => window._contents.pasteAndMatchStyle(),
  delete: window => window._contents.delete(),
  selectall: window => window._contents.selectAll(),
  reload: window => window.reload(),
  forcereload: window => window.reload(),
  toggledevtools: window => window._contents.toggleDevTools(),
  resetzoom: window => window._contents.setZoomLevel(0),
  zoomin: zoomBy(0.5),
  zoomout: zoomBy(-0.5),
  togglefullscreen: window => window.setFullScreen(!window.isFullScreen()),
  minimize: window => window.minimize(),
  zoom: window => window.maximize(),
  close: window => window.close(),
};

/** Does what a menu item's role does; false when the role does nothing by itself. */
export function runRole(role: string, window: ManagedWindow | null, app: App): boolean {
  if (role === 'quit') app.quit();
  else if (role === 'about') app.showAboutPanel();
  else {
    const action = onWindow[role];
    if (action && window) action(window);
    return action !== undefined;
  }
  return true;
}

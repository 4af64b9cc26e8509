import type { Settings } from '../../shared/model/settings.ts';
import type { App } from './app.ts';
import { reporting } from './reporting.ts';

/** Reads the user's settings into the window. */
export function readSettings(app: App): Promise<void> {
  return reporting(app, 'settings', async () => {
    app.state.settings.set(await app.api.call('settings.read', undefined));
  });
}

/** Applies a change of the settings at once and keeps it; the settings it does not name stay as main has them. */
export function changeSettings(app: App, change: Partial<Settings>): Promise<void> {
  const settle = app.state.settings.change(change);
  return reporting(app, 'settings', async () => {
    try {
      settle(await app.api.call('settings.write', change));
    } catch (error) {
      settle(null);
      throw error;
    }
  });
}

/** Shows the editor beside the preview, or alone. */
export function togglePreview(app: App): Promise<void> {
  const { layout } = app.state.settings.settings.peek();
  return changeSettings(app, { layout: layout === 'both' ? 'editor' : 'both' });
}

/** Shows or hides the list of posts. */
export function toggleList(app: App): Promise<void> {
  return changeSettings(app, { isListShown: !app.state.settings.settings.peek().isListShown });
}

/** Changes between light and dark, from whatever is shown now. */
export function switchTheme(app: App): Promise<void> {
  return changeSettings(app, { theme: app.state.settings.theme.peek() === 'dark' ? 'light' : 'dark' });
}

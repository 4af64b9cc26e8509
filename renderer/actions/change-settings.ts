import { type Settings, zooms } from '../../shared/model/settings.ts';
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

/** Shows the editor, the preview or both. */
export function showLayout(app: App, layout: Settings['layout']): Promise<void> {
  return changeSettings(app, { layout });
}

/** Lets editor and preview scroll each for itself, or together again. */
export function toggleScrollLock(app: App): Promise<void> {
  return changeSettings(app, { isScrollLocked: !app.state.settings.settings.peek().isScrollLocked });
}

/** Makes the text of editor and preview larger (1) or smaller (-1) by a step; 0: its normal size. */
export async function zoomText(app: App, step: -1 | 0 | 1): Promise<void> {
  const at = ([...zooms] as number[]).indexOf(app.state.settings.settings.peek().zoom);
  const zoom = step === 0 ? 1 : zooms[at + step];
  if (zoom !== undefined) await changeSettings(app, { zoom });
}

/** Changes between light and dark, from whatever is shown now. */
export function switchTheme(app: App): Promise<void> {
  return changeSettings(app, { theme: app.state.settings.theme.peek() === 'dark' ? 'light' : 'dark' });
}

import type { App } from './app.ts';
import { reporting } from './reporting.ts';

const picking = new WeakSet<App>();

/** Asks for a folder with the system's dialog; null when the user gave up, or while such a dialog is open already. */
export async function pickFolder(app: App, purpose: 'open' | 'keep'): Promise<string | null> {
  if (picking.has(app)) return null;
  picking.add(app);
  let folder = null as string | null;
  await reporting(app, 'pick', async () => {
    folder = await app.api.call('folders.pick', { purpose });
  });
  picking.delete(app);
  return folder;
}

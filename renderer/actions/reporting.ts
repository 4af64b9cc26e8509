import type { App } from './app.ts';
import { toAppError } from './to-app-error.ts';

/**
 * Runs an action and shows what stops it as the notice `key`; a former notice of that key goes when it succeeds.
 * A lost connection has its own notice, and a cancelled call is no error.
 */
export async function reporting(app: App, key: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
    app.state.notices.clear(key);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'cancelled') return;
    app.state.notices.fail(error.code === 'shell.lost' ? 'connection' : key, error);
  }
}

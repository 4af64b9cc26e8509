import type { AppError } from '../../shared/app-error.ts';
import type { App } from './app.ts';
import { choosePlace } from './choose-place.ts';

/**
 * Asks for what a publish could not know: whom its commits are by, or where it goes. `again` goes on with it then.
 * Gives false when `error` is no such thing.
 */
export function askForMissing(app: App, error: AppError, again: () => void): boolean {
  if (error.code === 'git.no-identity') app.state.dialogs.show({ kind: 'author', again });
  if (error.code === 'publish.choose-target') void choosePlace(app, again);
  return error.code === 'git.no-identity' || error.code === 'publish.choose-target';
}

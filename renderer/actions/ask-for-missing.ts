import type { AppError, ErrorCode } from '../../shared/app-error.ts';
import type { App } from './app.ts';
import { putOnline } from './ask-for-trust.ts';
import { choosePlace } from './choose-place.ts';

/** What each needs that only the user can say. */
const questions: Partial<Record<ErrorCode, (app: App, again: () => void) => void>> = {
  'git.no-identity': (app, again) => app.state.dialogs.show({ kind: 'author', again }),
  'publish.choose-target': (app, again) => void choosePlace(app, again),
  // The way online was left before its end: it goes on where it was.
  'git.not-a-repository': app => void putOnline(app),
  'git.no-commits': app => void putOnline(app),
};

/**
 * Asks for what a publish could not know: whom its commits are by, where it goes, or how a folder that is not online yet is
 * to get there. `again` goes on with it then. Gives false when `error` is no such thing.
 */
export function askForMissing(app: App, error: AppError, again: () => void): boolean {
  const ask = questions[error.code];
  ask?.(app, again);
  return ask !== undefined;
}

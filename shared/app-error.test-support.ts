import { isAppError } from './app-error.ts';

/** The code a promise is rejected with; "no error" where it is not, and words that are no code where that has none. */
export function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (isAppError(error) ? error.code : `not coded: ${error}`),
  );
}

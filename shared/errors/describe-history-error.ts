import type { ErrorCode } from '../app-error.ts';
import { describe, type ErrorTable } from './error-description.ts';

/** Words for a past that is not there. */
export const historyErrors: ErrorTable<Extract<ErrorCode, `history.${string}`>> = {
  'history.gone': () =>
    describe(
      'There is no such version',
      'The post was not in the blog at that time, or had another name; or the list is an old one by now. Open the history again and choose a later entry. Your text is not affected.',
    ),
};

import type { ErrorCode } from '../app-error.ts';
import { describe, type ErrorTable, fact } from './error-description.ts';

/** Words for what the checks before a publish report. */
export const checkErrors: ErrorTable<Extract<ErrorCode, `checks.${string}`>> = {
  'checks.bad-setting': data =>
    describe(
      'A rule of the checks is not set as you meant',
      `“${fact(data, 'rule', 'A rule')}” in .leysin.json under "checks" is no rule that Leysin knows, or is set to something else than “error”, “warning” or “off”. It is not used; the others are.`,
    ),
  'checks.no-fix': () =>
    describe(
      'This was not changed',
      'The file is another one by now, or what was found is no longer there. Nothing was written: check the post again.',
      { label: 'Check this post', command: 'post.check' },
    ),
};

import type { ErrorCode } from '../app-error.ts';
import { describe, type ErrorTable, fact } from './error-description.ts';

/** Words for what the checks before a publish report. */
export const checkErrors: ErrorTable<Extract<ErrorCode, `checks.${string}`>> = {
  'checks.bad-setting': data =>
    describe(
      'A rule of the checks is not set as you meant',
      `${whatIsWrong(fact(data, 'rule', 'A rule'), data.reason)} It is not used; put it right in that file.`,
    ),
  'checks.no-fix': () =>
    describe(
      'This was not changed',
      'The file is another one by now, or what was found is no longer there. Nothing was written: check the post again.',
      { label: 'Check this post', command: 'post.check' },
    ),
};

function whatIsWrong(rule: string, reason: unknown): string {
  if (reason === 'no-list') return '“checks” in .leysin.json is not a list of rules with their settings.';
  const where = `“${rule}” in .leysin.json under "checks"`;
  if (reason === 'no-rule') return `${where} is no rule that Leysin knows.`;
  return `${where} is set to something else than “error”, “warning” or “off”.`;
}

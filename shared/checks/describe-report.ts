import type { Finding } from '../model/checks.ts';

/** How many there are of something, as people say it: `1 error`, `3 warnings`. */
export function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** How many posts and pages there are: `1 post or page`, `3 posts and pages`. */
export function countOfPosts(count: number): string {
  return count === 1 ? '1 post or page' : `${count} posts and pages`;
}

/** What was found, in a few words: `2 errors and 1 warning`; '' for nothing. */
export function describeFindings(findings: readonly Pick<Finding, 'severity'>[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const parts = [errors > 0 && countOf(errors, 'error'), warnings > 0 && countOf(warnings, 'warning')];
  return parts.filter(part => part !== false).join(' and ');
}

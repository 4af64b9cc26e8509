import { AppError, type ErrorData } from '../app-error.ts';
import type { Finding } from '../model/checks.ts';

/** How many findings an error names. */
const mostNamed = 20;

/** `publish.checks-failed`, with the errors that stop a publish, at least one, and what else is known `about` them. */
export function checksFailed(
  errors: readonly Omit<Finding, 'isAccepted'>[],
  about: ErrorData = {},
): AppError {
  const lines = errors.slice(0, mostNamed).map(lineOfFinding);
  const more = errors.length > mostNamed ? [`and ${errors.length - mostNamed} more`] : [];
  return new AppError('publish.checks-failed', {
    count: errors.length,
    rules: [...new Set(errors.map(({ rule }) => rule))],
    isEarlier: errors.some(({ earlier }) => earlier !== undefined),
    details: [...lines, ...more].join('\n'),
    ...about,
  });
}

/** A finding as compilers write theirs. */
export function lineOfFinding({
  file,
  line,
  rule,
  severity,
  message,
}: Pick<Finding, 'file' | 'line' | 'rule' | 'severity' | 'message'>): string {
  return `${file}:${line}: ${severity}: ${message} [${rule}]`;
}

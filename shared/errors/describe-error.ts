import type { ErrorCode, WireError } from '../app-error.ts';
import { blogErrors, fileErrors } from './describe-blog-error.ts';
import { checkErrors } from './describe-check-error.ts';
import { gitErrors } from './describe-git-error.ts';
import { historyErrors } from './describe-history-error.ts';
import { publishErrors } from './describe-publish-error.ts';
import { repositoryErrors } from './describe-repository-error.ts';
import { settingsErrors } from './describe-settings-error.ts';
import { sayBroughtIn } from './describe-take-back-error.ts';
import { describe, type ErrorDescription, type ErrorTable, fact } from './error-description.ts';

const appErrors: ErrorTable<
  Extract<
    ErrorCode,
    `shell.${string}` | `print.${string}` | `contract.${string}` | 'cancelled' | 'usage' | 'internal'
  >
> = {
  'shell.lost': () =>
    describe(
      'Leysin’s engine cannot be reached',
      'The window tries to reach it again by itself. What you type is kept in this window: leave it open.',
    ),
  'shell.busy': () =>
    describe('Too much at once', 'Leysin is still busy with what you asked before. Try again shortly.'),
  'shell.unsupported': () =>
    describe(
      'This window cannot do that',
      'It needs Leysin’s desktop app; this window is a page of a browser.',
    ),
  'print.failed': data =>
    describe(
      'The post was not printed',
      `The printer did not take it: ${fact(data, 'details', 'no reason was given')}. Look at the printer, then print again; “Save post as PDF” needs none.`,
    ),
  'print.not-written': data =>
    describe(
      'The PDF was not saved',
      `${fact(data, 'path', 'The file')} cannot be written: its folder is missing, the disk is full, or your account may not write there. Your post is not affected. Choose another place.`,
      { label: 'Save post as PDF', command: 'post.pdf' },
    ),
  'contract.unknown-call': () =>
    describe(
      'This window is out of date',
      'It asked for something its engine does not know. Reload the window.',
    ),
  'contract.bad-params': () =>
    describe(
      'This window is out of date',
      'It asked in a way its engine does not understand. Reload the window.',
    ),
  cancelled: () => describe('Cancelled', 'It was stopped as you asked. Nothing was lost.'),
  usage: data =>
    describe('That cannot be done', fact(data, 'message', 'Something in the request is not right.')),
  internal: data =>
    describe(
      'Something went wrong in Leysin',
      `This is our mistake, not yours. Your saved text is safe.${data.logId === undefined ? '' : ` The log has it as ${fact(data, 'logId', '')}.`}`,
    ),
};

const tables: ErrorTable<ErrorCode> = {
  ...blogErrors,
  ...fileErrors,
  ...gitErrors,
  ...publishErrors,
  ...historyErrors,
  ...repositoryErrors,
  ...settingsErrors,
  ...checkErrors,
  ...appErrors,
};

/** Every code there are words for. */
export const describedCodes = Object.keys(tables) as readonly ErrorCode[];

/** An error as the window shows it. `details` are raw words of others, such as git's; '' when there are none. */
export interface DescribedError extends ErrorDescription {
  readonly details: string;
}

/** Puts any error into the user's words: what happened, why, what is safe and what to do next. */
export function describeError(error: WireError): DescribedError {
  const find = Object.hasOwn(tables, error.code) ? tables[error.code] : tables.internal;
  const { text, ...described } = find(error.data);
  const whole = [text, sayBroughtIn(error.data)].filter(Boolean).join(' ');
  return { ...described, text: whole, details: detailsOf(error) };
}

function detailsOf({ data }: WireError): string {
  return [fact(data, 'details', ''), fact(data, 'message', '')].filter(Boolean).join('\n');
}

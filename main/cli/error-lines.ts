import { isAppError, toWireError, type WireError } from '../../shared/app-error.ts';
import { describeError } from '../../shared/errors/describe-error.ts';

/** An error in words: what happened, why, what to do; then git's or the system's own words, if there are any. */
export function describedLines(error: WireError): readonly string[] {
  const { title, text, details } = describeError(error);
  return [`${title}. ${text}`, ...(details ? [details] : [])];
}

/** What the terminal says of an error that ended a command; a stack only for what nobody foresaw. */
export function errorLines(error: unknown): readonly string[] {
  if (!isAppError(error))
    return [`leysin: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  const { usage, message } = error.data;
  const [first = '', ...more] =
    error.code === 'usage' ? [`${String(message)}.`] : describedLines(toWireError(error));
  return [
    `leysin: ${first}`,
    ...more,
    ...(typeof usage === 'string' && usage !== '' ? [`Usage: ${usage}`] : []),
  ];
}

import { isAppError, toWireError } from '../../shared/app-error.ts';
import { describeError } from '../../shared/errors/describe-error.ts';

/** What the terminal says of an error: what happened, why, what to do; a stack only for what nobody foresaw. */
export function errorLines(error: unknown): readonly string[] {
  if (!isAppError(error))
    return [`leysin: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  const { title, text } = describeError(toWireError(error));
  const { details, usage } = error.data;
  return [
    `leysin: ${title}. ${text}`,
    ...(typeof details === 'string' && details !== '' ? [details] : []),
    ...(typeof usage === 'string' && usage !== '' ? [`Usage: ${usage}`] : []),
  ];
}

import type { ErrorCode } from '../../shared/app-error.ts';
import type { App } from './app.ts';

/** Takes back that something of these kinds stopped a publish: it is so no longer. */
export function forgetStopped({ state }: App, codes: readonly ErrorCode[]): void {
  const { notices, publish } = state;
  const stopped = notices.notices
    .peek()
    .filter(notice => notice.kind === 'error' && codes.includes(notice.error.code));
  for (const { key } of stopped) notices.clear(key);
  const status = publish.status.peek();
  const error =
    status.kind === 'failed' ? status.error : status.kind === 'done' ? status.outcome.error : undefined;
  if (error !== undefined && codes.includes(error.code)) publish.reset();
}

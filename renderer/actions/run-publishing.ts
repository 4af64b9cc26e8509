import { fromWireError } from '../../shared/app-error.ts';
import type { PublishOutcome, PublishProgress } from '../../shared/model/publish.ts';
import type { PublishKind } from '../state/publish-state.ts';
import type { App } from './app.ts';
import { toAppError } from './to-app-error.ts';

/** What a running publish or pull can be told and tells. */
export interface RunOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PublishProgress) => void;
}

/**
 * Runs one publish or pull with progress and Cancel, and shows how it ended; only one runs at a time. `run` brings null
 * when it turned into a question instead.
 */
export async function runPublishing(
  app: App,
  what: PublishKind,
  run: (options: RunOptions) => Promise<PublishOutcome | null>,
): Promise<void> {
  const { publish, notices } = app.state;
  if (publish.status.peek().kind === 'running') return;
  const controller = new AbortController();
  publish.start(what, () => controller.abort());
  notices.clear('publish');
  try {
    const outcome = await run({
      signal: controller.signal,
      onProgress: progress => publish.advance(progress),
    });
    if (outcome === null) return publish.reset();
    publish.finish(outcome);
    const error = outcome.error && fromWireError(outcome.error);
    if (error && error.code !== 'cancelled') notices.fail('publish', error);
  } catch (thrown) {
    const error = toAppError(thrown);
    publish.fail(what, error);
    if (error.code !== 'cancelled') notices.fail('publish', error);
  }
}

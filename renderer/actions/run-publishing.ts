import { type AppError, fromWireError } from '../../shared/app-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import { waitsForNetwork } from '../../shared/model/online.ts';
import type { PublishOutcome, PublishProgress } from '../../shared/model/publish.ts';
import type { PublishKind } from '../state/publish-state.ts';
import type { App } from './app.ts';
import { askForMissing } from './ask-for-missing.ts';
import { askForTrust } from './ask-for-trust.ts';
import { openSettle } from './open-settle.ts';
import { refreshPosts } from './refresh-posts.ts';
import { toAppError } from './to-app-error.ts';

/** What a running publish or pull can be told and tells. */
export interface RunOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PublishProgress) => void;
}

/** Ways on after something stopped it. */
interface GoOn {
  /** Once the user has said what was missing. */
  readonly asked: () => void;
  /** Once the user tries again; where there is none, that publishes. */
  readonly retried: (() => void) | undefined;
}

/**
 * Runs one publish or pull with progress and Cancel, and shows how it ended; only one runs at a time. `run` brings null
 * when it turned into a question instead. Where both sides changed the same place, the user is asked at once. `retry` is
 * what “Try again” does, where that is not to publish.
 */
export async function runPublishing(
  app: App,
  what: PublishKind,
  run: (options: RunOptions) => Promise<PublishOutcome | null>,
  retry?: () => Promise<void>,
): Promise<void> {
  const { publish, notices } = app.state;
  if (publish.status.peek().kind === 'running') return;
  const controller = new AbortController();
  publish.start(what, () => controller.abort());
  notices.clear('publish');
  notices.clear('left');
  const goOn = { asked: () => void again(app, what, run), retried: retry && (() => void retry()) };
  try {
    const outcome = await run({
      signal: controller.signal,
      onProgress: progress => publish.advance(progress),
    });
    if (outcome === null) return publish.reset();
    publish.finish(outcome);
    await tellEnd(app, what, outcome, goOn);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'blog.untrusted') {
      // Something that runs has changed since the window was told that the blog is trusted.
      publish.reset();
      return askForTrust(app, what === 'take-back' ? 'history' : what);
    }
    publish.fail(what, error);
    tell(app, error, goOn);
  }
}

async function tellEnd(app: App, what: PublishKind, outcome: PublishOutcome, goOn: GoOn): Promise<void> {
  const { notices } = app.state;
  const { result, files, left } = outcome;
  if (what === 'publish' && (result === 'published' || result === 'committed')) notices.notePublished(files);
  const error = outcome.error && fromWireError(outcome.error);
  // What waits for the network is no failure: the window says that it waits, as long as it does.
  if (error && !waitsForNetwork(outcome)) tell(app, error, goOn);
  if (!error && left) notices.tell('left', describeLeft(left));
  if (error?.code === 'publish.conflict') await openSettle(app);
}

async function again(app: App, what: PublishKind, run: Parameters<typeof runPublishing>[2]): Promise<void> {
  await runPublishing(app, what, run);
  await refreshPosts(app);
}

/** Says what stopped it, or asks for it when it is something only the user knows. */
function tell(app: App, error: AppError, { asked, retried }: GoOn): void {
  if (error.code === 'cancelled') return;
  if (!askForMissing(app, error, asked)) app.state.notices.fail('publish', error, retried);
}

function describeLeft(paths: readonly BlogPath[]): string {
  const files = paths.length === 1 ? (paths[0] ?? '') : `${paths.length} other files`;
  const end = 'until you use “Choose versions”.';
  return paths.length === 1
    ? `${files} was changed here and online in the same place, and stays as it is ${end}`
    : `${files} were changed here and online in the same place, and stay as they are ${end}`;
}

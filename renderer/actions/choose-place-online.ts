import type { WireError } from '../../shared/app-error.ts';
import type { PublishTarget } from '../../shared/model/publish.ts';
import type { App } from './app.ts';
import { choosePlace } from './choose-place.ts';
import { publishSite } from './publish-site.ts';

/**
 * Asks where the open blog is to be published. Where its branch was not found online just now, the one that is there is
 * offered, and a publish that was stopped by it goes on.
 */
export function choosePlaceOnline(app: App): Promise<void> {
  const offered = findOffered(app);
  const status = app.state.publish.status.peek();
  const isStopped = offered !== null && 'what' in status && status.what === 'publish';
  return choosePlace(app, isStopped ? () => void publishSite(app) : null, offered);
}

function findOffered({ state }: App): PublishTarget | null {
  const status = state.publish.status.peek();
  const stopped = state.online.waiting.peek()?.stopped ?? undefined;
  if (status.kind === 'failed') return offerOf(status.error) ?? offerOf(stopped);
  return (status.kind === 'done' ? offerOf(status.outcome.error) : null) ?? offerOf(stopped);
}

function offerOf(error: WireError | undefined): PublishTarget | null {
  if (error?.code !== 'publish.branch-gone') return null;
  const { remote, defaultBranch } = error.data;
  if (typeof remote !== 'string' || typeof defaultBranch !== 'string') return null;
  return { remote, branch: defaultBranch };
}

import type { Handlers } from '../../../shared/api/contract.ts';
import { keepIdentity, listPlaces, requireTarget } from '../../services/publish/publish-places.ts';
import type { AppParts } from '../app-parts.ts';
import { requireTrust } from '../still-trusted.ts';
import type { WindowSession } from '../window-session.ts';

type PlaceCalls = 'publish.setIdentity' | 'publish.places' | 'publish.setTarget';

/** Handlers of what a publish needs to know once: whom commits are by, and where they go. */
export function createPublishPlaceHandlers(
  parts: AppParts,
  session: WindowSession,
): Pick<Handlers, PlaceCalls> {
  return {
    'publish.setIdentity': async (author, { signal }) =>
      keepIdentity((await requireTrust(parts, session)).blog.root, author, signal),
    'publish.places': async (_params, { signal }) => {
      const { root } = (await requireTrust(parts, session)).blog;
      return { ...(await listPlaces(root, signal)), target: parts.settings.publishTarget(root) };
    },
    'publish.setTarget': async target => {
      const { root } = (await requireTrust(parts, session)).blog;
      if (target) await requireTarget(root, target);
      await parts.settings.keepPublishTarget(root, target);
    },
  };
}

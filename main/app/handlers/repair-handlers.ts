import type { Handlers } from '../../../shared/api/contract.ts';
import { publishAnew } from '../../services/publish/publish-anew.ts';
import type { AppParts } from '../app-parts.ts';
import { requireTrust } from '../still-trusted.ts';
import type { WindowSession } from '../window-session.ts';
import { runAttended } from './attended-run.ts';

type RepairCalls = 'publish.anew';

/** Handlers of what puts a blog right that is not online any more as it was. They run git, and only in a trusted blog. */
export function createRepairHandlers(parts: AppParts, session: WindowSession): Pick<Handlers, RepairCalls> {
  return {
    'publish.anew': async (_params, { signal, progress }) => {
      const { root, site } = (await requireTrust(parts, session)).blog;
      const work = { root, progress, isPublishing: true };
      return runAttended(parts, session, work, run => publishAnew({ ...run, site, signal }));
    },
  };
}

import type { Handlers } from '../../../shared/api/contract.ts';
import type { TakenOnline } from '../../../shared/model/settle.ts';
import { publishAnew } from '../../services/publish/publish-anew.ts';
import { takeOnline } from '../../services/publish/take-online.ts';
import type { SiteRun } from '../../services/site-run/site-run.ts';
import type { AppParts } from '../app-parts.ts';
import { approveEarlier, requireStand } from '../approve-earlier.ts';
import { keepIn } from '../keep-in-conflict.ts';
import { requireTrust } from '../still-trusted.ts';
import type { WindowSession } from '../window-session.ts';
import { runAttended } from './attended-run.ts';

type RepairCalls = 'publish.anew' | 'publish.takeOnline';

/** Handlers of what puts a blog right that is not online any more as it was. They run git, and only in a trusted blog. */
export function createRepairHandlers(parts: AppParts, session: WindowSession): Pick<Handlers, RepairCalls> {
  return {
    'publish.anew': async ({ stand }, { signal, progress }) => {
      const folder = await requireTrust(parts, session);
      const { root, site } = folder.blog;
      const work = { root, progress, isPublishing: true };
      const approve = approveEarlier(parts, folder, stand, signal);
      return runAttended(parts, session, work, run => publishAnew({ ...run, site, approve, signal }));
    },
    'publish.takeOnline': async ({ stand }, { signal, progress }) => {
      const folder = await requireTrust(parts, session);
      const { root, site } = folder.blog;
      const keep = keepIn(parts.keeper, root);
      const work = { root, progress, isPublishing: false };
      let taken: TakenOnline | null = null;
      const outcome = await runAttended(parts, session, work, async run => {
        const approve = async (found: SiteRun) => stand && requireStand(found, stand);
        taken = await takeOnline({ ...run, site, keep, signal, approve });
        return taken.outcome;
      });
      folder.index.changed(outcome.files);
      // What waited for the network is an edit now.
      if (outcome.result === 'published') await parts.online.forget(root);
      return taken ?? { outcome, aside: [], both: [], kept: [] };
    },
  };
}

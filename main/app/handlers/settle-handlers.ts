import { join } from 'node:path';
import type { Handlers } from '../../../shared/api/contract.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { SettleOutcome } from '../../../shared/model/settle.ts';
import { listConflicts, settleSite } from '../../services/publish/settle-site.ts';
import type { AppParts } from '../app-parts.ts';
import { keepIn } from '../keep-in-conflict.ts';
import { requireTrust } from '../still-trusted.ts';
import type { WindowSession } from '../window-session.ts';
import { runAttended } from './attended-run.ts';

type SettleCalls = 'publish.conflicts' | 'publish.settle';

/** Handlers of files that were changed here and online in the same place. They run git, and only in a trusted blog. */
export function createSettleHandlers(parts: AppParts, session: WindowSession): Pick<Handlers, SettleCalls> {
  const { keeper, settings } = parts;
  const runFolder = join(parts.options.profile, 'publish');
  return {
    'publish.conflicts': async (_params, { signal }) => {
      const { root, site } = (await requireTrust(parts, session)).blog;
      return listConflicts({ root, site, runFolder, target: settings.publishTarget(root), signal });
    },
    'publish.settle': async ({ online, choices }, { signal, progress }) => {
      const folder = await requireTrust(parts, session);
      const { root, site } = folder.blog;
      const keep = keepIn(keeper, root);
      const work = { root, progress, isPublishing: false };
      let settled: SettleOutcome | null = null;
      let branch = '';
      let paths: readonly BlogPath[] = [];
      const outcome = await runAttended(parts, session, work, async run => {
        const onBranch = (name: string) => {
          branch = name;
          run.onBranch?.(name);
        };
        const onSettled = (done: readonly BlogPath[]) => {
          paths = done;
        };
        settled = await settleSite({ ...run, site, online, choices, keep, signal, onBranch, onSettled });
        return settled.outcome;
      });
      if (paths.length > 0) await parts.online.noteSettled(root, branch, paths);
      folder.index.changed(outcome.files);
      return settled ?? { outcome, aside: [], both: [] };
    },
  };
}

import type { PublishOutcome } from '../../../shared/model/publish.ts';
import { fetchUpstream } from '../git/fetch.ts';
import { outcomeOf, runOnSite, type SiteRequest } from '../site-run/site-run.ts';
import { mergeOnline, requireHead } from './merge-online.ts';

/**
 * Gets what is online without publishing: `published` when something was brought in, `nothing` when there was nothing,
 * `refused` with the paths when it would overwrite or conflict; nothing is changed then.
 */
export function pullSite(request: SiteRequest): Promise<PublishOutcome> {
  return runOnSite(request, async run => {
    const { repository, upstream, meter, limits } = run;
    meter.report('fetch');
    const tip = await fetchUpstream(repository, upstream, meter.within('fetch'), {
      idleLimit: limits.silence,
    });
    meter.report('merge');
    const before = await requireHead(run);
    const files = tip === null ? [] : await mergeOnline(run, tip);
    const commit = await requireHead(run);
    meter.report('verify', 1);
    if (commit === before) return outcomeOf(run, 'nothing', null);
    return outcomeOf(run, 'published', { commit, files });
  });
}

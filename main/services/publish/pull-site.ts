import type { PublishOutcome } from '../../../shared/model/publish.ts';
import { fetchUpstream } from '../git/fetch.ts';
import { outcomeOf, runOnSite, type SiteRequest } from '../site-run/site-run.ts';
import { mergeOnline } from './merge-online.ts';

/**
 * Gets what is online without publishing: `published` when something was brought in, `nothing` when there was nothing,
 * `refused` with the paths when it would overwrite or conflict, and when it is cancelled in time; nothing is changed then.
 */
export function pullSite(request: SiteRequest): Promise<PublishOutcome> {
  return runOnSite(request, async run => {
    const { repository, upstream, meter, limits } = run;
    meter.report('fetch');
    const tip = await fetchUpstream(repository, upstream, meter.within('fetch'), {
      idleLimit: limits.silence,
    });
    meter.report('merge');
    const got = tip === null ? null : await mergeOnline(run, tip);
    meter.report('verify', 1);
    return outcomeOf(run, got === null ? 'nothing' : 'published', got);
  });
}

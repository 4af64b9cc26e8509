import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { PublishOutcome } from '../../../shared/model/publish.ts';
import { commitTree } from '../git/commit-tree.ts';
import { readFlag } from '../git/config.ts';
import { requireIdentity } from '../git/identity.ts';
import { moveBranch } from '../git/move-branch.ts';
import { lastSeenOnline } from '../git/remote.ts';
import { mergeAndPush } from '../publish/merge-and-push.ts';
import { mergeOnline, requireHead } from '../publish/merge-online.ts';
import { fetchOrNot, takeUpWaiting } from '../publish/publish-site.ts';
import { toPublishFiles } from '../publish-plan/plan-changes.ts';
import { settleTakeBack } from '../site-run/settle-take-back.ts';
import {
  type MadeCommit,
  outcomeOf,
  runOnSite,
  type SiteRequest,
  type SiteRun,
} from '../site-run/site-run.ts';
import { requireCommit } from './open-history.ts';
import { planTakeBack, type TakeBackPlan, type TakeBackRules } from './plan-take-back.ts';

/** What {@link takeBackPublish} is asked. */
export interface TakeBackRequest extends SiteRequest, Pick<TakeBackRules, 'isOfPosts'> {
  /** The full id of the commit that is taken back. */
  readonly commit: string;
  /** Told before anything is done, since commits made earlier go online with it; what it throws stops it. */
  readonly approve?: (run: SiteRun) => Promise<void>;
}

/**
 * Undoes what one publish did, online and in the branch, by a commit on top; nothing else, and no history is rewritten.
 * The working tree keeps the text as it is, as an edit that is not published; only files the publish did nothing but
 * delete come back here, too. Problems are part of the outcome, as of a publish; `nothing`: it was taken back before.
 */
export async function takeBackPublish(request: TakeBackRequest): Promise<PublishOutcome> {
  const outcome = await runOnSite(request, async run => {
    const { repository, scratch, site } = run;
    const commit = await requireCommit(repository, request.commit);
    const { remote } = run.upstream;
    const planOn = (head: string, online: string | null) =>
      planTakeBack(repository, scratch, head, commit, { isOfPosts: request.isOfPosts, site, online, remote });
    // Refused before anything is fetched, wherever that can be said now.
    await planOn(run.head.commit, await lastSeenOnline(repository, run.upstream));
    await request.approve?.(run);
    const { tip, problem } = await fetchOrNot(run);
    const merged = problem === null && tip !== null ? await mergeOnline(run, tip, run.head.commit) : null;
    await orSayWhatCame(run, merged, async () => {
      const head = await requireHead(run);
      // Somebody else has committed meanwhile, and it would go online unseen.
      if (head !== (merged?.commit ?? run.head.commit))
        throw new AppError('publish.plan-changed', { paths: [] });
      const planned = await planOn(head, tip);
      if (planned.changes.length > 0) await commitPlanned(run, planned, commit);
      else await takeUpWaiting(run, tip);
    });
    if (run.made === null) return outcomeOf(run, 'nothing', null);
    if (problem) throw problem;
    await mergeAndPush(run, tip, [], '');
    return outcomeOf(run, 'published', run.made);
  });
  return { ...outcome, takesBack: true };
}

/** What is online stays brought in where the rest of the work is refused; the refusal says so. */
async function orSayWhatCame(
  run: SiteRun,
  merged: MadeCommit | null,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (merged === null || run.made !== null || !isAppError(error)) throw error;
    const { files, gone = [] } = merged;
    const brought = files.filter(path => !gone.includes(path));
    throw new AppError(error.code, { ...error.data, isBroughtIn: true, brought, removed: gone }, error);
  }
}

async function commitPlanned(run: SiteRun, plan: TakeBackPlan, takenBack: string): Promise<void> {
  run.meter.report('commit');
  const { repository, record } = run;
  await requireIdentity(repository);
  const { head } = plan;
  const message = `${subjectFor(plan.subject)}\n\nThis reverts commit ${takenBack}.\n`;
  const signs = await readFlag(repository, 'commit.gpgSign');
  const commit = await commitTree(repository, plan.tree, [head], message, signs);
  const { changes, onlyDeleted: bringsBack } = plan;
  record.note({ takenBack: { commit, changes, bringsBack } });
  await moveBranch(repository, run.head.branch, head, commit, 'take back a publish');
  run.made = { commit, files: toPublishFiles(repository, changes).map(file => file.path) };
  await settleTakeBack(repository, { commit, changes, bringsBack });
}

/** Taking back what took something back publishes it again. */
function subjectFor(subject: string): string {
  return subject.startsWith(takenBackWords)
    ? `Publish again: ${subject.slice(takenBackWords.length)}`
    : `${takenBackWords}${subject}`;
}

const takenBackWords = 'Take back: ';

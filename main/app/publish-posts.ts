import type { BlogPath } from '../../shared/model/blog.ts';
import type { Finding } from '../../shared/model/checks.ts';
import type { PublishOutcome, PublishPlan, PublishRunOutcome, SeenPlan } from '../../shared/model/publish.ts';
import { suggestMessage } from '../../shared/publish/suggest-message.ts';
import { publishIn } from '../services/publish/publish-site.ts';
import { groupFiles } from '../services/publish-plan/group-files.ts';
import type { SiteRun } from '../services/site-run/site-run.ts';
import type { AppParts } from './app-parts.ts';
import type { BlogFolder } from './blog-folders.ts';
import { requireCheckedRewritten } from './check-rewritten.ts';
import { earlierRange } from './earlier-commits.ts';
import { planPosts } from './plan-posts.ts';
import { readRest } from './rest-of-blog.ts';
import { hasObstacles, requireChecked } from './run-blog-checks.ts';

/** Which posts are to be published, and how; the parameters of `publish.run`. */
export interface PostsChoice {
  /** Null: every changed one. */
  readonly posts: readonly BlogPath[] | null;
  readonly message: string | null;
  readonly seen: SeenPlan | null;
  readonly files?: readonly BlogPath[] | null | undefined;
  readonly isUnseen: boolean;
  /** Told the warnings in what is about to be published, of what is to go online unasked; again when one was written meanwhile. */
  readonly onWarnings?: (warnings: readonly Finding[]) => void;
}

/**
 * Plans posts and publishes them, in a run that has begun. Of what nobody has seen nothing is published that the user has
 * to look at first: then the plan comes back.
 */
export async function publishPosts(
  parts: AppParts,
  folder: BlogFolder,
  run: SiteRun,
  choice: PostsChoice,
  signal: AbortSignal,
): Promise<PublishRunOutcome> {
  const { posts, message, seen, files = null, isUnseen } = choice;
  const { repository, scratch } = run;
  const look = () => planPosts(parts, folder, { repository, scratch, state: run }, posts, signal);
  const { selection, planned, plan } = await look();
  if (isUnseen && plan.decisions.length > 0) return toBeSeen(plan);
  const asked: PublishPlan[] = [];
  let approvals = 0;
  const outcome = await publishIn(run, {
    paths: selection.paths,
    planned,
    groups: selection.posts.map(post => post.parts.map(({ path }) => path)),
    files,
    message: message ?? (changed => suggestMessage(groupFiles(changed, selection.posts))),
    seen,
    approve: async paths => {
      approvals += 1;
      if (!isUnseen) {
        const range = await earlierRange(repository, run);
        choice.onWarnings?.(await requireChecked(parts, folder, paths, range, signal));
        return true;
      }
      if (!(await hasObstacles(parts, folder, paths, signal))) return true;
      // Asked again, something was written meanwhile, and this plan is not what there is by now.
      asked.push(approvals === 1 ? plan : (await look()).plan);
      return false;
    },
    approveRewritten: made => requireCheckedRewritten(folder, repository, made),
  });
  const [unseen] = asked;
  if (unseen !== undefined) return toBeSeen(unseen);
  return outcome.result === 'nothing'
    ? { ...outcome, rest: await readRest(folder, run, posts, selection) }
    : outcome;
}

const toBeSeen = (plan: PublishPlan): PublishRunOutcome => ({ ...nothingDone, plan });

const nothingDone: PublishOutcome = { result: 'refused', commit: null, url: null, files: [] };

import type { PublishPlan, SeenPlan } from '../model/publish.ts';

/** What a plan that was shown has to be like still, when it is published. */
export function seenPlan({ tree, head, localBranch, branch, remoteUrl }: PublishPlan): SeenPlan {
  return { tree, head, localBranch, branch, remoteUrl };
}

import type { SeenPlan } from '../model/publish.ts';
import type { PublishStand } from '../model/publish-stand.ts';

/** What a plan that was shown has to be like still, when it is published. */
export function seenPlan(plan: SeenPlan): SeenPlan {
  return { ...seenStand(plan), tree: plan.tree };
}

/** Where a branch has to stand and go still, when what was shown of it is done. */
export function seenStand({ head, localBranch, branch, remoteUrl }: PublishStand): PublishStand {
  return { head, localBranch, branch, remoteUrl };
}

/** Whether a branch stands where it did, and goes to the same place. */
export function isSameStand(one: PublishStand, other: PublishStand): boolean {
  return (
    one.head === other.head &&
    one.localBranch === other.localBranch &&
    one.branch === other.branch &&
    one.remoteUrl === other.remoteUrl
  );
}

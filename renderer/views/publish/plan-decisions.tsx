import { describeDecision } from '../../../shared/errors/describe-decision.ts';
import type { PublishDecision, PublishPlan } from '../../../shared/model/publish.ts';
import { findLacking, type LackingFile, type Unticked } from '../../../shared/publish/plan-ticks.ts';

/** Of one kind as many are spelled out; the others are counted. */
const mostOfKind = 3;

/** What to know before publishing: reasons to ask, and what would be missing online because it is not ticked. */
export function PlanDecisions({ plan, unticked }: { plan: PublishPlan; unticked: Unticked }) {
  // Those commits are shown one by one.
  const decisions = plan.decisions.filter(({ kind }) => kind !== 'commits-waiting' || plan.earlier === null);
  const sentences = [
    ...sayShort(decisions, ({ kind }) => kind, describeDecision),
    ...sayShort(findLacking(plan, unticked), ({ role }) => role, sayLacking),
  ];
  return (
    // What unticking brings up is said as soon as it is there.
    <div aria-live="polite">
      {sentences.length === 0 ? null : (
        <ul class="decisions" aria-label="Before you publish">
          {sentences.map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function sayLacking({ path, role, title }: LackingFile): string {
  if (role === 'picture')
    return `“${title}” shows ${path}, which is not ticked: readers would see a gap there.`;
  return `“${title}” needs ${path}, which is not ticked: it would have no title and date online.`;
}

function sayShort<T extends PublishDecision | LackingFile>(
  all: readonly T[],
  kindOf: (one: T) => string,
  say: (one: T) => string,
): readonly string[] {
  const kinds = new Map<string, T[]>();
  for (const one of all) kinds.set(kindOf(one), [...(kinds.get(kindOf(one)) ?? []), one]);
  return [...kinds.values()].flatMap(same => {
    const more = same.length - mostOfKind;
    if (more <= 1) return same.map(say);
    return [...same.slice(0, mostOfKind).map(say), `The same is so with ${more} more.`];
  });
}

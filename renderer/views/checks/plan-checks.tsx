import { useEffect, useState } from 'preact/hooks';
import { isObstacle } from '../../../shared/checks/is-obstacle.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { CheckReport, Finding } from '../../../shared/model/checks.ts';
import type { PublishPlan } from '../../../shared/model/publish.ts';
import { checkPlan, noteShown, plannedScope } from '../../actions/check-post.ts';
import { reviewChanges } from '../../actions/publish-site.ts';
import { useApp } from '../app-context.ts';
import { FindingList } from './finding-list.tsx';

interface PlanChecksProps {
  readonly plan: PublishPlan;
  /** Null: every changed post. */
  readonly path: BlogPath | null;
  /** Told what is found that keeps it from being published unasked. */
  readonly onFound: (findings: readonly Finding[]) => void;
}

/** What the checks find in a plan, within the dialog that shows it; nothing where nothing is to be said. */
export function PlanChecks({ plan, path, onFound }: PlanChecksProps) {
  const app = useApp();
  const [report, setReport] = useState<CheckReport | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    checkPlan(app, plan, controller.signal).then(
      found => {
        noteShown(app, found.findings);
        setReport(found);
        onFound(found.findings.filter(isObstacle));
      },
      // Publishing runs them again, and says what keeps them from running.
      () => {},
    );
    return () => controller.abort();
  }, [plan]);
  const findings = report?.findings.filter(isObstacle) ?? [];
  if (findings.length === 0) return null;
  const isStopped = findings.some(({ severity }) => severity === 'error');
  return (
    <section class="plan-checks" aria-label="Checks">
      <p class="dialog-text">
        {isStopped
          ? 'Errors must be put right before this can be published.'
          : 'Look at this first. If it is meant so, publish: it will not be asked again for this text.'}
      </p>
      <FindingList
        findings={findings}
        scope={plannedScope(plan)}
        isFirstFocused={false}
        onMended={() => void reviewChanges(app, path)}
      />
    </section>
  );
}

import { useState } from 'preact/hooks';
import type { AppError } from '../../../shared/app-error.ts';
import { describeFindings } from '../../../shared/checks/describe-report.ts';
import type { CheckReport, Finding } from '../../../shared/model/checks.ts';
import { goToFinding, mendFinding, setRule } from '../../actions/mend-finding.ts';
import { toAppError } from '../../actions/to-app-error.ts';
import type { CheckScope } from '../../state/check-scope.ts';
import { useApp } from '../app-context.ts';
import { FormError } from '../form-error.tsx';
import { FindingRow } from './finding-row.tsx';

interface FindingListProps {
  readonly findings: readonly Finding[];
  /** What was checked. */
  readonly scope: CheckScope;
  /** Whether the first finding has the focus when it appears. */
  readonly isFirstFocused: boolean;
  /** One was put right, or its rule set: what is found now. */
  readonly onMended: (report: CheckReport) => void;
}

/** What stops comes before what only asks; else they stay in the order of the text. */
const bySeverity = (one: Finding, other: Finding) =>
  Number(one.severity === 'warning') - Number(other.severity === 'warning');

/** Findings, each with a way to its line and, where there is one, a button that puts it right. */
export function FindingList({ findings, scope, isFirstFocused, onMended }: FindingListProps) {
  const app = useApp();
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  // What a commit made earlier holds may be no post, or gone by now.
  const isThere = ({ earlier, post }: Finding) =>
    earlier === undefined || app.state.blog.entries.value?.some(({ path }) => path === post) === true;
  const go = (finding: Finding) => {
    app.state.dialogs.close();
    // The dialog gives the focus back when it is gone; only then may the editor take it.
    requestAnimationFrame(() => void goToFinding(app, finding));
  };
  const run = (change: Promise<CheckReport>) => {
    setBusy(true);
    setError(null);
    change.then(onMended, thrown => setError(toAppError(thrown))).finally(() => setBusy(false));
  };
  return (
    <div>
      <p class="checks-count" role="status" aria-label="Checks result">
        {findings.length === 0 ? 'Nothing was found.' : `Found: ${describeFindings(findings)}.`}
      </p>
      {findings.length === 0 ? null : (
        <ul class="findings" aria-label="Findings">
          {findings.toSorted(bySeverity).map((finding, index) => (
            <FindingRow
              key={`${finding.file} ${finding.line} ${finding.rule} ${finding.message}`}
              finding={finding}
              hasFile={
                scope.paths.length > 1 || finding.file !== finding.post || finding.earlier !== undefined
              }
              canGo={isThere(finding)}
              isFirst={isFirstFocused && index === 0}
              isBusy={isBusy}
              onGo={() => go(finding)}
              onMend={() => run(mendFinding(app, finding, scope))}
              onSet={setting => run(setRule(app, finding.rule, setting, scope))}
            />
          ))}
        </ul>
      )}
      <FormError error={error} />
    </div>
  );
}

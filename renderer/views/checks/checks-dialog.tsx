import { useState } from 'preact/hooks';
import { fromWireError } from '../../../shared/app-error.ts';
import { isObstacle } from '../../../shared/checks/is-obstacle.ts';
import type { CheckReport } from '../../../shared/model/checks.ts';
import { publishAnyway } from '../../actions/publish-site.ts';
import type { CheckScope } from '../../state/check-scope.ts';
import type { ChosenPublish } from '../../state/dialog-state.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useApp } from '../app-context.ts';
import { FormError } from '../form-error.tsx';
import { FindingList } from './finding-list.tsx';

interface ChecksDialogProps {
  readonly report: CheckReport;
  /** What was checked. */
  readonly scope: CheckScope;
  /** Null: the user only wanted to know. */
  readonly publish: ChosenPublish | null;
}

/** What the checks found in the open post, or in what was to be published. */
export function ChecksDialog({ report, scope, publish }: ChecksDialogProps) {
  const app = useApp();
  const { close } = app.state.dialogs;
  const [mended, setMended] = useState<CheckReport | null>(null);
  const { findings } = mended ?? report;
  const shown = publish === null ? findings : findings.filter(isObstacle);
  const isStopped = shown.some(({ severity }) => severity === 'error');
  return (
    <Dialog title="Checks" size="large" onClose={close}>
      <p class="dialog-text">{introOf(publish !== null, isStopped, shown.length)}</p>
      <FindingList findings={shown} scope={scope} isFirstFocused onMended={setMended} />
      {report.problems.map(problem => (
        <FormError key={JSON.stringify(problem)} error={fromWireError(problem)} />
      ))}
      <div class="dialog-buttons">
        <button
          type="button"
          class="button"
          data-first={shown.length === 0 ? true : undefined}
          onClick={close}
        >
          Close
        </button>
        {publish === null || isStopped ? null : (
          <button
            type="button"
            class="button button-primary"
            onClick={() => void publishAnyway(app, publish, shown, mended !== null)}
          >
            {shown.length === 0 ? 'Publish now' : 'Publish anyway'}
          </button>
        )}
      </div>
    </Dialog>
  );
}

function introOf(isPublishing: boolean, isStopped: boolean, count: number): string {
  if (!isPublishing) {
    return count === 0
      ? 'Links, images, metadata and the text were looked through.'
      : 'Errors stop a publish; warnings only ask.';
  }
  if (isStopped) return 'Nothing was published. Put the errors right, then publish again.';
  return count === 0
    ? 'All of it is put right.'
    : 'Nothing was published yet. If it is meant so, publish anyway: it will not be asked again for this text.';
}

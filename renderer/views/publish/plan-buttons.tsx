import { useId } from 'preact/hooks';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { Finding } from '../../../shared/model/checks.ts';

/** How many errors stop a publish of the ticked files; `ticked` null: of all. */
export function stopsOf(findings: readonly Finding[], ticked: readonly BlogPath[] | null): number {
  // A commit made earlier goes along, whatever is ticked.
  const goes = ({ file, post, earlier }: Finding) =>
    ticked === null || earlier !== undefined || ticked.includes(file) || ticked.includes(post);
  return findings.filter(finding => finding.severity === 'error' && goes(finding)).length;
}

/** Leads to what stops the publish: errors come first. */
export function focusFirstFinding(dialog: HTMLElement): void {
  const find = (what: string) => dialog.querySelector<HTMLElement>(`.plan-checks ${what}`);
  (find('.finding-buttons button') ?? find('.finding-setting'))?.focus();
}

interface PlanButtonsProps {
  readonly hasFiles: boolean;
  readonly canPublish: boolean;
  readonly stops: number;
  readonly onCancel: () => void;
}

/** What ends the dialog of a plan. While errors stop it, its button says so and leads to them. */
export function PlanButtons({ hasFiles, canPublish, stops, onCancel }: PlanButtonsProps) {
  const note = useId();
  return (
    <div class="dialog-buttons">
      {stops > 0 ? (
        <p class="form-error plan-stop" id={note}>
          {stops === 1 ? 'One error stops this' : `${stops} errors stop this`}: put right what is listed
          above, or untick the post; then publish.
        </p>
      ) : null}
      <button
        type="button"
        class="button"
        data-first={(!hasFiles && !canPublish) || undefined}
        onClick={onCancel}
      >
        Cancel
      </button>
      <button
        type="submit"
        class={stops > 0 ? 'button' : 'button button-primary'}
        aria-describedby={stops > 0 ? note : undefined}
        data-first={(!hasFiles && canPublish) || undefined}
        disabled={!canPublish}
      >
        Publish now
      </button>
    </div>
  );
}

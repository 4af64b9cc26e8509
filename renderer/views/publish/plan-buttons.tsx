import { useId } from 'preact/hooks';
import type { Finding } from '../../../shared/model/checks.ts';
import { sayStops } from './plan-stops.ts';

/** Leads to what stops the publish: errors come first. */
export function focusFirstFinding(dialog: HTMLElement): void {
  const find = (what: string) => dialog.querySelector<HTMLElement>(`.plan-checks ${what}`);
  (find('.finding-buttons button') ?? find('.finding-setting'))?.focus();
}

interface PlanButtonsProps {
  readonly hasFiles: boolean;
  readonly canPublish: boolean;
  readonly stops: readonly Finding[];
  readonly onCancel: () => void;
}

/** What ends the dialog of a plan. While errors stop it, its button says so and leads to them. */
export function PlanButtons({ hasFiles, canPublish, stops, onCancel }: PlanButtonsProps) {
  const note = useId();
  const isStopped = stops.length > 0;
  return (
    <div class="dialog-buttons">
      {isStopped ? (
        <p class="form-error plan-stop" id={note}>
          {sayStops(stops)}
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
        class={isStopped ? 'button' : 'button button-primary'}
        aria-describedby={isStopped ? note : undefined}
        data-first={(!hasFiles && canPublish) || undefined}
        disabled={!canPublish}
      >
        Publish now
      </button>
    </div>
  );
}

import { useApp } from '../app-context.ts';

interface StepButtonsProps {
  readonly label: string;
  readonly isBusy: boolean;
  /** Whether the focus begins at the button: there is nothing to fill in. */
  readonly isFirst?: boolean;
}

/** The end of a step's form: leave it, or take the step. */
export function StepButtons({ label, isBusy, isFirst }: StepButtonsProps) {
  const app = useApp();
  return (
    <div class="dialog-buttons">
      <button type="button" class="button" onClick={app.state.dialogs.close}>
        Not now
      </button>
      <button type="submit" class="button button-primary" disabled={isBusy} data-first={isFirst}>
        {label}
      </button>
    </div>
  );
}

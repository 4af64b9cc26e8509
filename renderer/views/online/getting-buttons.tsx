import { getChanges } from '../../actions/get-changes.ts';
import { useApp } from '../app-context.ts';

interface GettingButtonsProps {
  /** What the getting is called. */
  readonly label: string;
  readonly isDisabled?: boolean;
}

/** The end of a dialog about what is online: close it, or get that. */
export function GettingButtons({ label, isDisabled = false }: GettingButtonsProps) {
  const app = useApp();
  const { close } = app.state.dialogs;
  return (
    <div class="dialog-buttons">
      <button type="button" class="button" data-first onClick={close}>
        Close
      </button>
      <button
        type="button"
        class="button button-primary"
        disabled={isDisabled}
        onClick={() => {
          close();
          void getChanges(app);
        }}
      >
        {label}
      </button>
    </div>
  );
}

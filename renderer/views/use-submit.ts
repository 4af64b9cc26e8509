import { useSignal } from '@preact/signals';
import type { AppError } from '../../shared/app-error.ts';
import { toAppError } from '../actions/to-app-error.ts';

/** Runs a dialog's action once at a time and keeps what stopped it. */
export function useSubmit<T>(action: () => Promise<T>, onDone: (result: T) => void) {
  const isBusy = useSignal(false);
  const error = useSignal<AppError | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy.peek()) return;
    isBusy.value = true;
    error.value = null;
    try {
      onDone(await action());
    } catch (thrown) {
      error.value = toAppError(thrown);
    } finally {
      isBusy.value = false;
    }
  };
  return { submit, isBusy, error };
}

import { useSignal } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import { cloneBlog, suggestFolder } from '../../actions/start-repository.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useApp } from '../app-context.ts';
import { FolderField } from '../folder-field.tsx';
import { FormError } from '../form-error.tsx';
import { useSubmit } from '../use-submit.ts';
import { AddressField } from './address-field.tsx';
import { useAddress } from './use-address.ts';

/** Gets a blog from its address into a new folder, and opens it. */
export function CloneDialog() {
  const app = useApp();
  const typed = useAddress();
  const { address, mayBeFolder } = typed;
  const [chosen, setFolder] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const fraction = useSignal(0);
  // Until the user names one, the folder follows the address.
  const open = app.state.blog.blog.value;
  const folder = chosen ?? suggestFolder(address, open?.isSample ? undefined : open?.root);
  const clone = async () => {
    const controller = new AbortController();
    running.current = controller;
    fraction.value = 0;
    const onFraction = (now: number) => {
      fraction.value = now;
    };
    try {
      await typed.offerWithoutSecret(() =>
        cloneBlog(app, { address, folder, mayBeFolder }, { signal: controller.signal, onFraction }),
      );
    } finally {
      running.current = null;
    }
  };
  const { submit, isBusy, error } = useSubmit(clone, app.state.dialogs.close);
  const cancel = () => {
    // The dialog stays to say that nothing is left; a second Cancel closes it.
    if (running.current) running.current.abort();
    else app.state.dialogs.close();
  };
  return (
    <Dialog title="Clone a blog" onClose={cancel}>
      <form class="form" onSubmit={submit}>
        <p class="dialog-text">
          Paste the address of a blog that is kept in git. It is copied with its history into a new folder and
          opened; nothing of it is run.
        </p>
        <AddressField typed={typed} error={error.value} />
        <FolderField value={folder} onChange={setFolder} />
        {isBusy.value ? (
          <div class="clone-progress" role="status">
            <progress aria-label="Cloning" max={1} value={fraction.value} />
            <span>{Math.round(fraction.value * 100)} %</span>
          </div>
        ) : null}
        <FormError error={error.value} />
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={cancel}>
            Cancel
          </button>
          <button
            type="submit"
            class="button button-primary"
            disabled={isBusy.value || address.trim() === '' || folder.trim() === ''}
          >
            {error.value ? 'Try again' : 'Clone'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

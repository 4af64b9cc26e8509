import { useState } from 'preact/hooks';
import type { PublishPlaces, PublishTarget } from '../../../shared/model/publish.ts';
import { forgetPlace, keepPlace } from '../../actions/choose-place.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useApp } from '../app-context.ts';
import { FormError } from '../form-error.tsx';
import { useSubmit } from '../use-submit.ts';

interface PlaceDialogProps {
  readonly places: PublishPlaces;
  readonly again: (() => void) | null;
  /** A branch that was found online in the place of the one that is set. */
  readonly offered: PublishTarget | null;
}

/** Asks to which branch of which remote this blog is published. */
export function PlaceDialog({ places, again, offered }: PlaceDialogProps) {
  const app = useApp();
  const { remotes, target } = places;
  const [remote, setRemote] = useState(offered?.remote ?? target?.remote ?? remotes[0]?.name ?? '');
  const [branch, setBranch] = useState(offered?.branch ?? target?.branch ?? places.branch);
  const { close } = app.state.dialogs;
  const { submit, isBusy, error } = useSubmit(
    () => keepPlace(app, { remote, branch: branch.trim() }),
    () => {
      close();
      again?.();
    },
  );
  return (
    <Dialog title="Where to publish" onClose={close}>
      <form class="form" onSubmit={submit}>
        <p class="dialog-text">
          You write on the branch <strong>{places.branch}</strong>. Online it goes to the branch named here,
          which is made when it is not there yet.
        </p>
        {offered === null ? null : (
          <p class="dialog-text">
            What is online now is the branch <strong>{offered.branch}</strong>.
          </p>
        )}
        <label class="form-row">
          <span>Remote</span>
          <select
            class="field"
            value={remote}
            data-first
            onChange={event => setRemote(event.currentTarget.value)}
          >
            {remotes.map(place => (
              <option key={place.name} value={place.name}>
                {place.name}: {place.url}
              </option>
            ))}
          </select>
        </label>
        <label class="form-row">
          <span>Branch</span>
          <input
            class="field"
            type="text"
            dir="ltr"
            autocomplete="off"
            spellcheck={false}
            value={branch}
            onInput={event => setBranch(event.currentTarget.value)}
          />
        </label>
        <FormError error={error.value} />
        <div class="dialog-buttons">
          {target === null ? null : (
            <button type="button" class="button" onClick={() => void forgetPlace(app)}>
              As git is set
            </button>
          )}
          <button type="button" class="button" onClick={close}>
            Cancel
          </button>
          <button
            type="submit"
            class="button button-primary"
            disabled={isBusy.value || remote === '' || branch.trim() === ''}
          >
            {again === null ? 'Keep' : 'Keep and publish'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

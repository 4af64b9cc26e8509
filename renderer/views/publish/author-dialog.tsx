import { useState } from 'preact/hooks';
import { keepAuthor } from '../../actions/choose-place.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useApp } from '../app-context.ts';
import { FormError } from '../form-error.tsx';
import { useSubmit } from '../use-submit.ts';

/** Asks whom commits of this blog are by, where git does not know it, and goes on with the publish. */
export function AuthorDialog({ again }: { readonly again: () => void }) {
  const app = useApp();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const { close } = app.state.dialogs;
  const { submit, isBusy, error } = useSubmit(
    () => keepAuthor(app, { name: name.trim(), email: email.trim() }),
    () => {
      close();
      again();
    },
  );
  const isComplete = name.trim() !== '' && email.trim() !== '';
  return (
    <Dialog title="Who writes here?" onClose={close}>
      <form class="form" onSubmit={submit}>
        <p class="dialog-text">
          Git puts a name and an e-mail address into everything that is published, where all who can see the
          repository can read them. They are kept in this blog only.
        </p>
        <Field label="Name" autocomplete="name" value={name} isFirst onInput={setName} />
        <Field label="E-mail" autocomplete="email" value={email} onInput={setEmail} />
        <FormError error={error.value} />
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={isBusy.value || !isComplete}>
            Keep and publish
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  readonly label: string;
  readonly autocomplete: 'name' | 'email';
  readonly value: string;
  readonly isFirst?: boolean;
  readonly onInput: (value: string) => void;
}

function Field({ label, autocomplete, value, isFirst, onInput }: FieldProps) {
  return (
    <label class="form-row">
      <span>{label}</span>
      <input
        class="field"
        type="text"
        inputMode={autocomplete === 'email' ? 'email' : 'text'}
        dir="auto"
        autocomplete={autocomplete}
        value={value}
        data-first={isFirst}
        onInput={event => onInput(event.currentTarget.value)}
      />
    </label>
  );
}

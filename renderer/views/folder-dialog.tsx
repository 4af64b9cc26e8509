import { useState } from 'preact/hooks';
import { keepSample, openBlog } from '../actions/open-blog.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useApp } from './app-context.ts';
import { FolderField } from './folder-field.tsx';
import { FormError } from './form-error.tsx';
import { useSubmit } from './use-submit.ts';

const texts = {
  open: {
    title: 'Open blog',
    text: 'Choose the folder of a blog. Nothing in it is run or changed by opening it.',
    button: 'Open',
    action: openBlog,
  },
  keep: {
    title: 'Keep as my blog',
    text: 'The sample is copied to a new folder of yours, as a blog without a remote. You can publish it once you add one.',
    button: 'Keep',
    action: keepSample,
  },
} as const;

/** Asks for a folder: of a blog to open, or to keep the sample in. */
export function FolderDialog({ purpose }: { readonly purpose: 'open' | 'keep' }) {
  const app = useApp();
  const { close } = app.state.dialogs;
  const { title, text, button, action } = texts[purpose];
  const [folder, setFolder] = useState('');
  const { submit, isBusy, error } = useSubmit(() => action(app, folder.trim()), close);
  return (
    <Dialog title={title} onClose={close}>
      <form class="form" onSubmit={submit}>
        <p class="dialog-text">{text}</p>
        <FolderField value={folder} onChange={setFolder} />
        <FormError error={error.value} />
        {purpose === 'open' ? (
          <button
            type="button"
            class="link folder-clone"
            onClick={() => app.state.dialogs.show({ kind: 'clone' })}
          >
            Clone from an address…
          </button>
        ) : null}
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={isBusy.value || folder.trim() === ''}>
            {button}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

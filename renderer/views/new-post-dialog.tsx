import { useState } from 'preact/hooks';
import { createPost } from '../actions/create-post.ts';
import { openPost } from '../actions/open-post.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useApp } from './app-context.ts';
import { FormError } from './form-error.tsx';
import { useSubmit } from './use-submit.ts';

/** Asks what a new post needs, and nothing more. */
export function NewPostDialog() {
  const app = useApp();
  const site = app.state.blog.blog.value?.site;
  const [title, setTitle] = useState('');
  const [lang, setLang] = useState(site?.defaultLang ?? '');
  const [draft, setDraft] = useState(false);
  const { close } = app.state.dialogs;
  const languages = site?.languages ?? [];
  const { submit, isBusy, error } = useSubmit(
    () => createPost(app, { title: title.trim(), lang: languages.length > 1 ? lang : null, draft }),
    path => {
      // Before the post is opened: the editor can take the focus only when no dialog is over it.
      close();
      if (path !== null) void openPost(app, path, 'end');
    },
  );
  return (
    <Dialog title="New post" onClose={close}>
      <form class="form" onSubmit={submit}>
        <label class="form-row">
          <span>Title</span>
          <input
            class="field"
            type="text"
            dir="auto"
            autocomplete="off"
            value={title}
            data-first
            onInput={event => setTitle(event.currentTarget.value)}
          />
        </label>
        {languages.length > 1 ? (
          <label class="form-row">
            <span>Language</span>
            <select class="field" value={lang} onChange={event => setLang(event.currentTarget.value)}>
              {languages.map(language => (
                <option key={language} value={language}>
                  {language}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <label class="form-check">
          <input type="checkbox" checked={draft} onChange={event => setDraft(event.currentTarget.checked)} />
          <span>Draft: not shown to readers yet</span>
        </label>
        <FormError error={error.value} />
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={isBusy.value || title.trim() === ''}>
            Create
          </button>
        </div>
      </form>
    </Dialog>
  );
}

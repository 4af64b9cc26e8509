import { useSignal, useSignalEffect } from '@preact/signals';
import { useState } from 'preact/hooks';
import { fromWireError } from '../../shared/app-error.ts';
import {
  type BlogSettingsView,
  type SettingsTrial,
  settingsFileName,
} from '../../shared/model/blog-settings.ts';
import { saveBlogSettings, tryBlogSettings } from '../actions/blog-settings.ts';
import { type BlogSettingsForm, createBlogSettingsForm } from '../state/blog-settings-form-state.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useApp } from './app-context.ts';
import { BlogSettingsField } from './blog-settings-field.tsx';
import { FormError } from './form-error.tsx';
import { useSubmit } from './use-submit.ts';

/** How long the fields must be quiet before it is found out what they come to, in milliseconds. */
const quietMs = 250;

/** What was inferred of the blog, with fields for what is so instead. */
export function BlogSettingsDialog({ view }: { readonly view: BlogSettingsView }) {
  const app = useApp();
  const { close } = app.state.dialogs;
  const [form] = useState(() => createBlogSettingsForm(view));
  const isReplacing = useSignal(false);
  const isUnreadable = view.problems.some(({ code }) => code === 'settings.unreadable');
  const { submit, isBusy, error } = useSubmit(
    () => saveBlogSettings(app, view, form.corrections.peek(), isReplacing.peek()),
    close,
  );
  useTrial(form);
  const canSave = form.isSound.value && (isUnreadable ? isReplacing.value : form.isChanged.value);
  return (
    <Dialog title="Blog settings" size="large" onClose={close}>
      <form class="form settings-form" onSubmit={submit}>
        <div class="settings-scroll">
          <p class="dialog-text">
            What Leysin found out about this blog. Fill in only what is not right; what you leave empty stays
            as found. Saving writes {settingsFileName} at the blog’s root and nothing else.
          </p>
          {view.problems.map(problem => (
            <FormError key={JSON.stringify(problem)} error={fromWireError(problem)} />
          ))}
          {isUnreadable ? (
            <label class="form-check">
              <input
                type="checkbox"
                checked={isReplacing.value}
                onChange={event => {
                  isReplacing.value = event.currentTarget.checked;
                }}
              />
              <span>Replace {settingsFileName}; what it holds now is lost</span>
            </label>
          ) : null}
          <div class="settings-fields">
            {view.facts.map((fact, index) => (
              <BlogSettingsField key={fact.key} fact={fact} view={view} form={form} isFirst={index === 0} />
            ))}
          </div>
        </div>
        <div class="settings-end">
          <p class="settings-trial" role="status" aria-label="What changes">
            {form.isChanged.value ? describeTrial(form) : 'Nothing is changed yet.'}
          </p>
          <FormError error={error.value} />
          <div class="dialog-buttons">
            <button type="button" class="button" onClick={close}>
              Cancel
            </button>
            <button type="submit" class="button button-primary" disabled={isBusy.value || !canSave}>
              Save
            </button>
          </div>
        </div>
      </form>
    </Dialog>
  );
}

/** Finds out what the fields come to whenever they have been quiet for a moment. */
function useTrial(form: BlogSettingsForm): void {
  const app = useApp();
  useSignalEffect(() => {
    const corrections = form.corrections.value;
    if (!form.isChanged.value) return;
    const timer = setTimeout(() => {
      // What cannot be tried says so when it is saved.
      tryBlogSettings(app, corrections).then(
        trial => form.tried(corrections, trial),
        () => {},
      );
    }, quietMs);
    return () => clearTimeout(timer);
  });
}

function describeTrial(form: BlogSettingsForm): string {
  const trial = form.trial.value;
  if (!form.isSound.value) return 'A field above is not right yet.';
  if (trial === null) return 'Looking at what changes…';
  const { newPost, image } = trial;
  return `${describeCounts(trial)} A new post would be ${newPost}. A picture would go to ${image.path}, linked as ${image.link}.`;
}

function describeCounts({ posts, pages }: SettingsTrial): string {
  const ofPages =
    pages.before === pages.after
      ? ''
      : `, ${countOf(pages.after, 'page')} instead of ${pages.before.toLocaleString('en')}`;
  const ofPosts =
    posts.before === posts.after
      ? `${countOf(posts.after, 'post')} as now`
      : `${countOf(posts.after, 'post')} instead of ${posts.before.toLocaleString('en')}`;
  return `${ofPosts}${ofPages}.`;
}

function countOf(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}

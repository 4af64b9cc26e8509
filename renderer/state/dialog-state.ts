import { type ReadonlySignal, signal } from '@preact/signals';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { BlogSettingsView } from '../../shared/model/blog-settings.ts';
import type { PublishPlan } from '../../shared/model/publish.ts';

/** What the user wanted when the blog turned out not to be trusted yet. */
export type TrustPurpose = 'publish' | 'pull';

/** Everything the window asks in a dialog, except about a changed file: that is the open post's state. */
export type Dialog =
  | { readonly kind: 'new-post' }
  | { readonly kind: 'open-blog' }
  | { readonly kind: 'keep-sample' }
  | { readonly kind: 'blog-settings'; readonly view: BlogSettingsView }
  | { readonly kind: 'allow-pictures' }
  /** `parts`: what the generator would leave out of the open post as Markdown. */
  | { readonly kind: 'convert-losses'; readonly parts: readonly string[] }
  | { readonly kind: 'trust'; readonly purpose: TrustPurpose }
  /** `path` null: every changed post. */
  | { readonly kind: 'publish'; readonly plan: PublishPlan; readonly path: BlogPath | null }
  | { readonly kind: 'commands' }
  | { readonly kind: 'go-to-post' }
  | { readonly kind: 'go-to-heading' };

/** The one open dialog. */
export interface DialogState {
  readonly current: ReadonlySignal<Dialog | null>;
  /** Shows a dialog in place of any other. */
  show(dialog: Dialog): void;
  close(): void;
}

/** Creates the state of dialogs: none open. */
export function createDialogState(): DialogState {
  const current = signal<Dialog | null>(null);
  return {
    current,
    show(dialog) {
      current.value = dialog;
    },
    close() {
      current.value = null;
    },
  };
}

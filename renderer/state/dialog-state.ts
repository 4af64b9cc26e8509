import { type ReadonlySignal, signal } from '@preact/signals';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { BlogSettingsView } from '../../shared/model/blog-settings.ts';
import type { CheckReport } from '../../shared/model/checks.ts';
import type { Standing } from '../../shared/model/earlier-commits.ts';
import type { PastDiff } from '../../shared/model/history.ts';
import type { PublishPlaces, PublishPlan, PublishTarget } from '../../shared/model/publish.ts';
import type { RepositoryStart } from '../../shared/model/repository.ts';
import type { PublishConflicts } from '../../shared/model/settle.ts';
import type { TrustFindings } from '../../shared/model/trust.ts';
import type { CheckScope } from './check-scope.ts';

/** What the user wanted when the blog turned out not to be trusted yet. */
export type TrustPurpose = 'publish' | 'pull' | 'history' | 'start';

/** A publish that may be taken back. */
export interface TakenPublish {
  readonly commit: string;
  /** The first line of its message, where it is known. */
  readonly name: string | null;
  readonly isOnline: boolean;
  /** What it changed, as far as that is shown. */
  readonly files: readonly PastDiff[];
  /** What goes online with it. */
  readonly standing: Standing;
}

/** A publish that waits for what the checks found. */
export interface ChosenPublish {
  readonly plan: PublishPlan;
  /** Null: every changed post. */
  readonly path: BlogPath | null;
  /** As the user wrote it; '' for the suggested one. */
  readonly message: string;
  /** The ticked files; null: all. */
  readonly files: readonly BlogPath[] | null;
}

/** Everything the window asks in a dialog, except about a changed file: that is the open post's state. */
export type Dialog =
  | { readonly kind: 'new-post' }
  | { readonly kind: 'open-blog' }
  | { readonly kind: 'keep-sample' }
  | { readonly kind: 'blog-settings'; readonly view: BlogSettingsView }
  | { readonly kind: 'allow-pictures' }
  /** `parts`: what the generator would leave out of the open post as Markdown. */
  | { readonly kind: 'convert-losses'; readonly parts: readonly string[] }
  | { readonly kind: 'trust'; readonly purpose: TrustPurpose; readonly findings: TrustFindings }
  | { readonly kind: 'put-online'; readonly start: RepositoryStart }
  | { readonly kind: 'clone' }
  /** `path` null: every changed post. */
  | { readonly kind: 'publish'; readonly plan: PublishPlan; readonly path: BlogPath | null }
  | { readonly kind: 'history' }
  | { readonly kind: 'take-back'; readonly publish: TakenPublish }
  /** A branch that was deleted online, and what was committed here since. */
  | { readonly kind: 'publish-anew'; readonly standing: Standing }
  | { readonly kind: 'take-online'; readonly standing: Standing }
  /** `again` goes on with what could not be done without an author. */
  | { readonly kind: 'author'; readonly again: () => void }
  /** `again`, when there is one, goes on with what could not be done without a place. `offered`: found online in place of the one that is set. */
  | {
      readonly kind: 'place';
      readonly places: PublishPlaces;
      readonly again: (() => void) | null;
      readonly offered: PublishTarget | null;
    }
  /** `publish` null: the user only wanted to know. `scope`: what was checked. */
  | {
      readonly kind: 'checks';
      readonly report: CheckReport;
      readonly scope: CheckScope;
      readonly publish: ChosenPublish | null;
    }
  | { readonly kind: 'settle'; readonly conflicts: PublishConflicts }
  /** What was changed online, post by post. */
  | { readonly kind: 'online' }
  /** The open post beside what it is online. */
  | { readonly kind: 'online-text' }
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

import { type ReadonlySignal, signal } from '@preact/signals';
import type { AppError } from '../../shared/app-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { KeptVersion, PastPublish, ShownPublish } from '../../shared/model/history.ts';

/** Whose past is shown: that of the open post, of the blog, or what was put aside on this computer. */
export type HistoryScope = 'post' | 'blog' | 'kept';

/** A row of the list. */
export type PastItem =
  | { readonly kind: 'publish'; readonly id: string; readonly publish: PastPublish }
  | { readonly kind: 'kept'; readonly id: string; readonly kept: KeptVersion };

/** What is shown of the chosen row. */
export type PastDetail =
  /** `isPart`: only what it did to the open post. */
  | { readonly kind: 'publish'; readonly shown: ShownPublish; readonly isPart: boolean }
  | { readonly kind: 'kept'; readonly path: BlogPath; readonly text: string };

/** Everything the dialog History shows. */
export interface HistoryView {
  readonly scope: HistoryScope;
  /** Null while they are read, and where reading failed. */
  readonly items: readonly PastItem[] | null;
  readonly hasMore: boolean;
  /** The id of the chosen row. */
  readonly chosen: string | null;
  /** Null until it has been read. */
  readonly detail: PastDetail | null;
  readonly error: AppError | null;
}

/** The past as the dialog shows it; kept while the dialog is closed, read anew when it opens. */
export interface HistoryState {
  readonly view: ReadonlySignal<HistoryView>;
  /** Shows another scope, of which nothing is known yet. */
  begin(scope: HistoryScope): void;
  change(change: Partial<Omit<HistoryView, 'scope'>>): void;
}

/** Creates the state of the past: nothing read. */
export function createHistoryState(): HistoryState {
  const empty = { items: null, hasMore: false, chosen: null, detail: null, error: null };
  const view = signal<HistoryView>({ scope: 'post', ...empty });
  return {
    view,
    begin(scope) {
      view.value = { scope, ...empty };
    },
    change(change) {
      view.value = { ...view.peek(), ...change };
    },
  };
}

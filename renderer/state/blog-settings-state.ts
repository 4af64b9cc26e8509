import { type ReadonlySignal, signal } from '@preact/signals';
import type { SiteFact } from '../../shared/model/blog-settings.ts';

/** What the window tells, unasked, of a blog that is opened for the first time. */
export interface BlogSettingsState {
  /** The lines of the panel; none while they are looked for; null: it is not shown. */
  readonly told: ReadonlySignal<readonly SiteFact[] | null>;
  tell(facts: readonly SiteFact[]): void;
  putAway(): void;
}

/** Creates the state of the panel: not shown. */
export function createBlogSettingsState(): BlogSettingsState {
  const told = signal<readonly SiteFact[] | null>(null);
  return {
    told,
    tell(facts) {
      told.value = facts;
    },
    putAway() {
      told.value = null;
    },
  };
}

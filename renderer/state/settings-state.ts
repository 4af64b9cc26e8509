import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { defaultSettings, type Settings } from '../../shared/model/settings.ts';

/** The user's settings as this window knows them. */
export interface SettingsState {
  readonly settings: ReadonlySignal<Settings>;
  /** What `settings.theme` comes to on this system. */
  readonly theme: ReadonlySignal<'light' | 'dark'>;
  /** Takes over what main keeps; changes on their way to it stay in sight. */
  set(settings: Settings): void;
  /**
   * Shows a change on its way to main; the returned function ends that with what main keeps since then. Null: it could not be
   * kept, and is shown until main tells of settings again.
   */
  change(change: Partial<Settings>): (kept: Settings | null) => void;
  setSystemDark(isDark: boolean): void;
}

/** Creates the state of the settings: the defaults. */
export function createSettingsState(): SettingsState {
  const kept = signal(defaultSettings);
  const changes = signal<readonly Partial<Settings>[]>([]);
  const settings = computed(() => changes.value.reduce<Settings>(merge, kept.value));
  const isSystemDark = signal(false);
  return {
    settings,
    theme: computed(() => {
      const { theme } = settings.value;
      if (theme !== 'system') return theme;
      return isSystemDark.value ? 'dark' : 'light';
    }),
    set(next) {
      kept.value = next;
    },
    change(change) {
      // A copy: the same change may be on its way twice.
      const sent = { ...change };
      changes.value = [...changes.value, sent];
      return next =>
        batch(() => {
          kept.value = next ?? merge(kept.value, sent);
          changes.value = changes.value.filter(other => other !== sent);
        });
    },
    setSystemDark(isDark) {
      isSystemDark.value = isDark;
    },
  };
}

function merge(settings: Settings, change: Partial<Settings>): Settings {
  return { ...settings, ...change };
}

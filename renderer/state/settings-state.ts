import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { defaultSettings, type Settings } from '../../shared/model/settings.ts';

/** The user's settings as this window knows them. */
export interface SettingsState {
  readonly settings: ReadonlySignal<Settings>;
  /** What `settings.theme` comes to on this system. */
  readonly theme: ReadonlySignal<'light' | 'dark'>;
  set(settings: Settings): void;
  setSystemDark(isDark: boolean): void;
}

/** Creates the state of the settings: the defaults. */
export function createSettingsState(): SettingsState {
  const settings = signal(defaultSettings);
  const isSystemDark = signal(false);
  return {
    settings,
    theme: computed(() => {
      const { theme } = settings.value;
      if (theme !== 'system') return theme;
      return isSystemDark.value ? 'dark' : 'light';
    }),
    set(next) {
      settings.value = next;
    },
    setSystemDark(isDark) {
      isSystemDark.value = isDark;
    },
  };
}

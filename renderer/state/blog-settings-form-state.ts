import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { readSettingTexts } from '../../shared/blog-settings/setting-text.ts';
import { describeFault } from '../../shared/errors/describe-settings-error.ts';
import {
  type BlogCorrections,
  type BlogSettingsView,
  type SettingKey,
  type SettingsTrial,
  settingKeys,
} from '../../shared/model/blog-settings.ts';

/** The fields of the form for a blog's settings and what they come to. */
export interface BlogSettingsForm {
  /** The text of each field: '' where the blog is as Leysin finds it. */
  readonly texts: ReadonlySignal<ReadonlyMap<SettingKey, string>>;
  readonly corrections: ReadonlySignal<BlogCorrections>;
  /** What is wrong with a field, as the end of a sentence that begins with it. */
  readonly faults: ReadonlySignal<ReadonlyMap<SettingKey, string>>;
  /** What the blog would be; null until that is known for the fields as they are. */
  readonly trial: ReadonlySignal<SettingsTrial | null>;
  readonly isChanged: ReadonlySignal<boolean>;
  /** Whether the fields can be saved. */
  readonly isSound: ReadonlySignal<boolean>;
  set(key: SettingKey, text: string): void;
  /** Takes over a trial, unless the fields say something else by now. */
  tried(corrections: BlogCorrections, trial: SettingsTrial): void;
}

/** Creates the form over what is known of a blog. */
export function createBlogSettingsForm(view: BlogSettingsView): BlogSettingsForm {
  const first = new Map<SettingKey, string>(
    view.facts.map(({ key, value, isCorrected }) => [key, isCorrected ? value : '']),
  );
  const texts = signal<ReadonlyMap<SettingKey, string>>(first);
  const changed = computed(
    () =>
      new Map(
        settingKeys.flatMap((key): [SettingKey, string][] => {
          const text = texts.value.get(key) ?? '';
          return text === (first.get(key) ?? '') ? [] : [[key, text]];
        }),
      ),
  );
  const read = computed(() => readSettingTexts(view.corrections, changed.value));
  const latest = signal<{ readonly of: BlogCorrections; readonly trial: SettingsTrial } | null>(null);
  const corrections = computed(() => read.value.corrections);
  const trial = computed(() => (latest.value?.of === corrections.value ? latest.value.trial : null));
  const faults = computed(() => faultsOf(read.value.faults, trial.value));
  return {
    texts,
    corrections,
    faults,
    trial,
    isChanged: computed(() => changed.value.size > 0),
    isSound: computed(() => faults.value.size === 0),
    set(key, text) {
      texts.value = new Map(texts.value).set(key, text);
    },
    tried(of, next) {
      latest.value = { of, trial: next };
    },
  };
}

function faultsOf(
  own: ReadonlyMap<SettingKey, string>,
  trial: SettingsTrial | null,
): ReadonlyMap<SettingKey, string> {
  const faults = new Map([...own].map(([key, fault]) => [key, describeFault(fault)]));
  for (const { data } of trial?.problems ?? []) {
    const key = settingKeys.find(known => known === data.key);
    if (key !== undefined && !faults.has(key)) faults.set(key, describeFault(String(data.reason)));
  }
  return faults;
}

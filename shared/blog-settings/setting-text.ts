import type { BlogCorrections, SettingKey } from '../model/blog-settings.ts';
import { readSetting } from './read-setting.ts';
import type { SettingFault } from './setting-fault.ts';

const listKeys: readonly SettingKey[] = ['postFolders', 'languages'];

/** What a form's fields say: corrections, and what is wrong with the others. */
export interface ReadForm {
  readonly corrections: BlogCorrections;
  readonly faults: ReadonlyMap<SettingKey, SettingFault>;
}

/**
 * Reads the fields that a user changed in a form and leaves the other corrections as they were. Lists have commas between
 * their items; an emptied field takes its correction back.
 */
export function readSettingTexts(known: BlogCorrections, changed: ReadonlyMap<SettingKey, string>): ReadForm {
  const corrections = new Map<string, unknown>(Object.entries(known));
  const faults = new Map<SettingKey, SettingFault>();
  for (const [key, text] of changed) {
    corrections.delete(key);
    if (text.trim() === '') continue;
    const read = readSetting(key, listKeys.includes(key) ? itemsOf(text) : text);
    if ('value' in read) corrections.set(key, read.value);
    else faults.set(key, read.fault);
  }
  // Every value was read by the reader of its key.
  return { corrections: Object.fromEntries(corrections) as BlogCorrections, faults };
}

function itemsOf(text: string): readonly string[] {
  return text
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '');
}

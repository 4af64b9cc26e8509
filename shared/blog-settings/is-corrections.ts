import type { Guard } from '../api/guards.ts';
import { type BlogCorrections, type SettingKey, settingKeys } from '../model/blog-settings.ts';
import { readSetting } from './read-setting.ts';

/** Whether a value that came over a port is a set of corrections, each of which can be used. */
export const isCorrections: Guard<BlogCorrections> = (value): value is BlogCorrections =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(([key, item]) => isSettingKey(key) && 'value' in readSetting(key, item));

/** Whether a word is the name of a setting. */
export function isSettingKey(key: string): key is SettingKey {
  return settingKeys.some(known => known === key);
}

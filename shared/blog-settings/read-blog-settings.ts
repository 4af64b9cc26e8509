import type { WireError } from '../app-error.ts';
import { type BlogCorrections, settingKeys } from '../model/blog-settings.ts';
import { readSetting } from './read-setting.ts';

/** Largest file of corrections that is read, in UTF-16 units. */
export const longestSettings = 65_536;

/** The version of the format that is written, and the newest that is read. */
export const settingsVersion = 1;

/** What a file of corrections says. */
export interface BlogSettings {
  readonly corrections: BlogCorrections;
  /** `settings.unreadable`: none of it is used. `settings.bad-value`: that setting is not. */
  readonly problems: readonly WireError[];
}

/** No corrections. */
export const noSettings: BlogSettings = { corrections: {}, problems: [] };

/**
 * Reads the text of `.leysin.json`: a JSON object with `"version": 1` and any of the settings of {@link BlogCorrections}.
 * Other keys are somebody's own and are let be. Never throws: what cannot be used is a problem.
 */
export function readBlogSettings(text: string): BlogSettings {
  const found = readObject(text);
  if ('reason' in found) return unreadable(found.reason);
  const corrections = new Map<string, unknown>();
  const problems: WireError[] = [];
  for (const key of settingKeys) {
    const value = found.values.get(key);
    if (value === undefined) continue;
    const read = readSetting(key, value);
    if ('value' in read) corrections.set(key, read.value);
    else problems.push({ code: 'settings.bad-value', data: { key, reason: read.fault } });
  }
  // Every value was read by the reader of its key.
  return { corrections: Object.fromEntries(corrections) as BlogCorrections, problems };
}

/** Corrections of a file that cannot be used at all; `reason` is what is wrong with it. */
export function unreadable(reason: UnreadableReason): BlogSettings {
  return { corrections: {}, problems: [{ code: 'settings.unreadable', data: { reason } }] };
}

/** Why a whole file of corrections is not used. */
export type UnreadableReason =
  | 'not-a-file'
  | 'not-text'
  | 'too-large'
  | 'not-json'
  | 'not-an-object'
  | 'no-version'
  | 'newer-version'
  | 'no-permission';

/** The keys and values of the file, `__proto__` a key like any other, or what is wrong with the whole of it. */
export function readObject(
  text: string,
): { readonly values: ReadonlyMap<string, unknown> } | { readonly reason: UnreadableReason } {
  if (text.length > longestSettings) return { reason: 'too-large' };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
    // What is too deep to be written again would stop a later save.
    JSON.stringify(value);
  } catch {
    return { reason: 'not-json' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { reason: 'not-an-object' };
  const values = new Map<string, unknown>(Object.entries(value));
  const version = values.get('version');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return { reason: 'no-version' };
  return version > settingsVersion ? { reason: 'newer-version' } : { values };
}

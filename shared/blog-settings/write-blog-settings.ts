import { type BlogCorrections, type SettingKey, settingKeys } from '../model/blog-settings.ts';
import { writeFolder } from './folder-setting.ts';
import { isSettingKey } from './is-corrections.ts';
import { readObject, settingsVersion } from './read-blog-settings.ts';
import { readSetting } from './read-setting.ts';

/**
 * The text of `.leysin.json` with these corrections. `old` is the text it takes the place of: its other keys stay, in their
 * order and with its indentation, and so does a value of ours that cannot be used until there is one that can. An old text
 * that cannot be read is replaced whole.
 */
export function writeBlogSettings(old: string | null, corrections: BlogCorrections): string {
  const found = old === null ? { reason: 'not-json' } : readObject(old);
  const values = new Map<string, unknown>('values' in found ? found.values : []);
  const wanted = new Map<SettingKey, unknown>(settingKeys.map(key => [key, written(key, corrections)]));
  const kept = [...values].flatMap(([key, value]): [string, unknown][] => {
    if (!isSettingKey(key)) return [[key, value]];
    const own = wanted.get(key);
    wanted.delete(key);
    if (own !== undefined) return [[key, own]];
    return 'fault' in readSetting(key, value) ? [[key, value]] : [];
  });
  const added = [...wanted].filter(([, value]) => value !== undefined);
  const start: [string, unknown][] = values.has('version') ? [] : [['version', settingsVersion]];
  const indent = /^\{[^\S\n]*\r?\n([ \t]+)/.exec(old ?? '')?.[1] ?? '  ';
  // fromEntries makes every key an own one, `__proto__` too.
  return `${JSON.stringify(Object.fromEntries([...start, ...kept, ...added]), undefined, indent)}\n`;
}

const folderKeys: readonly SettingKey[] = ['siteRoot', 'draftsFolder', 'imagesFolder'];

/** A correction as the file has it: the blog's own folder is `.`. */
function written(key: SettingKey, corrections: BlogCorrections): unknown {
  const value = corrections[key];
  if (typeof value === 'string' && folderKeys.includes(key)) return writeFolder(value);
  return key === 'postFolders' ? corrections.postFolders?.map(writeFolder) : value;
}

import { isTimeZone } from '../generators/front-matter/time-zone.ts';
import type { GeneratorName } from '../model/blog.ts';
import type { BlogCorrections, NewPostStyle, SettingKey } from '../model/blog-settings.ts';
import { readFolder } from './folder-setting.ts';
import { faultOfNamePattern, faultOfWords } from './name-pattern.ts';
import { addressWords } from './post-address.ts';
import type { SettingFault } from './setting-fault.ts';

/** A setting's value, or why it cannot be one. */
export type ReadSetting<Value = unknown> = { readonly value: Value } | { readonly fault: SettingFault };

type Readers = {
  readonly [K in SettingKey]-?: (value: unknown) => ReadSetting<NonNullable<BlogCorrections[K]>>;
};

/** Most items of a list. */
const mostItems = 50;

/** The names of generators, as `leysin list --json` has them. */
const generatorNames: readonly GeneratorName[] = [
  'nikola',
  'pelican',
  'hugo',
  'zola',
  'jekyll',
  'hexo',
  'eleventy',
  'docusaurus',
  'vitepress',
  'vuepress',
  'astro',
  'gatsby',
  'next',
  'metalsmith',
  'plain',
];

/** The dialects a new post can begin with, by the name they have in the file. */
export const newPostStyles: readonly NewPostStyle[] = [
  'yaml',
  'toml',
  'json',
  'hexo-json',
  'nikola-comment',
  'nikola-lines',
  'key-value',
  'key-value-fenced',
  'none',
];

// `en`, `zh-cn`, `pt_BR`, `zh-Hans`
const languagePattern = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,2}$/i;

const readers: Readers = {
  generator: value => oneOf(generatorNames, value, 'not-a-generator'),
  siteRoot: folder,
  postFolders: value => list(value, folder),
  newPostName: value => text(value, faultOfNamePattern),
  newPostMetadata: value => oneOf(newPostStyles, value, 'not-a-style'),
  draftsFolder: folder,
  imagesFolder: folder,
  languages: value =>
    list(value, item => text(item, code => (languagePattern.test(code) ? undefined : 'not-a-language'))),
  postAddress: value =>
    text(value, pattern => (pattern.startsWith('/') ? faultOfWords(pattern, addressWords) : 'no-slash')),
  timeZone: value => text(value, zone => (isTimeZone(zone) ? undefined : 'not-a-zone')),
};

/** Reads the value of a setting from anything a file or a form holds. */
export function readSetting(key: SettingKey, value: unknown): ReadSetting {
  return readers[key](value);
}

function text(value: unknown, faultOf: (text: string) => SettingFault | undefined): ReadSetting<string> {
  // An endless text is no name, code or pattern of anybody's.
  if (typeof value !== 'string' || value.trim() === '' || value.length > 1_000) return { fault: 'not-text' };
  const trimmed = value.trim();
  const fault = faultOf(trimmed);
  return fault === undefined ? { value: trimmed } : { fault };
}

function folder(value: unknown): ReadSetting<string> {
  if (typeof value !== 'string') return { fault: 'not-text' };
  const path = readFolder(value);
  return path === undefined ? { fault: 'leaves-blog' } : { value: path };
}

function oneOf<T extends string>(known: readonly T[], value: unknown, fault: SettingFault): ReadSetting<T> {
  const found = known.find(name => name === value);
  return found === undefined ? { fault } : { value: found };
}

function list(value: unknown, read: (item: unknown) => ReadSetting<string>): ReadSetting<readonly string[]> {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostItems) return { fault: 'not-a-list' };
  const items: string[] = [];
  for (const item of value) {
    const found = read(item);
    if ('fault' in found) return found;
    if (!items.includes(found.value)) items.push(found.value);
  }
  return { value: items };
}

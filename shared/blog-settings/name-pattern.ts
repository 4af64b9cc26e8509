import { formatOfEnding } from '../generators/paths/post-format.ts';
import type { BlogPath } from '../model/blog.ts';
import { isInsidePath } from './folder-setting.ts';
import type { SettingFault } from './setting-fault.ts';

/** What takes the place of the words in braces. */
export interface NameWords {
  readonly slug: string;
  /** `2026-11-23`. */
  readonly day: string;
  readonly lang: string;
}

const nameWords: readonly string[] = ['slug', 'year', 'month', 'day', 'lang'];

/** What is wrong with the pattern of a new post's path, or undefined. */
export function faultOfNamePattern(pattern: string): SettingFault | undefined {
  const fault = faultOfWords(pattern, nameWords);
  if (fault !== undefined) return fault;
  const sample = fillName(pattern, { slug: 'a', day: '2026-11-23', lang: 'en' });
  if (!isInsidePath(sample)) return 'leaves-blog';
  return formatOfEnding(sample) === 'text' ? 'no-ending' : undefined;
}

/** What is wrong with the words in braces of a pattern, or undefined. */
export function faultOfWords(pattern: string, known: readonly string[]): SettingFault | undefined {
  const words = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, word = '']) => word);
  if (/[{}]/.test(pattern.replace(/\{[^{}]*\}/g, '')) || words.some(word => !known.includes(word)))
    return 'unknown-word';
  return words.includes('slug') || words.includes('name') ? undefined : 'no-slug';
}

/** The path that a pattern makes. */
export function fillName(pattern: string, { slug, day, lang }: NameWords): BlogPath {
  const [year = '', month = '', date = ''] = day.split('-');
  const values = new Map([
    ['slug', slug],
    ['year', year],
    ['month', month],
    ['day', date],
    ['lang', lang],
  ]);
  return pattern.replace(/\{([a-z]+)\}/g, (whole, word: string) => values.get(word) ?? whole);
}

/** The pattern that makes `path` of these words, as far as it shows them. */
export function patternOfName(path: BlogPath, { slug, day }: Pick<NameWords, 'slug' | 'day'>): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const folders = [`${year}/${month}/${date}`, `${year}/${month}`, year];
  const written = ['{year}/{month}/{day}', '{year}/{month}', '{year}'];
  const found = folders.findIndex(folder => `/${path}`.includes(`/${folder}/`));
  const inFolders =
    found < 0
      ? path
      : `/${path}`.replace(`/${folders[found] ?? ''}/`, `/${written[found] ?? ''}/`).replace(/^\//, '');
  return inFolders.replace(slug, '{slug}').replace(day, '{year}-{month}-{day}');
}

import { itemsOf, type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import type { PostMetadata } from '../../model/post.ts';
import { parseDate } from './parse-date.ts';

/** The keys a generator reads each field from; the first that is not empty counts, of lists all. */
export interface MetadataKeys {
  readonly title: readonly string[];
  readonly date: readonly string[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly slug: readonly string[];
  readonly lang: readonly string[];
  readonly description: readonly string[];
  readonly author: readonly string[];
  /** What stands between tags or categories written as one text; undefined: the text is one. */
  readonly separator?: string;
}

/** What most generators and their themes call the fields. */
export const usualKeys: MetadataKeys = {
  title: ['title'],
  date: ['date'],
  tags: ['tags', 'tag'],
  categories: ['categories', 'category'],
  slug: ['slug'],
  lang: ['lang'],
  description: ['description', 'excerpt', 'summary'],
  author: ['author', 'authors'],
  separator: ',',
};

/** What a post has where its metadata say nothing. */
export interface MetadataDefaults {
  readonly title: string;
  /** As written, or ''. */
  readonly date: string;
  readonly slug: string;
  readonly lang: string;
  readonly draft: boolean;
  readonly categories?: readonly string[];
  /** IANA zone name of dates without a zone. */
  readonly timeZone: string;
}

/** A post's metadata from its block, with the block's error if it has one. */
export function metadataOfBlock(
  block: MetadataBlock | undefined,
  keys: MetadataKeys,
  defaults: MetadataDefaults,
): { readonly metadata: PostMetadata; readonly error?: string } {
  const date = firstText(block, keys.date) || defaults.date;
  const categories = listOf(block, keys.categories, keys.separator);
  const metadata: PostMetadata = {
    title: firstText(block, keys.title) || defaults.title,
    date,
    instant: parseDate(date, defaults.timeZone),
    draft: defaults.draft,
    tags: listOf(block, keys.tags, keys.separator),
    categories: categories.length > 0 ? categories : (defaults.categories ?? []),
    slug: firstText(block, keys.slug) || defaults.slug,
    lang: firstText(block, keys.lang) || defaults.lang,
    description: firstText(block, keys.description),
    author: firstText(block, keys.author),
  };
  return block?.error === undefined ? { metadata } : { metadata, error: block.error };
}

/** The text of the first key that has one. */
export function firstText(block: MetadataBlock | undefined, keys: readonly string[]): string {
  for (const key of keys) {
    const text = textOf(block, key);
    if (text !== '') return text;
  }
  return '';
}

/** One item that takes no separator. */
const whole = /$^/;

function listOf(
  block: MetadataBlock | undefined,
  keys: readonly string[],
  separator: string | undefined,
): readonly string[] {
  return [...new Set(keys.flatMap(key => itemsOf(block, key, separator ?? whole)))];
}

/** Whether a key says yes in YAML, 1.1 or 1.2. */
export function isTrue(block: MetadataBlock | undefined, key: string): boolean {
  return /^(?:true|yes|on)$/i.test(textOf(block, key));
}

/** Whether a key says no in YAML, 1.1 or 1.2. */
export function isFalse(block: MetadataBlock | undefined, key: string): boolean {
  return /^(?:false|no|off)$/i.test(textOf(block, key));
}

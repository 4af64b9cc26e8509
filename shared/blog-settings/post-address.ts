import { dayOf } from '../generators/front-matter/format-date.ts';
import { folderOf, isBelow, nameOf, pathBelow, withoutEnding } from '../generators/paths/blog-paths.ts';
import type { BlogPath, Site } from '../model/blog.ts';
import type { PostEntry } from '../model/post.ts';
import { contentFolders } from './content-folders.ts';

/** The words in braces that an address can have. */
export const addressWords: readonly string[] = [
  'slug',
  'name',
  'year',
  'month',
  'day',
  'lang',
  'category',
  'section',
  'folders',
];

/** The post of `entries` that the site shows at an address, a path from its root; undefined when that cannot be told. */
export function findByAddress(
  site: Site,
  entries: readonly PostEntry[],
  address: string,
): PostEntry | undefined {
  const pattern = site.options.postAddress;
  if (pattern === undefined) return undefined;
  const wanted = plainAddress(address);
  return entries.find(
    entry => entry.kind === 'post' && plainAddress(addressOf(pattern, site, entry)) === wanted,
  );
}

const dayPattern = /\{(?:year|month|day)\}/;

/** The address that a pattern gives a post; words the post has nothing for are left out. */
export function addressOf(pattern: string, site: Site, entry: PostEntry): string {
  const [year = '', month = '', day = ''] =
    entry.instant === null || !dayPattern.test(pattern) ? [] : dayOf(entry.instant, site.timeZone).split('-');
  const name = withoutEnding(nameOf(entry.path));
  const isBundle = name === 'index' || name === '_index';
  const own = isBundle ? nameOf(folderOf(entry.path)) : name;
  const folders = foldersBelowContent(site, isBundle ? folderOf(folderOf(entry.path)) : folderOf(entry.path));
  const values = new Map([
    ['slug', entry.slug],
    ['name', own],
    ['year', year],
    ['month', month],
    ['day', day],
    ['lang', entry.lang],
    ['category', entry.categories.map(category => category.toLowerCase()).join('/')],
    ['section', folders.split('/')[0] ?? ''],
    ['folders', folders],
  ]);
  const filled = pattern.replace(/\{([a-z]+)\}/g, (whole, word: string) => values.get(word) ?? whole);
  return filled.replace(/\/{2,}/g, '/');
}

/** The folders that count for an address: those below the one of all content. */
function foldersBelowContent(site: Site, folder: BlogPath): BlogPath {
  const content = contentFolders(site).find(name => isBelow(name, `${folder}/x`));
  if (content === undefined) return folder;
  return folder === content ? '' : pathBelow(content, folder);
}

/** An address without what two of the same page may differ in. */
export function plainAddress(address: string): string {
  return `/${address}`
    .replace(/\/{2,}/g, '/')
    .replace(/(?:\/index)?\.html?$/u, '')
    .replace(/\/$/u, '')
    .toLowerCase();
}

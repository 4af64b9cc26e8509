import { addressOf, plainAddress } from '../../blog-settings/post-address.ts';
import { folderOf, nameOf } from '../../generators/paths/blog-paths.ts';
import type { Site } from '../../model/blog.ts';
import type { PostEntry } from '../../model/post.ts';
import { entriesNamed } from './name-index.ts';

/** The addresses of a blog's posts and pages, as its generator makes them. */
export interface BlogAddresses {
  /** The posts and pages with this address; undefined when addresses of this site are not known. */
  at(address: string): readonly PostEntry[] | undefined;
  /** The address of a post; undefined when addresses of this site are not known. */
  of(entry: PostEntry): string | undefined;
  /**
   * Whether an address could only be that of a post: it has a date where posts have theirs, or stands beside posts, and no
   * word that generators give the lists they make.
   */
  isOfPost(address: string): boolean;
}

/** Names of pages that generators and themes make beside posts. */
const listNames =
  /^(?:page-?\d*|\d+|tags?|categor(?:y|ies)|topics?|archives?|about|feed|index|rss|atom|authors?|series|search|all|drafts?|posts?|blog|news)$/i;

/** What the words of a pattern stand for. */
const wordPatterns: Readonly<Record<string, string>> = {
  year: '\\d{4}',
  month: '\\d{1,2}',
  day: '\\d{1,2}',
  slug: '[^/]+',
  name: '[^/]+',
};

/** Makes the table of addresses of a site; an address is made when it is asked for. */
export function blogAddresses(site: Site, entries: readonly PostEntry[]): BlogAddresses {
  const pattern = site.options.postAddress;
  if (pattern === undefined) return { at: () => undefined, of: () => undefined, isOfPost: () => false };
  const known = new Map<PostEntry, string>();
  const plainOf = (entry: PostEntry) => {
    const address = known.get(entry) ?? plainAddress(addressOf(pattern, site, entry));
    known.set(entry, address);
    return address;
  };
  const endsInName = /\{(?:slug|name)\}\/?(?:index)?(?:\.html?)?$/.test(pattern);
  const dated = datedPattern(pattern);
  let folders: ReadonlySet<string> | undefined;
  const isBesidePosts = (address: string) => {
    folders ??= new Set(entries.filter(({ kind }) => kind === 'post').map(entry => folderOf(plainOf(entry))));
    const folder = folderOf(address);
    return folder !== '' && folders.has(folder);
  };
  // Categories and languages stand in addresses in ways of their own: there a post of that name is taken for the one.
  const isCertain = !/\{(?:category|lang|section)\}/.test(pattern);
  return {
    at: address => {
      const wanted = plainAddress(address);
      const candidates = endsInName ? entriesNamed(entries, nameOf(wanted)) : entries;
      return candidates.filter(entry => plainOf(entry) === wanted);
    },
    of: entry => addressOf(pattern, site, entry),
    isOfPost: address => {
      const plain = plainAddress(address);
      const name = nameOf(plain);
      if (listNames.test(name) || (!isCertain && entriesNamed(entries, name).length > 0)) return false;
      return dated === undefined ? isBesidePosts(plain) : dated.test(plain);
    },
  };
}

/** How the addresses of a pattern with a year look; undefined for one without. */
function datedPattern(pattern: string): RegExp | undefined {
  if (!pattern.includes('{year}') || !/\{(?:slug|name)\}/.test(pattern)) return undefined;
  const source = plainAddress(pattern)
    .split(/(\{[a-z]+\})/)
    .map(part => {
      const word = /^\{([a-z]+)\}$/.exec(part)?.[1];
      if (word === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return wordPatterns[word] ?? '(?:[^/]+(?:/[^/]+)*)?';
    })
    .join('')
    // A word that a post has nothing for leaves no second slash behind.
    .replaceAll('(?:[^/]+(?:/[^/]+)*)?/', '(?:[^/]+/)*');
  return new RegExp(`^${source}$`);
}

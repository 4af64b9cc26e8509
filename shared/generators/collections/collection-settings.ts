import type { BlogPath, Site } from '../../model/blog.ts';
import { isBelow, pathBelow } from '../paths/blog-paths.ts';
import { matchesGlob } from '../paths/matches-glob.ts';

/** A folder whose Markdown a site is made of. */
export interface Collection {
  readonly path: BlogPath;
  /** Patterns of its files, counted from there; those that begin with `!` leave out. */
  readonly patterns: readonly string[];
}

/** A language and the folder that its files lie in. */
export interface CollectionLocale {
  /** One name, as written; '' where files of the language lie in no folder of their own. */
  readonly folder: string;
  readonly lang: string;
}

/** The keys by which posts may say that they are not published. */
export type DraftKey = 'draft' | 'published';

/** What Astro, Gatsby, Next.js and Metalsmith say, in their configurations or by habit, about Markdown in folders. */
export interface CollectionSettings {
  readonly collections: readonly Collection[];
  /** Folders in which a file called `page` is the index of its own folder, as in Next.js' app router; absent: none. */
  readonly routes?: readonly BlogPath[];
  /** The folders of posts, without that of a language in them. */
  readonly posts: readonly BlogPath[];
  readonly locales: readonly CollectionLocale[];
  /** Whether names may end in a language: `index.fr.md`. */
  readonly hasSuffixes: boolean;
  /** The keys that keep a post back on this site; none where nothing on the site asks for one. */
  readonly draftKeys: readonly DraftKey[];
  /** Keys that may hold a post's date, the one the site asks for first. */
  readonly dateKeys: readonly string[];
  /** Keys of texts that the site wants in every post. */
  readonly required: readonly string[];
}

const none: CollectionSettings = {
  collections: [],
  posts: [],
  locales: [],
  hasSuffixes: false,
  draftKeys: [],
  dateKeys: ['date'],
  required: [],
};

const settingsOfSites = new WeakMap<Site, CollectionSettings>();

/** What the generator stored as `settings` in the options of its site. */
export function collectionSettings(site: Site): CollectionSettings {
  const known = settingsOfSites.get(site);
  if (known !== undefined) return known;
  // Written by the generators that use this: the shape is ours.
  const made =
    site.options.settings === undefined ? none : (JSON.parse(site.options.settings) as CollectionSettings);
  settingsOfSites.set(site, made);
  return made;
}

/** The collection a file belongs to, of several the innermost. */
export function findCollection(collections: readonly Collection[], path: BlogPath): Collection | undefined {
  return collections
    .filter(collection => isInCollection(collection, path))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

// A part of a path that no generator reads
const hiddenPattern = /(?:^|\/)(?:\.|node_modules\/)/;

function isInCollection(collection: Collection, path: BlogPath): boolean {
  if (!isBelow(collection.path, path)) return false;
  const inside = pathBelow(collection.path, path);
  if (hiddenPattern.test(inside)) return false;
  const { patterns } = collection;
  return (
    patterns.some(pattern => !pattern.startsWith('!') && matches(pattern, inside)) &&
    !patterns.some(pattern => pattern.startsWith('!') && matches(pattern.slice(1), inside))
  );
}

/** The patterns that nearly every collection has, asked for each of ten thousand files. */
const usualPatterns: ReadonlyMap<string, RegExp> = new Map([
  ['**/*.{md,mdx,markdown}', /\.(?:md|mdx|markdown)$/],
  ['**/_*', /(?:^|\/)_[^/]*$/],
  ['**/_*/**', /(?:^|\/)_[^/]*\//],
]);

function matches(pattern: string, path: BlogPath): boolean {
  return usualPatterns.get(pattern)?.test(path) ?? matchesGlob(pattern, path);
}

/** All Markdown of a folder. */
export const anyMarkdown: readonly string[] = ['**/*.{md,mdx,markdown}'];

/** {@link anyMarkdown} without what has a `_` before its own or a folder's name. */
export const publicMarkdown: readonly string[] = [...anyMarkdown, '!**/_*', '!**/_*/**'];

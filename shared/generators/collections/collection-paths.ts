import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostKind } from '../../model/post.ts';
import { endingOf, folderOf, joinPath, nameOf, withoutEnding } from '../paths/blog-paths.ts';
import { isPostPath } from '../paths/find-post-folders.ts';
import { splitLanguage } from '../paths/language-suffix.ts';
import { readLeadingDay } from '../paths/leading-day.ts';
import { isRepositoryFileOf } from '../paths/repository-files.ts';
import { type CollectionLocale, collectionSettings, findCollection } from './collection-settings.ts';
import { asIndex } from './route-paths.ts';

/** What a path says of a file of a site's collections. */
export interface CollectionPath {
  readonly kind: PostKind;
  readonly lang: string;
  /** The same for all translations. */
  readonly original: string;
  /** The file's name without language and ending, of an index its folder's. */
  readonly name: string;
  /** The day in the path, with `-`, or ''. */
  readonly date: string;
}

/** Whether a file is Markdown that these generators read. */
export function isCollectionMarkdown(path: BlogPath): boolean {
  return /^\.(?:md|mdx|markdown)$/.test(endingOf(path));
}

const placesOfSites = new WeakMap<Site, Map<BlogPath, CollectionPath | null>>();

/** Most paths that are kept for a site: what is listed asks several times for each. */
const mostPlaces = 50_000;

/** Tells posts and pages from their paths; undefined for what is in no collection. */
export function readCollectionPath(site: Site, path: BlogPath): CollectionPath | undefined {
  if (!isCollectionMarkdown(path)) return undefined;
  const places = placesOfSites.get(site) ?? new Map<BlogPath, CollectionPath | null>();
  const known = places.get(path);
  if (known !== undefined) return known ?? undefined;
  if (places.size >= mostPlaces) places.clear();
  const place = readPlace(site, path);
  places.set(path, place ?? null);
  placesOfSites.set(site, places);
  return place;
}

function readPlace(site: Site, path: BlogPath): CollectionPath | undefined {
  const settings = collectionSettings(site);
  const collection = findCollection(settings.collections, path);
  if (collection === undefined || isRepositoryFileOf(site, path)) return undefined;
  const { lang, path: named } = splitLocale(site, path);
  const plain = asIndex(settings.routes ?? [], named);
  const stem = withoutEnding(plain);
  const isIndex = nameOf(stem).toLowerCase() === 'index';
  const unit = isIndex ? folderOf(stem) : stem;
  const isHome = isIndex && folderOf(path) === collection.path;
  return {
    kind: isPostPath(settings.posts, site.options.content ?? site.root, plain) ? 'post' : 'page',
    lang,
    original: unit,
    name: isHome ? nameOf(stem) : nameOf(unit),
    date: dayOfPath(unit),
  };
}

function dayOfPath(unit: BlogPath): string {
  const named = readLeadingDay(nameOf(unit))?.date;
  if (named !== undefined) return named;
  const [, year, month, day] = /(?:^|\/)(\d{4})\/(\d{2})\/(\d{2})\//.exec(unit) ?? [];
  return year === undefined ? '' : `${year}-${month}-${day}`;
}

/** The language a path names, by a folder or by the end of its name, and the path without it. */
export function splitLocale(
  site: Site,
  path: BlogPath,
): { readonly lang: string; readonly path: BlogPath; readonly locale?: CollectionLocale } {
  const { locales, hasSuffixes } = collectionSettings(site);
  const names = path.split('/');
  const found = findLocaleFolder(locales, site, names);
  if (found !== undefined)
    return {
      lang: found.locale.lang,
      path: names.filter((_, index) => index !== found.index).join('/'),
      locale: found.locale,
    };
  const { name, lang } = splitLanguage(withoutEnding(nameOf(path)), hasSuffixes ? site.languages : []);
  return lang === ''
    ? { lang: site.defaultLang, path }
    : { lang, path: joinPath(folderOf(path), name + endingOf(path)) };
}

function findLocaleFolder(
  locales: readonly CollectionLocale[],
  site: Site,
  names: readonly string[],
): { readonly index: number; readonly locale: CollectionLocale } | undefined {
  const start = site.root === '' ? 0 : site.root.split('/').length;
  for (let index = start; index < names.length - 1; index += 1) {
    const name = names[index]?.toLowerCase();
    const locale = locales.find(({ folder }) => folder !== '' && folder.toLowerCase() === name);
    if (locale !== undefined) return { index, locale };
  }
  return undefined;
}

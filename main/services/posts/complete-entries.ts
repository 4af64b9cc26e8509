import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { BlogPath, Site } from '../../../shared/model/blog.ts';
import type { PostEntry } from '../../../shared/model/post.ts';

/**
 * The entries with what depends on other files, newest first: translations, what a translation takes from its original,
 * and how many comments of `paths` are theirs.
 */
export function completeEntries(
  site: Site,
  entries: readonly PostEntry[],
  paths: readonly BlogPath[],
): readonly PostEntry[] {
  return entries.map(entry => completeEntry(site, entry, entries, paths)).sort(compareEntries);
}

/** One of `entries` with what depends on the others and on `paths`. */
export function completeEntry(
  site: Site,
  entry: PostEntry,
  entries: readonly PostEntry[],
  paths: readonly BlogPath[],
): PostEntry {
  const generator = findGenerator(site.generator);
  const own = inherit(entry, generator.originalOf?.(site, entry, entries));
  const translations = generator.translationsOf(site, entry, entries);
  const comments = generator.commentFiles(site, entry.path, paths).length;
  // Most posts have neither, and are not kept twice.
  return translations.length === 0 && comments === 0 ? own : { ...own, translations, comments };
}

/** A translation may leave out what its original says. */
function inherit(entry: PostEntry, original: PostEntry | undefined): PostEntry {
  if (original === undefined) return entry;
  const dated = entry.date === '' ? { date: original.date, instant: original.instant } : {};
  return entry.tags.length === 0 ? { ...entry, ...dated, tags: original.tags } : { ...entry, ...dated };
}

/** Newest first; without a moment last; then by path, so that equal moments keep an order. */
function compareEntries(a: PostEntry, b: PostEntry): number {
  if (a.instant !== b.instant) {
    if (a.instant === null) return 1;
    if (b.instant === null) return -1;
    return a.instant < b.instant ? 1 : -1;
  }
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

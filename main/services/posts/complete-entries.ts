import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { BlogPath, Site } from '../../../shared/model/blog.ts';
import type { InheritedField, PostEntry, ReadPost } from '../../../shared/model/post.ts';

/**
 * The entries with what depends on other files, newest first: translations, what a translation takes from its original,
 * and how many comments of `paths` are theirs.
 */
export function completeEntries(
  site: Site,
  entries: readonly ReadPost[],
  paths: readonly BlogPath[],
): readonly PostEntry[] {
  return entries.map(entry => completeEntry(site, entry, entries, paths)).sort(compareEntries);
}

/** Some of `entries`, newest first, each as {@link completeEntry} gives it; comments are not counted. */
export function completeSome(
  site: Site,
  some: readonly ReadPost[],
  entries: readonly ReadPost[],
): readonly PostEntry[] {
  return some.map(entry => completeEntry(site, entry, entries, [])).sort(compareEntries);
}

/** One of `entries` with what depends on the others and on `paths`. */
export function completeEntry(
  site: Site,
  entry: ReadPost,
  entries: readonly ReadPost[],
  paths: readonly BlogPath[],
): PostEntry {
  const generator = findGenerator(site.generator);
  const { translationKey: _, inherits = [], ...shown } = entry;
  const own = inherit(shown, generator.originalOf?.(site, entry, entries), inherits);
  const translations = generator.translationsOf(site, entry, entries);
  const comments = generator.commentFiles(site, entry.path, paths).length;
  // Most posts have neither, and are not kept twice.
  return translations.length === 0 && comments === 0 ? own : { ...own, translations, comments };
}

/** A translation may leave out what its original says. */
function inherit(
  entry: PostEntry,
  original: PostEntry | undefined,
  inherited: readonly InheritedField[],
): PostEntry {
  if (original === undefined) return entry;
  const fields = inherited.flatMap(name => (name === 'date' ? (['date', 'instant'] as const) : [name]));
  return { ...entry, ...Object.fromEntries(fields.map(name => [name, original[name]])) };
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

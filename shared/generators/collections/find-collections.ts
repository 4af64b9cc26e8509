import type { BlogPath } from '../../model/blog.ts';
import type { FolderView } from '../generator.ts';
import { endingOf, folderOf, isBelow, nameOf, pathBelow, withoutEnding } from '../paths/blog-paths.ts';
import { isLanguageCode } from '../paths/language-code.ts';
import type { CollectionLocale, DraftKey } from './collection-settings.ts';

/** Keys that themes of these generators call the date of a post. */
export const usualDateKeys: readonly string[] = [
  'date',
  'pubDate',
  'pubDatetime',
  'publishDate',
  'publishedDate',
  'publishedAt',
  'publishedOn',
  'datePublished',
  'created',
  'createdAt',
  'published',
];

/** {@link usualDateKeys} with the one a site asks for before the others. */
export function dateKeysWith(first: string): readonly string[] {
  return first === '' ? usualDateKeys : [first, ...usualDateKeys.filter(key => key !== first)];
}

/**
 * The languages of a configuration, their folders as they are written on disk, and those that other folders of `files`
 * below `root` are named for.
 */
export function localesOf(
  files: readonly BlogPath[],
  root: BlogPath,
  named: readonly CollectionLocale[],
): readonly CollectionLocale[] {
  const known = new Set(named.map(({ folder }) => folder.toLowerCase()));
  const found = new Map<string, string>();
  for (const path of files)
    for (const name of pathBelow(root, folderOf(path)).split('/'))
      if (isLanguageCode(name) || known.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
  const others = [...found].filter(([lower]) => !known.has(lower)).sort();
  return [
    ...named.map(({ folder, lang }) => ({ folder: found.get(folder.toLowerCase()) ?? folder, lang })),
    ...others.map(([, name]) => ({ folder: name, lang: name })),
  ];
}

/** The languages that names of files end in: `fr` for `index.fr.md`. */
export function suffixLanguages(files: readonly BlogPath[]): readonly string[] {
  const suffixes = files.map(path => endingOf(withoutEnding(path)).slice(1));
  return [...new Set(suffixes)].filter(isLanguageCode);
}

/** Most files of a site's own code that are looked into, and their length together in UTF-16 units. */
const mostSources = 400;
const mostText = 4_000_000;

/**
 * The keys by which the site's own code may keep a post back: only that code can, the generators publish what says
 * `draft: true`.
 */
export function findDraftKeys(folder: FolderView, root: BlogPath): readonly DraftKey[] {
  const found = new Set<DraftKey>();
  let length = 0;
  for (const path of folder.paths
    .filter(file => isBelow(root, file) && isSource(file))
    .slice(0, mostSources)) {
    const text = folder.text(path) ?? '';
    length += text.length;
    if (length > mostText) break;
    if (/\b(?:is)?drafts?\b/i.test(text)) found.add('draft');
    if (/\b(?:is)?published\b/i.test(text)) found.add('published');
  }
  return (['draft', 'published'] as const).filter(key => found.has(key));
}

function isSource(path: BlogPath): boolean {
  return /\.(?:astro|vue|svelte|[cm]?[jt]sx?)$/.test(nameOf(path));
}

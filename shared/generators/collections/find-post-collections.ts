import type { BlogPath } from '../../model/blog.ts';
import type { FolderView } from '../generator.ts';
import { isBelow, joinPath, nameOf } from '../paths/blog-paths.ts';
import { findPostFolders } from '../paths/find-post-folders.ts';
import { isPostSection } from '../paths/post-sections.ts';
import type { Collection, CollectionLocale } from './collection-settings.ts';

/** Where posts are looked for. */
export interface PostSearch {
  /** The folder whose name, and those above it, say nothing. */
  readonly root: BlogPath;
  readonly collections: readonly Collection[];
  /** All Markdown of the collections. */
  readonly files: readonly BlogPath[];
  readonly dateKeys: readonly string[];
}

/** The folders of posts: collections that are called so, else what holds dated files; none where nothing says so. */
export function findPostCollections(
  folder: FolderView,
  { root, collections, files, dateKeys }: PostSearch,
): readonly BlogPath[] {
  const named = filled(collections, files).filter(({ path }) => isPostSection([], nameOf(path)));
  if (named.length > 0) return named.map(({ path }) => path);
  return findPostFolders(folder, files, { root, dateKeys, orLargest: false });
}

/** The collection with files where there is but one, folders of pages apart: then its files are the posts. */
export function onlyCollection(
  collections: readonly Collection[],
  files: readonly BlogPath[],
): readonly BlogPath[] {
  const paths = filled(collections, files).map(({ path }) => path);
  const others = paths.filter(path => nameOf(path) !== 'pages');
  return others.length === 1 ? others : [];
}

function filled(collections: readonly Collection[], files: readonly BlogPath[]): readonly Collection[] {
  return collections.filter(({ path }) => files.some(file => isBelow(path, file)));
}

/** The folders without the name of a language in them, each once. */
export function withoutLocales(
  paths: readonly BlogPath[],
  root: BlogPath,
  locales: readonly CollectionLocale[],
): readonly BlogPath[] {
  const names = new Set(locales.map(({ folder }) => folder.toLowerCase()));
  const start = root === '' ? 0 : root.split('/').length;
  const plain = paths.map(path =>
    joinPath(...path.split('/').filter((name, index) => index < start || !names.has(name.toLowerCase()))),
  );
  return [...new Set(plain)];
}

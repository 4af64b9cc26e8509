import type { BlogPath } from '../../model/blog.ts';
import { endingOf, folderOf, isBelow, joinPath, nameOf, withoutEnding } from '../paths/blog-paths.ts';

/** A path with the name every other generator gives an index, `x/index.mdx` for `x/page.mdx` below one of the `routes`. */
export function asIndex(routes: readonly BlogPath[], path: BlogPath): BlogPath {
  return renamed(routes, path, 'page', 'index');
}

/** The reverse of {@link asIndex}. */
export function asRoute(routes: readonly BlogPath[], path: BlogPath): BlogPath {
  return renamed(routes, path, 'index', 'page');
}

function renamed(routes: readonly BlogPath[], path: BlogPath, from: string, to: string): BlogPath {
  const isBelowOne = withoutEnding(nameOf(path)) === from && routes.some(folder => isBelow(folder, path));
  return isBelowOne ? joinPath(folderOf(path), to + endingOf(path)) : path;
}

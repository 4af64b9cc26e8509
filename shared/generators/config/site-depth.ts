import type { BlogPath, Site } from '../../model/blog.ts';
import type { FolderView } from '../generator.ts';
import { depthOf, nameOf } from '../paths/blog-paths.ts';

/** Folders below the opened one in which a site is looked for: 5 of 26 real blogs are not at the root. */
const deepestSite = 3;

const namesOf = new WeakMap<readonly BlogPath[], readonly string[]>();

/** The files with a name that `isConfig` takes, in the opened folder or at most three below it, the shallowest first. */
export function sitesByDepth(folder: FolderView, isConfig: (name: string) => boolean): readonly BlogPath[] {
  const { paths } = folder;
  // Every generator asks: the names are cut out of thousands of paths once.
  const names = namesOf.get(paths) ?? paths.map(nameOf);
  namesOf.set(paths, names);
  return paths
    .filter((path, index) => isConfig(names[index] ?? '') && depthOf(path) <= deepestSite)
    .sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
}

/** How many folders a site's root lies below the opened one. */
export function siteDepth(site: Site): number {
  return site.root === '' ? 0 : depthOf(site.root) + 1;
}

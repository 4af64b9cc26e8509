import type { BlogPath, Site } from '../../model/blog.ts';
import type { ImagePlace } from '../generator.ts';
import {
  folderOf,
  followPath,
  isBelow,
  joinPath,
  nameOf,
  pathBelow,
  withoutEnding,
} from '../paths/blog-paths.ts';
import { encodeUrlPath, localUrlPath } from './asset-url.ts';

/**
 * The file of the blog that a link shows where files of `folder` are copied to the site's root: `/x.png` is there, below
 * `baseUrl` if the site is; anything else is relative to the post. Undefined for other sites and what climbs out.
 */
export function resolveStaticAsset(
  folder: BlogPath,
  url: string,
  post: BlogPath,
  baseUrl = '',
): BlogPath | undefined {
  const path = localUrlPath(url);
  if (path === undefined) return undefined;
  if (!path.startsWith('/')) return followPath(folderOf(post), path) || undefined;
  const base = baseUrl.replace(/\/+$/, '');
  const own = base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  const inFolder = followPath('', own);
  return inFolder === undefined || inFolder === '' ? undefined : joinPath(folder, inFolder);
}

/** Where the images of a post go: beside it where it has a folder of its own, else where the blog has them. */
export function staticImagePlace(site: Site, folder: BlogPath, post: BlogPath, baseUrl = ''): ImagePlace {
  if (withoutEnding(nameOf(post)) === 'index' && folderOf(post) !== '')
    return { folder: folderOf(post), link: fileName => `./${encodeUrlPath(fileName)}` };
  const base = baseUrl.replace(/^\/+|\/+$/g, '');
  const inFolder = isBelow(folder, `${site.imageFolder}/x`) ? pathBelow(folder, site.imageFolder) : '';
  return {
    folder: site.imageFolder,
    link: fileName => `/${joinPath(base, encodeUrlPath(joinPath(inFolder, fileName)))}`,
  };
}

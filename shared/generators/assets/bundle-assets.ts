import type { BlogPath, Site } from '../../model/blog.ts';
import type { ImagePlace } from '../generator.ts';
import { folderOf, followPath, joinPath, nameOf, pathBelow } from '../paths/blog-paths.ts';
import { encodeUrlPath, localUrlPath } from './asset-url.ts';

/** Where a site of Hugo or Zola keeps its files. */
export interface AssetFolders {
  /** What is copied to the root of the published site, such as `static`. */
  readonly staticFolder: BlogPath;
  /** What `@/` stands for, such as `content`; '' where it stands for nothing. */
  readonly contentFolder: BlogPath;
  /** The path of the site's address without a slash at its end: `/blog`, or ''. */
  readonly basePath: string;
}

/** The path of a site's address, without a slash at its end; '' at the root of a host, and for what is no address. */
export function basePathOf(address: string): string {
  return (/^(?:https?:)?\/\/[^/?#]*(\/[^?#]*)?/.exec(address)?.[1] ?? '').replace(/\/+$/, '');
}

/** The file that a link in a post shows: beside the post, or by the site's address in the folder of static files. */
export function resolveBundleAsset(folders: AssetFolders, url: string, post: BlogPath): BlogPath | undefined {
  const path = localUrlPath(url);
  if (path === undefined || /\{[{%]/.test(path)) return undefined;
  if (folders.contentFolder !== '' && path.startsWith('@/'))
    return inFolder(folders.contentFolder, path.slice(2));
  if (!path.startsWith('/')) return followPath(folderOf(post), path) || undefined;
  const { basePath } = folders;
  const own = basePath !== '' && path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
  return inFolder(folders.staticFolder, own.slice(1));
}

function inFolder(folder: BlogPath, path: string): BlogPath | undefined {
  const inside = followPath('', path);
  return inside === undefined || inside === '' ? undefined : joinPath(folder, inside);
}

/** Whether a post is the index of a folder of its own, in which its images lie too. */
export function isBundleIndex(post: BlogPath): boolean {
  return /^index\./i.test(nameOf(post));
}

/** Images go beside a post that has a folder of its own, else to the site's images. */
export function bundleImagePlace(site: Site, folders: AssetFolders, post: BlogPath): ImagePlace {
  if (isBundleIndex(post)) return { folder: folderOf(post), link: encodeUrlPath };
  const inStatic = pathBelow(folders.staticFolder, site.imageFolder);
  return {
    folder: site.imageFolder,
    link: fileName => `${folders.basePath}/${encodeUrlPath(joinPath(inStatic, fileName))}`,
  };
}

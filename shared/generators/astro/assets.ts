import type { BlogPath, Site } from '../../model/blog.ts';
import { encodeUrlPath, localUrlPath } from '../assets/asset-url.ts';
import { resolveStaticAsset, staticImagePlace } from '../assets/static-assets.ts';
import type { ImagePlace } from '../generator.ts';
import {
  folderOf,
  followPath,
  isBelow,
  joinPath,
  nameOf,
  relativePath,
  withoutEnding,
} from '../paths/blog-paths.ts';
import type { AstroAlias } from './aliases.ts';

const aliasesOfSites = new WeakMap<Site, readonly AstroAlias[]>();

function aliasesOf(site: Site): readonly AstroAlias[] {
  const known = aliasesOfSites.get(site);
  if (known !== undefined) return known;
  // Written by readAstroSite: the shape is ours.
  const made = JSON.parse(site.options.aliases ?? '[]') as readonly AstroAlias[];
  aliasesOfSites.set(site, made);
  return made;
}

/** The file a link in a post shows: beside it, in `public` by its address, or below what an alias stands for. */
export function resolveAstroAsset(site: Site, url: string, post: BlogPath): BlogPath | undefined {
  const path = localUrlPath(url);
  const alias = aliasesOf(site).find(({ prefix }) => path?.startsWith(prefix));
  if (path !== undefined && alias !== undefined) {
    const inside = followPath('', path.slice(alias.prefix.length));
    return inside === undefined || inside === '' ? undefined : joinPath(alias.folder, inside);
  }
  return resolveStaticAsset(site.options.publicFolder ?? '', url, post, site.options.baseUrl);
}

/** Images go beside a post with a folder of its own, else where the blog has them; those below `src` have relative links. */
export function astroImagePlace(site: Site, post: BlogPath): ImagePlace {
  const { publicFolder = '', baseUrl } = site.options;
  const isBundle = withoutEnding(nameOf(post)) === 'index';
  const folder = site.imageFolder;
  if (isBundle || folder === publicFolder || isBelow(publicFolder, folder))
    return staticImagePlace(site, publicFolder, post, baseUrl);
  return {
    folder,
    link: fileName => {
      const way = encodeUrlPath(relativePath(folderOf(post), joinPath(folder, fileName)));
      return way.startsWith('.') ? way : `./${way}`;
    },
  };
}

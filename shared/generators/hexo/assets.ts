import type { BlogPath, Site } from '../../model/blog.ts';
import { encodeUrlPath, localUrlPath } from '../assets/asset-url.ts';
import { resolveStaticAsset, staticImagePlace } from '../assets/static-assets.ts';
import type { ImagePlace } from '../generator.ts';
import { folderOf, followPath, isBelow, joinPath, nameOf, withoutEnding } from '../paths/blog-paths.ts';

// `{% asset_img x.png "title" %}`, `{% asset_path x.png %}`, classes before the name left out
const assetTagPattern = /^\{%\s*asset_(?:img|path)\s+(?:"([^"]+)"|'([^']+)'|([^\s%]+))[^%]*%\}$/;

/**
 * The file of the blog that a link in a Hexo post shows: from the root in `source`, else in the post's own asset folder
 * where the blog has those. After Hexo's documentation ("Asset Folders").
 */
export function resolveHexoAsset(site: Site, url: string, post: BlogPath): BlogPath | undefined {
  const [, double, single, bare] = assetTagPattern.exec(url.trim()) ?? [];
  const named = double ?? single ?? bare;
  if (named !== undefined) return followPath(withoutEnding(post), named);
  const path = localUrlPath(url);
  const own = assetFolder(site, post);
  if (own !== undefined && path !== undefined && !path.startsWith('/')) {
    const [first] = path.replace(/^(?:\.\/)+/, '').split('/');
    // Editors that know nothing of Hexo write the folder too.
    return followPath(first === nameOf(own) ? folderOf(post) : own, path);
  }
  return resolveStaticAsset(site.options.source ?? 'source', url, post, site.options.baseUrl);
}

/** The folder beside a post that is named like it, where the blog has such folders. */
function assetFolder(site: Site, post: BlogPath): BlogPath | undefined {
  const source = site.options.source ?? 'source';
  const isPost = isBelow(joinPath(source, '_posts'), post) || isBelow(joinPath(source, '_drafts'), post);
  return site.options.postAssets === 'true' && isPost ? withoutEnding(post) : undefined;
}

/** Images go into the post's asset folder, or where this blog has them. */
export function hexoImagePlace(site: Site, post: BlogPath): ImagePlace {
  const folder = assetFolder(site, post);
  if (folder !== undefined) return { folder, link: fileName => encodeUrlPath(fileName) };
  return staticImagePlace(site, site.options.source ?? 'source', post, site.options.baseUrl);
}

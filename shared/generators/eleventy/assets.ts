import type { BlogPath, Site } from '../../model/blog.ts';
import { encodeUrlPath, localUrlPath } from '../assets/asset-url.ts';
import { resolveStaticAsset, staticImagePlace } from '../assets/static-assets.ts';
import type { ImagePlace } from '../generator.ts';
import { followPath, isBelow, joinPath, pathBelow } from '../paths/blog-paths.ts';
import type { EleventyCopy } from './config.ts';

function copiesOf(site: Site): readonly EleventyCopy[] {
  // Written by readEleventySite: the shape is ours.
  const copies = JSON.parse(site.options.copies ?? '[]') as readonly EleventyCopy[];
  return [...copies].sort((a, b) => b.to.length - a.to.length);
}

/** The file of the blog that a link shows: what passthrough copies put there, else what is there in the input folder. */
export function resolveEleventyAsset(site: Site, url: string, post: BlogPath): BlogPath | undefined {
  const path = localUrlPath(url);
  if (path?.startsWith('/') && followPath('', path) !== undefined) {
    const clean = `/${followPath('', path)}`;
    const copy = copiesOf(site).find(({ to }) => clean.startsWith(`${to}/`));
    if (copy !== undefined) return joinPath(copy.from, clean.slice(copy.to.length + 1)) || undefined;
  }
  return resolveStaticAsset(site.options.input ?? '', url, post);
}

/** Images go where this blog has them, or beside a post that has a folder of its own. */
export function eleventyImagePlace(site: Site, post: BlogPath): ImagePlace {
  const copy = copiesOf(site).find(({ from }) => isBelow(from, `${site.imageFolder}/x`));
  if (copy === undefined) return staticImagePlace(site, site.options.input ?? '', post);
  const inCopy = pathBelow(copy.from, `${site.imageFolder}/x`).slice(0, -1).replace(/\/$/, '');
  return {
    folder: site.imageFolder,
    link: fileName => `${copy.to}/${encodeUrlPath(joinPath(inCopy, fileName))}`,
  };
}

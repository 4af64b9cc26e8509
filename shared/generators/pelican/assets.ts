import type { BlogPath, Site } from '../../model/blog.ts';
import { encodeUrlPath, localUrlPath } from '../assets/asset-url.ts';
import type { ImagePlace } from '../generator.ts';
import { folderOf, followPath, isBelow, joinPath, pathBelow } from '../paths/blog-paths.ts';
import { pelicanStatics } from './paths.ts';

// `{static}/images/x.png`, `|filename|x.png`; what is in the brackets, and the way behind them
const referencePattern = /^(?:\{(\w+)\}|\|(\w+)\|)(.*)$/s;

/** Brackets that stand for files; `{tag}`, `{category}`, `{author}` and `{index}` stand for pages Pelican makes. */
const fileReferences: ReadonlySet<string> = new Set(['static', 'attach', 'filename']);

/**
 * The file of the blog that a link in a Pelican post shows: `{static}` and its like are followed from the post, or
 * with a slash from `PATH` (docs/content.rst, "Linking to internal content").
 */
export function resolvePelicanAsset(site: Site, url: string, post: BlogPath): BlogPath | undefined {
  const path = localUrlPath(url);
  if (path === undefined) return undefined;
  const reference = referencePattern.exec(path);
  if (reference === null) return resolveAddress(site, path, post);
  const [, braced, barred, way = ''] = reference;
  if (way === '' || !fileReferences.has(braced ?? barred ?? '')) return undefined;
  return followInside(site, way, post);
}

/** An address on the site: `STATIC_PATHS` lie there as they lie in `PATH`. */
function resolveAddress(site: Site, path: string, post: BlogPath): BlogPath | undefined {
  if (path.startsWith('/')) return followInside(site, path, post);
  const isStatic = pelicanStatics(site).some(folder => isBelow(folder, path));
  return followInside(site, isStatic ? `/${path}` : path, post);
}

function followInside(site: Site, way: string, post: BlogPath): BlogPath | undefined {
  const content = site.options.content ?? '';
  if (!way.startsWith('/')) return followPath(folderOf(post), way) || undefined;
  const below = followPath('', way);
  return below === undefined || below === '' ? undefined : joinPath(content, below);
}

/** Where a new image goes, and the link to it in the form the blog's posts have. */
export function pelicanImagePlace(site: Site): ImagePlace {
  const below = pathBelow(site.options.content ?? '', site.imageFolder);
  return {
    folder: site.imageFolder,
    link: fileName => `${site.options.imageLink ?? '{static}/'}${encodeUrlPath(joinPath(below, fileName))}`,
  };
}

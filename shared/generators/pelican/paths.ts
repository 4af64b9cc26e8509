import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostKind } from '../../model/post.ts';
import { endingOf, isBelow, pathBelow } from '../paths/blog-paths.ts';

interface Place {
  readonly endings: ReadonlySet<string>;
  readonly postExcludes: readonly BlogPath[];
  readonly pageExcludes: readonly BlogPath[];
  readonly statics: readonly BlogPath[];
}

const places = new WeakMap<Site, Place>();

function placeOf(site: Site): Place {
  const known = places.get(site);
  if (known !== undefined) return known;
  const content = site.options.content ?? '';
  const made = {
    endings: new Set(textsOf(site.options.endings)),
    postExcludes: textsOf(site.options.postExcludes),
    pageExcludes: textsOf(site.options.pageExcludes),
    statics: textsOf(site.options.statics).map(name => (content === '' ? name : `${content}/${name}`)),
  };
  places.set(site, made);
  return made;
}

function textsOf(json: string | undefined): readonly string[] {
  const read: unknown = JSON.parse(json ?? '[]');
  return Array.isArray(read) ? read.map(String) : [];
}

/** Whether Pelican takes a file for an article, a page or neither: by folders and ending. */
export function classifyPelicanPath(site: Site, path: BlogPath): PostKind | undefined {
  const { endings, postExcludes, pageExcludes } = placeOf(site);
  const content = site.options.content ?? '';
  const output = site.options.output ?? '';
  if (!isBelow(content, path) || !endings.has(endingOf(path))) return undefined;
  if (/(?:^|\/)\./.test(pathBelow(content, path)) || (output !== '' && isBelow(output, path)))
    return undefined;
  if (isIn(site.pagePatterns, pageExcludes, path)) return 'page';
  return isIn(site.postPatterns, postExcludes, path) ? 'post' : undefined;
}

/** A folder is left out only below the one the search began in: `ARTICLE_PATHS` may name what `PAGE_EXCLUDES` holds. */
function isIn(roots: readonly BlogPath[], excludes: readonly BlogPath[], path: BlogPath): boolean {
  return roots.some(root => {
    if (root === path) return true;
    if (!isBelow(root, path)) return false;
    return !excludes.some(
      folder => folder !== root && folder !== '' && isBelow(root, folder) && isBelow(folder, path),
    );
  });
}

/** Whether a file lies where Pelican finds images and the like: a text there is a post only when it says so. */
export function isPelicanStatic(site: Site, path: BlogPath): boolean {
  return placeOf(site).statics.some(folder => folder === path || isBelow(folder, path));
}

/** The folders and files of `STATIC_PATHS`, relative to `PATH`. */
export function pelicanStatics(site: Site): readonly string[] {
  return textsOf(site.options.statics);
}

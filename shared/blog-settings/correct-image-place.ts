import { encodeUrlPath } from '../generators/assets/asset-url.ts';
import type { Generator, ImagePlace } from '../generators/generator.ts';
import { folderOf, joinPath, relativePath } from '../generators/paths/blog-paths.ts';
import type { BlogPath, Site } from '../model/blog.ts';

/** A name of a picture: how it is reached shows how any other is. */
const probe = 'picture.png';

/**
 * Where new pictures go when the user named the folder, and how a post links to them: the way of the generator, else the
 * shortest address under which the preview finds a file of that folder.
 */
export function correctImagePlace(
  generator: Generator,
  site: Site,
  post: BlogPath,
  folder: BlogPath,
): ImagePlace {
  const wanted = joinPath(folder, probe);
  const isFound = (link: string) => generator.resolveAsset(site, link, post) === wanted;
  const own = generator.imagePlace(site, post);
  if (own.folder === folder && isFound(own.link(probe))) return own;
  const names = folder === '' ? [] : folder.split('/');
  const address = names
    .map((_, index) => `/${names.slice(names.length - index).join('/')}`)
    .concat(`/${folder}`)
    .find(start => isFound(linkTo(start, probe)));
  if (address !== undefined) return { folder, link: fileName => linkTo(address, fileName) };
  return {
    folder,
    link: fileName => encodeUrlPath(relativePath(folderOf(post), joinPath(folder, fileName))),
  };
}

function linkTo(address: string, fileName: string): string {
  return encodeUrlPath(`${address}/${fileName}`.replace(/\/{2,}/g, '/'));
}

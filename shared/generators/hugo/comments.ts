import type { BlogPath, Site } from '../../model/blog.ts';
import { joinPath } from '../paths/blog-paths.ts';
import { readHugoPath } from './paths.ts';

/**
 * Where themes of Hugo look for a post's comments, as Staticman's documentation has it: in the folder that is called like
 * it, or that lies as it lies in the content. Those that name it by a checksum are not found.
 */
export function hugoCommentFolders(site: Site, path: BlogPath): readonly BlogPath[] {
  const place = readHugoPath(site, path);
  if (place?.kind !== 'post') return [];
  return [place.name, place.key].map(name => joinPath(site.root, 'data/comments', name));
}

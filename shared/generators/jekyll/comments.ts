import type { BlogPath, Site } from '../../model/blog.ts';
import { joinPath, nameOf, withoutEnding } from '../paths/blog-paths.ts';
import { readJekyllPath } from './paths.ts';

/**
 * Where themes of Jekyll look for a post's comments, as Staticman's documentation has it: in the folder that is called
 * like its slug, or like its file with the day.
 */
export function jekyllCommentFolders(site: Site, path: BlogPath): readonly BlogPath[] {
  const place = readJekyllPath(site, path);
  if (place?.kind !== 'post') return [];
  return [place.slug, withoutEnding(nameOf(path))].map(name => joinPath(site.root, '_data/comments', name));
}

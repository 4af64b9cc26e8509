import { folderOf } from '../generators/paths/blog-paths.ts';
import type { BlogPath, Site } from '../model/blog.ts';

/** The folders below which a post's own count for its address, as Hugo, Zola and Nikola have them; none for others. */
export function contentFolders({ options, postPatterns }: Site): readonly BlogPath[] {
  if (options.destinations !== undefined) return postPatterns.map(folderOf);
  if (options.contentFolder !== undefined) return [options.contentFolder];
  // Written by readHugoSite, for itself.
  const contents = JSON.parse(options.contents ?? '[]') as readonly { readonly folder: BlogPath }[];
  return contents.map(({ folder }) => folder);
}

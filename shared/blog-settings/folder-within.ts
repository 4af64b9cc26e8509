import type { FolderView } from '../generators/generator.ts';
import { isBelow } from '../generators/paths/blog-paths.ts';
import type { BlogPath } from '../model/blog.ts';

/** A folder of which only one part is seen, under the same paths. */
export function folderWithin(folder: FolderView, root: BlogPath): FolderView {
  if (root === '') return folder;
  return {
    paths: folder.paths.filter(path => isBelow(root, path)),
    text: path => (isBelow(root, path) ? folder.text(path) : undefined),
  };
}

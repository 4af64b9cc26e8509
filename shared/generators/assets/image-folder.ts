import type { BlogPath } from '../../model/blog.ts';
import { folderOf, isBelow, joinPath, pathBelow } from '../paths/blog-paths.ts';

// `x.png`, `x.JPEG`
const imagePattern = /\.(?:png|jpe?g|gif|svg|webp|avif)$/i;

/**
 * The folder of a site, `usual` first, that holds most images and whose path is one of `usual` or below it; the first
 * of `usual` when there are none.
 */
export function findImageFolder(
  paths: readonly BlogPath[],
  root: BlogPath,
  usual: readonly BlogPath[],
): BlogPath {
  const counts = new Map<BlogPath, number>();
  for (const path of paths) {
    if (!imagePattern.test(path) || !isBelow(root, path)) continue;
    const folder = folderOf(pathBelow(root, path));
    const known = usual.find(name => name === folder);
    if (known !== undefined) counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return joinPath(root, best?.[0] ?? usual[0] ?? '');
}

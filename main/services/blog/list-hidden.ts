import type { BlogPath } from '../../../shared/model/blog.ts';

// A hidden folder that a generator has in a blog, or what lies in one: group 1 is the way from there
const placePattern = /(?:^|\/)\.(?:vitepress|vuepress)(?:\/(.*))?$/s;

// `config.mts`, `config/index.js`, and the files VuePress copies
const filePattern = /^(?:config(?:\/index)?\.[cm]?[jt]s|public\/.*)$/s;

const folderPattern = /^(?:config|public(?:\/.*)?)$/s;

/** Whether a path is, or lies in, `.vitepress` or `.vuepress`, the hidden folders in which a blog's files are. */
export function isInGeneratorFolder(path: BlogPath): boolean {
  return placePattern.test(path);
}

/** Whether a file of such a folder is the blog's: its configuration or a public file, no cache and no theme. */
export function isOwnHiddenFile(path: BlogPath): boolean {
  return filePattern.test(placePattern.exec(path)?.[1] ?? '');
}

/** Whether such a folder, or one in it, may hold files that {@link isOwnHiddenFile} takes. */
export function isOwnHiddenFolder(path: BlogPath): boolean {
  const inside = placePattern.exec(path);
  return inside !== null && (inside[1] === undefined || folderPattern.test(inside[1]));
}

import type { BlogPath } from '../../model/blog.ts';

/** The folder of a path, '' for a file at the root. */
export function folderOf(path: BlogPath): BlogPath {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. */
export function nameOf(path: BlogPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The ending of a file's name with its dot, in lower case, or '' when it has none. A leading dot begins no ending. */
export function endingOf(path: BlogPath): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot).toLowerCase() : '';
}

/** A path without the ending of its name. */
export function withoutEnding(path: BlogPath): BlogPath {
  return path.slice(0, path.length - endingOf(path).length);
}

/** Joins the parts that are not empty. */
export function joinPath(...parts: readonly string[]): BlogPath {
  return parts.filter(part => part !== '').join('/');
}

/** Whether a path is in a folder or below it; every path is below ''. */
export function isBelow(folder: BlogPath, path: BlogPath): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** A path below `folder`, counted from there. */
export function pathBelow(folder: BlogPath, path: BlogPath): BlogPath {
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** Follows `relative`, `.` and `..` included, from `folder`; undefined when it climbs above the root. */
export function followPath(folder: BlogPath, relative: string): BlogPath | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** How a file in `folder` writes the way to `path`: `../images/x.png`. */
export function relativePath(folder: BlogPath, path: BlogPath): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** How many folders a path lies in. */
export function depthOf(path: BlogPath): number {
  return path.split('/').length - 1;
}

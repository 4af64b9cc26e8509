import type { BlogPath } from '../model/blog.ts';

/** Longest path that a setting may hold, in UTF-16 units. */
const longestPath = 1_000;

// Control characters and what Windows cannot have in a name, the slash apart
const forbiddenPattern = /[\p{Cc}<>:"|?*\\]/u;

/**
 * The folder that a text names, '' for `.`; undefined when it is no path inside the blog: absolute, climbing, in `.git`,
 * or with characters no system takes. Slashes at its end and `./` before it are left out.
 */
export function readFolder(text: string): BlogPath | undefined {
  const path = text
    .trim()
    .replace(/^(?:\.\/+)+/, '')
    .replace(/\/+$/, '');
  if (path === '.' || path === '') return text.trim().startsWith('/') ? undefined : '';
  return isInsidePath(path) ? path : undefined;
}

/** Whether a text is a plain path inside the blog: nothing in it climbs, and nothing leads into git's own folder. */
export function isInsidePath(path: string): boolean {
  if (path.length > longestPath || forbiddenPattern.test(path)) return false;
  return path.split('/').every(isPlainName);
}

function isPlainName(name: string): boolean {
  return (
    name !== '' && !/^\.{1,2}$/.test(name) && !/^(?:\.git|git~\d+)[. ]*$/i.test(name) && !/[. ]$/.test(name)
  );
}

/** How a folder is written for people and in the file. */
export function writeFolder(folder: BlogPath): string {
  return folder === '' ? '.' : folder;
}

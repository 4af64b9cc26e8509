import type { BlogPath } from '../../model/blog.ts';
import { folderOf, isBelow, nameOf } from './blog-paths.ts';

const patterns = new Map<string, RegExp>();

/**
 * Whether a path matches a pattern as Nikola reads it: the last part may hold `*`, `?` and `[…]`, and matches in the
 * pattern's folder and every folder below it. Names and folders that begin with a dot never match.
 */
export function matchesFilePattern(pattern: string, path: BlogPath): boolean {
  const folder = folderOf(pattern);
  if (!isBelow(folder, path)) return false;
  if (/(?:^|\/)\./.test(path)) return false;
  return namePattern(nameOf(pattern)).test(nameOf(path));
}

function namePattern(glob: string): RegExp {
  const known = patterns.get(glob);
  if (known !== undefined) return known;
  const source = glob.replace(/\[!?[^\]]+\]|[\s\S]/g, part => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    if (part.length > 1) return part.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
    return part.replace(/[\\^$.|+(){}[\]*?-]/g, '\\$&');
  });
  const made = safePattern(`^${source}$`);
  patterns.set(glob, made);
  return made;
}

/** A glob that is no valid pattern (`[z-a]`) matches nothing. */
function safePattern(source: string): RegExp {
  try {
    return new RegExp(source, 's');
  } catch {
    return /(?!)/;
  }
}

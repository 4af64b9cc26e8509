import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { StartPlace } from './shell.ts';

/** What was named on a command line. */
export type StartArgument =
  | { readonly kind: 'none' }
  | { readonly kind: 'place'; readonly place: StartPlace }
  | { readonly kind: 'missing'; readonly path: string }
  /** There, but neither a folder nor a file in which posts are written. */
  | { readonly kind: 'no-post'; readonly path: string };

// The endings of posts, whatever the generator
const postPattern = /\.(?:md|markdown|mdown|mkd|mdx|rst|txt|html?|org|adoc|ipynb)$/i;

/** Nothing in particular: the last blog, or the sample. */
export const noPlace: StartPlace = { folder: null, file: null };

/** Finds out whether a path, taken from `cwd`, is a folder or a post's file. */
export async function findStartPlace(path: string | undefined, cwd: string): Promise<StartArgument> {
  if (path === undefined) return { kind: 'none' };
  const absolute = resolve(cwd, path);
  try {
    const found = await stat(absolute);
    if (found.isDirectory()) return { kind: 'place', place: { folder: absolute, file: null } };
    // A device, or a file nobody writes posts in: its folder is no blog to open.
    if (!found.isFile() || !postPattern.test(absolute)) return { kind: 'no-post', path: absolute };
    // A link to a post: the blog is where the post is, not where the link is.
    const file = await realpath(absolute);
    const place = { folder: dirname(file), file };
    return { kind: 'place', place };
  } catch {
    // Not there, or not to be looked at: both are for the user to hear about, not to end the program.
    return { kind: 'missing', path: absolute };
  }
}

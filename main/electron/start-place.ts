import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StartPlace } from '../app/shell.ts';

/** What was named on a command line. */
export type StartArgument =
  | { readonly kind: 'none' }
  | { readonly kind: 'place'; readonly place: StartPlace }
  | { readonly kind: 'missing'; readonly path: string };

/** Nothing in particular: the last blog, or the sample. */
export const noPlace: StartPlace = { folder: null, file: null };

/**
 * The path on a command line: what follows `--`, else, in the packaged program, the first argument that is no option.
 * In development the argument without a dash is the program's own folder. Options are for Chromium, which looks for
 * its own, or were added by the system (`-psn_0_1`).
 */
export function pathArgument(args: readonly string[], isPackaged: boolean): string | undefined {
  const end = args.indexOf('--');
  const plain = isPackaged ? args.find(arg => !arg.startsWith('-')) : undefined;
  const path = plainPath(end === -1 ? plain : args[end + 1]);
  return path === undefined || path === '' || path.includes('\0') ? undefined : path;
}

/** Some desktops hand files over as `file:` addresses. */
function plainPath(argument: string | undefined): string | undefined {
  if (!argument?.startsWith('file:')) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    return undefined;
  }
}

/** Finds out whether a path, taken from `cwd`, is a folder or a post's file. */
export async function findStartPlace(path: string | undefined, cwd: string): Promise<StartArgument> {
  if (path === undefined) return { kind: 'none' };
  const absolute = resolve(cwd, path);
  try {
    if ((await stat(absolute)).isDirectory())
      return { kind: 'place', place: { folder: absolute, file: null } };
    // A link to a post: the blog is where the post is, not where the link is.
    const file = await realpath(absolute);
    const place = { folder: dirname(file), file };
    return { kind: 'place', place };
  } catch {
    // Not there, or not to be looked at: both are for the user to hear about, not to end the program.
    return { kind: 'missing', path: absolute };
  }
}

import { lstat, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { errnoOf, toFileError } from './file-error.ts';
import {
  hasForbiddenCharacter,
  isAbsoluteAnywhere,
  isPortableName,
  looksLikeGitFolder,
} from './path-names.ts';

/**
 * Turns a blog path into the absolute real path it stands for: the only way from a name that came from outside to a file.
 * Symbolic links are resolved as far as the path exists, the root's too; names are kept as given. `''` is the root itself, for reading only.
 * @throws path.outside-root when the path is absolute, climbs with `..`, or leads out of the root through a link.
 * @throws path.not-allowed for names that are no plain relative path, that Windows could not hold (unless the file is
 * there already), for dangling and looped links, and for anything in a `.git` folder or one that looks like it; `reason` says
 * which: `git`, `link`, `characters`, `not-portable`, `too-long`.
 * @throws blog.gone when the root is not there any more.
 */
export async function resolveInside(root: string, path: string, use: 'read' | 'write'): Promise<string> {
  const segments = splitBlogPath(path);
  if (use === 'write' && (segments.length === 0 || segments.some(looksLikeGitFolder)))
    throw new AppError('path.not-allowed', { path, reason: segments.length === 0 ? 'characters' : 'git' });
  const realRoot = await resolveRoot(root);
  const found = await resolveExisting(join(realRoot, ...segments), path);
  const inside = relative(realRoot, found.real);
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    throw new AppError('path.outside-root', { path });
  // A link inside the blog may still point into its .git, where addresses hold passwords.
  if (inside.split(sep).some(looksLikeGitFolder))
    throw new AppError('path.not-allowed', { path, reason: 'git' });
  if (!segments.slice(segments.length - found.missing.length).every(isPortableName))
    throw new AppError('path.not-allowed', { path, reason: 'not-portable' });
  return join(found.real, ...found.missing);
}

/** The names of a blog path, from the root down; none for `''`. */
function splitBlogPath(path: string): readonly string[] {
  if (path === '') return [];
  const segments = path.split('/');
  if (isAbsoluteAnywhere(path) || path.split(/[/\\]/).includes('..'))
    throw new AppError('path.outside-root', { path });
  if (segments.some(name => name === '' || name === '.' || hasForbiddenCharacter(name)))
    throw new AppError('path.not-allowed', { path, reason: 'characters' });
  // On Windows a name that is no plain name can reach a device or a stream even when it "exists".
  if (process.platform === 'win32' && !segments.every(isPortableName))
    throw new AppError('path.not-allowed', { path, reason: 'not-portable' });
  return segments;
}

async function resolveRoot(root: string): Promise<string> {
  try {
    return await realpath(root);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR')
      throw new AppError('blog.gone', { path: root }, error);
    throw toFileError(error, root);
  }
}

interface Resolved {
  /** The real path of the deepest part that exists. */
  readonly real: string;
  /** The names below it that do not exist yet. */
  readonly missing: readonly string[];
}

/** How often a name is looked at that others make and remove meanwhile. */
const mostLooks = 3;

async function resolveExisting(absolutePath: string, path: string): Promise<Resolved> {
  const missing: string[] = [];
  for (let current = absolutePath, looks = 1; ; ) {
    try {
      return { real: await realpath(current), missing };
    } catch (error) {
      if (await isThereByNow(current, path, error)) {
        if (looks++ < mostLooks) continue;
        throw toFileError(error, path);
      }
      missing.unshift(current.slice(dirname(current).length + (dirname(current).endsWith(sep) ? 0 : 1)));
      current = dirname(current);
    }
  }
}

/**
 * Whether another program has made something at `current` since it was found missing.
 * @throws AppError `path.not-allowed` for a link that leads nowhere or in a circle, and for a name that is too long
 */
async function isThereByNow(current: string, path: string, error: unknown): Promise<boolean> {
  const errno = errnoOf(error);
  if (errno === 'ELOOP') throw new AppError('path.not-allowed', { path, reason: 'link' }, error);
  if (errno === 'ENAMETOOLONG') throw new AppError('path.not-allowed', { path, reason: 'too-long' }, error);
  if (errno !== 'ENOENT' && errno !== 'ENOTDIR') throw toFileError(error, path);
  const found = await lstat(current).catch(() => null);
  if (found?.isSymbolicLink()) throw new AppError('path.not-allowed', { path, reason: 'link' }, error);
  return found !== null;
}

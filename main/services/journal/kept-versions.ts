import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { KeptVersion } from '../../../shared/model/history.ts';
import { errnoOf, toFileError } from '../files/file-error.ts';

/** A folder for each post, in it the texts that were put aside (`keep-versions.ts`). */
const folderPattern = /^[0-9a-f]{32}$/;
const filePattern = /^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z)-([a-z]+)-[0-9a-f]{8}\.txt$/;

/**
 * Lists the texts put aside of one blog, or of some of its files, the newest first. `home` is the profile
 * folder they are kept in.
 */
export async function listKept(
  home: string,
  blogRoot: string,
  paths: readonly BlogPath[] | null,
): Promise<readonly Omit<KeptVersion, 'isPost'>[]> {
  const root = join(home, 'history');
  const found: Omit<KeptVersion, 'isPost'>[] = [];
  for (const folder of (await namesIn(root)).filter(name => folderPattern.test(name))) {
    const origin = await readOrigin(join(root, folder));
    if (origin?.blogRoot !== blogRoot || (paths !== null && !paths.includes(origin.path))) continue;
    for (const name of await namesIn(join(root, folder))) {
      const [, time, reason = ''] = filePattern.exec(name) ?? [];
      if (time !== undefined)
        found.push({ id: `${folder}/${name}`, path: origin.path, instant: instantOf(time), reason });
    }
  }
  return found.sort((one, other) => other.instant - one.instant);
}

/**
 * The text that was put aside under `id`, and whose it is.
 * @throws history.gone when there is none of that id in this blog, or not any more.
 */
export async function readKept(
  home: string,
  blogRoot: string,
  id: string,
): Promise<{ readonly path: BlogPath; readonly text: string }> {
  const [folder = '', name = '', ...rest] = id.split('/');
  const isId = folderPattern.test(folder) && filePattern.test(name) && rest.length === 0;
  const place = join(home, 'history', folder);
  const origin = isId ? await readOrigin(place) : undefined;
  if (!origin || origin.blogRoot !== blogRoot) throw new AppError('history.gone', { version: id });
  try {
    const file = join(place, name);
    // Only what was put there: a link would lead anywhere.
    if (!(await lstat(file)).isFile()) throw new AppError('history.gone', { version: id });
    return { path: origin.path, text: await readFile(file, 'utf8') };
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') throw new AppError('history.gone', { version: id }, error);
    throw toFileError(error, place);
  }
}

/** Times are written without what file names cannot hold. */
function instantOf(time: string): number {
  return Date.parse(time.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/, 'T$1:$2:$3.$4Z'));
}

async function readOrigin(folder: string): Promise<{ blogRoot: string; path: BlogPath } | undefined> {
  try {
    const origin: unknown = JSON.parse(await readFile(join(folder, 'origin.json'), 'utf8'));
    if (typeof origin !== 'object' || origin === null || !('blogRoot' in origin) || !('path' in origin))
      return undefined;
    const { blogRoot, path } = origin;
    return typeof blogRoot === 'string' && typeof path === 'string' ? { blogRoot, path } : undefined;
  } catch {
    // A folder that is being made or removed now has none, and nothing of it can be offered.
    return undefined;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return [];
    throw toFileError(error, folder);
  }
}

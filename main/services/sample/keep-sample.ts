import { cp, mkdir, mkdtemp, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { errnoOf, toFileError } from '../files/file-error.ts';
import { isFree } from '../files/is-free.ts';

/** Sections of the sample's git configuration that are ours and not its new owner's. */
const oursPattern = /^\[(?:user|commit|remote "origin"|branch "main")\]/;

/**
 * Copies the sample blog, with its history but without our identity and remote, to `folder`, which must be absent or
 * empty.
 * @throws path.not-allowed when something is there already; file.* when it cannot be written.
 */
export async function keepSample(sample: string, folder: string): Promise<void> {
  if (!(await isFree(folder))) throw new AppError('path.not-allowed', { path: folder, reason: 'not-empty' });
  try {
    await mkdir(dirname(folder), { recursive: true });
    // Built aside and renamed when whole, so that a copy that fails midway leaves nothing in the way of the next.
    const building = await mkdtemp(`${folder}-building-`);
    try {
      const copy = join(building, 'blog');
      await cp(sample, copy, { recursive: true });
      await disown(join(copy, '.git'));
      await removeEmpty(folder);
      await rename(copy, folder);
    } finally {
      await rm(building, { recursive: true, force: true });
    }
  } catch (error) {
    throw toFileError(error, folder);
  }
}

/** Not every system renames a folder over an empty one. */
async function removeEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch(error => {
    if (errnoOf(error) !== 'ENOENT') throw error;
  });
}

async function disown(gitFolder: string): Promise<void> {
  const config = join(gitFolder, 'config');
  const text = await readFile(config, 'utf8').catch(error => {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text !== undefined) await writeFile(config, withoutOurs(text));
  await forgetRemote(gitFolder);
}

/** What git remembers of our remote would pass for the state of a remote its owner adds under the same name. */
async function forgetRemote(gitFolder: string): Promise<void> {
  for (const path of ['refs/remotes', 'logs/refs/remotes', 'FETCH_HEAD'])
    await rm(join(gitFolder, path), { recursive: true, force: true });
}

function withoutOurs(config: string): string {
  const sections = config.split(/^(?=\[)/m);
  return sections
    .filter(section => !oursPattern.test(section) && !section.includes('hooksPath = /dev/null'))
    .join('');
}

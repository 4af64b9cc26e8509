import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlogPath } from '../../../shared/model/blog.ts';

/** Most folders that are looked into: a home folder can have thousands. */
const mostFolders = 500;

/**
 * The files of a folder and of the folders right in it: enough to tell whether a site begins here, without walking all
 * that lies below. What cannot be read has none.
 */
export async function listNearFiles(folder: string): Promise<readonly BlogPath[]> {
  const entries = await readEntries(folder);
  const files = entries.filter(entry => entry.isFile()).map(({ name }) => name);
  const folders = entries.filter(entry => entry.isDirectory() && !entry.name.startsWith('.'));
  for (const { name } of folders.slice(0, mostFolders)) {
    const inside = await readEntries(join(folder, name));
    files.push(...inside.filter(entry => entry.isFile()).map(file => `${name}/${file.name}`));
  }
  return files;
}

/** A folder above the blog may be closed to us: then no site is seen there. */
function readEntries(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}

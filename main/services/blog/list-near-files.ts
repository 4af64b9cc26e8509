import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlogPath } from '../../../shared/model/blog.ts';

/** Most folders that are looked into: a home folder can have thousands. */
const mostFolders = 500;

/** Deeper folders that hold nothing but the configuration of a site that begins in the folder. */
const configFolders: readonly BlogPath[] = [
  'config/_default',
  '.vitepress',
  '.vitepress/config',
  '.vuepress',
  '.vuepress/config',
];

/**
 * The files of a folder, of the folders right in it and of those for configuration: enough to tell whether a site begins
 * here, without walking all that lies below. What cannot be read has none.
 */
export async function listNearFiles(folder: string): Promise<readonly BlogPath[]> {
  const entries = await readEntries(folder);
  const files = entries.filter(entry => entry.isFile()).map(({ name }) => name);
  const folders = entries.filter(entry => entry.isDirectory() && !entry.name.startsWith('.'));
  for (const path of [...folders.slice(0, mostFolders).map(({ name }) => name), ...configFolders]) {
    const inside = await readEntries(join(folder, path));
    files.push(...inside.filter(entry => entry.isFile()).map(file => `${path}/${file.name}`));
  }
  return files;
}

/** A folder above the blog may be closed to us: then no site is seen there. */
function readEntries(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}

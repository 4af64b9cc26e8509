import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { errnoOf } from '../files/file-error.ts';
import { isInGeneratorFolder, isOwnHiddenFile, isOwnHiddenFolder } from './list-hidden.ts';

/** Folders that never hold a blog's own files; those that begin with a dot do not either. */
const skippedFolders: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  '_site',
  '__pycache__',
]);

/** Usual names of a generator's output: skipped at the top of a blog whose .gitignore names them. */
const outputFolders: ReadonlySet<string> = new Set(['public', 'output', 'dist', 'build', 'cache']);

/** A longer list of ignored files names no folder that anybody wrote there by hand, in bytes. */
const largestIgnoreFile = 256 * 1024;

/** Folders that are read at the same time. */
const parallelFolders = 16;

interface Walk {
  readonly files: BlogPath[];
  readonly links: BlogPath[];
  readonly folders: BlogPath[];
  readonly output: ReadonlySet<string>;
}

/**
 * Every file of a blog as paths relative to `root`, sorted; dot-files are kept, since Nikola's comments are such, and of
 * the hidden folders of VitePress and VuePress what is the blog's. A link to a file of the blog is a file, one to a folder
 * or out of the blog is nothing. Folders below the root that cannot be read are left out.
 * @throws cancelled when `signal` is aborted.
 * @throws blog.not-found, blog.unreadable when the root itself cannot be read.
 */
export async function listFiles(root: string, signal?: AbortSignal): Promise<readonly BlogPath[]> {
  const walk: Walk = { files: [], links: [], folders: [], output: await readOutputFolders(root) };
  addEntries(walk, '', await readRoot(root));
  while (walk.folders.length > 0) {
    if (signal?.aborted) throw new AppError('cancelled');
    const folders = walk.folders.splice(-parallelFolders);
    const lists = await Promise.all(folders.map(folder => readFolder(join(root, folder))));
    for (const [index, entries] of lists.entries()) addEntries(walk, folders[index] ?? '', entries);
  }
  for (const path of walk.links) if (await isLinkToOwnFile(root, path)) walk.files.push(path);
  return walk.files.sort();
}

function addEntries(walk: Walk, folder: BlogPath, entries: readonly Dirent[]): void {
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!isSkipped(walk, path, entry.name)) walk.folders.push(path);
    } else if (isInGeneratorFolder(path) && !isOwnHiddenFile(path)) continue;
    else if (entry.isFile()) walk.files.push(path);
    else if (entry.isSymbolicLink()) walk.links.push(path);
  }
}

function isSkipped(walk: Walk, path: BlogPath, name: string): boolean {
  if (isInGeneratorFolder(path)) return !isOwnHiddenFolder(path);
  return name.startsWith('.') || skippedFolders.has(name) || walk.output.has(path);
}

async function readRoot(root: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(root, { withFileTypes: true });
  } catch (error) {
    const code = errnoOf(error) === 'ENOENT' ? 'blog.gone' : 'blog.unreadable';
    throw new AppError(code, { path: root }, error);
  }
}

/** One folder without permission, or gone while the walk runs, must not hide the rest of the blog. */
async function readFolder(absolutePath: string): Promise<readonly Dirent[]> {
  return readdir(absolutePath, { withFileTypes: true }).catch(() => []);
}

/** The folders that the blog's .gitignore names and whose name says that a generator writes them. */
async function readOutputFolders(root: string): Promise<ReadonlySet<string>> {
  const path = join(root, '.gitignore');
  // Not through a link: before a blog is trusted it must not lead us to a device that never ends.
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isFile() || found.size > largestIgnoreFile) return new Set();
  const text = await readFile(path, 'utf8').catch(() => '');
  const names = text.split('\n').map(line => line.trim().replace(/^\/|\/$/g, ''));
  return new Set(names.filter(name => outputFolders.has(name)));
}

async function isLinkToOwnFile(root: string, path: BlogPath): Promise<boolean> {
  const target = await realpath(join(root, path)).catch(() => undefined);
  if (target === undefined || !target.startsWith((await realpath(root)) + sep)) return false;
  const inside = target.slice(root.length).split(sep);
  return !inside.includes('.git') && (await stat(target)).isFile();
}

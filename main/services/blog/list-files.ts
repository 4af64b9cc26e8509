import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { errnoOf } from '../files/file-error.ts';
import { readInside } from '../files/read-inside.ts';
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

/** What lies in a blog's folder, as paths relative to it, sorted. */
export interface BlogFiles {
  readonly files: readonly BlogPath[];
  /** Links that are no file of the blog: they lead nowhere, in a circle or to a file outside. Never to be followed. */
  readonly strayLinks: readonly BlogPath[];
}

/** The files of a blog, as {@link listBlogFiles} finds them. */
export async function listFiles(root: string, signal?: AbortSignal): Promise<readonly BlogPath[]> {
  return (await listBlogFiles(root, signal)).files;
}

/**
 * Every file of a blog as paths relative to `root`, sorted; dot-files are kept, since Nikola's comments are such, and of
 * the hidden folders of VitePress and VuePress what is the blog's. A link to a file of the blog is a file, one to a folder is
 * nothing. Folders below the root that cannot be read are left out.
 * @throws cancelled when `signal` is aborted.
 * @throws blog.not-found, blog.unreadable when the root itself cannot be read.
 */
export async function listBlogFiles(root: string, signal?: AbortSignal): Promise<BlogFiles> {
  const walk: Walk = { files: [], links: [], folders: [], output: await readOutputFolders(root) };
  addEntries(walk, '', await readRoot(root));
  while (walk.folders.length > 0) {
    if (signal?.aborted) throw new AppError('cancelled');
    const folders = walk.folders.splice(-parallelFolders);
    const lists = await Promise.all(folders.map(folder => readFolder(join(root, folder))));
    for (const [index, entries] of lists.entries()) addEntries(walk, folders[index] ?? '', entries);
  }
  const strayLinks: BlogPath[] = [];
  for (const path of walk.links) {
    const kind = await kindOfLink(root, path);
    if (kind === 'file') walk.files.push(path);
    else if (kind === 'stray') strayLinks.push(path);
  }
  return { files: walk.files.sort(), strayLinks: strayLinks.sort() };
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
  // Not through a link, as git reads none through one.
  const found = await lstat(join(root, '.gitignore')).catch(() => undefined);
  if (!found?.isFile()) return new Set();
  const names = readIgnoreFile(root)
    .split('\n')
    .map(line => line.trim().replace(/^\/|\/$/g, ''));
  return new Set(names.filter(name => outputFolders.has(name)));
}

/** One that is shut or too large names nothing. */
function readIgnoreFile(root: string): string {
  try {
    return readInside(root, '.gitignore', largestIgnoreFile).toString('utf8');
  } catch {
    return '';
  }
}

async function kindOfLink(root: string, path: BlogPath): Promise<'file' | 'stray' | 'folder'> {
  const target = await realpath(join(root, path)).catch(() => undefined);
  const found = target === undefined ? undefined : await stat(target).catch(() => undefined);
  if (target === undefined || found === undefined) return 'stray';
  if (found.isDirectory()) return 'folder';
  const isInside = target.startsWith((await realpath(root)) + sep);
  const isOwn = isInside && !target.slice(root.length).split(sep).includes('.git') && found.isFile();
  return isOwn ? 'file' : 'stray';
}

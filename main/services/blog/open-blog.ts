import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { settleSite } from '../../../shared/blog-settings/settle-site.ts';
import { recogniseSite } from '../../../shared/generators/all-generators.ts';
import type { FolderView } from '../../../shared/generators/generator.ts';
import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import { settingsFileName } from '../../../shared/model/blog-settings.ts';
import { errnoOf } from '../files/file-error.ts';
import { readInside } from '../files/read-inside.ts';
import { listFiles } from './list-files.ts';
import { listNearFiles } from './list-near-files.ts';
import { readBranch } from './read-branch.ts';
import { readSettingsFile } from './settings-file.ts';

/** Largest configuration file a generator gets to see, in bytes. */
const largestConfig = 262_144;

/** What the caller knows about a folder and its files do not say. */
export interface BlogFacts {
  readonly isSample: boolean;
  readonly isTrusted: boolean;
}

/**
 * Opens the blog a folder belongs to: the nearest folder upwards that is a generator's site or a repository, else the
 * folder itself. Runs nothing and writes nothing.
 * @throws blog.not-found when there is no such folder; blog.unreadable when it is no folder or may not be read.
 */
export async function openBlog(folder: string, facts: BlogFacts): Promise<Blog> {
  const root = await findBlogRoot(folder);
  const { settings } = await readSettingsFile(root);
  const { site, problems } = settleSite(viewOf(root, await listFiles(root)), settings);
  const named = { root, name: basename(root) || root, site, ...facts, branch: await readBranch(root) };
  return problems.length === 0 ? named : { ...named, settingsProblems: problems };
}

/**
 * The root of the blog a folder belongs to, without looking at its posts.
 * @throws blog.not-found when there is no such folder, or it is the whole disk; blog.unreadable when it is no folder or
 * may not be read.
 */
export async function findBlogRoot(folder: string): Promise<string> {
  const root = await findRoot(await resolveFolder(folder));
  // A disk is no blog: one wrong click would have every file on it looked at.
  if (root === dirname(root)) throw new AppError('blog.not-found', { path: folder });
  return root;
}

async function resolveFolder(folder: string): Promise<string> {
  try {
    const path = await realpath(folder);
    if ((await stat(path)).isDirectory()) return path;
  } catch (error) {
    const isMissing = errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR';
    throw new AppError(isMissing ? 'blog.not-found' : 'blog.unreadable', { path: folder }, error);
  }
  throw new AppError('blog.unreadable', { path: folder });
}

async function findRoot(start: string): Promise<string> {
  for (let current = start; ; current = dirname(current)) {
    if (await isRoot(current, start)) return current;
    if (dirname(current) === current) return start;
  }
}

/** Whether a blog begins in `folder`, which is `start` or above it: `start` may be the one `_posts` far below. */
async function isRoot(folder: string, start: string): Promise<boolean> {
  for (const name of ['.git', settingsFileName]) {
    const isThere = await stat(join(folder, name)).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
  }
  const way = relative(folder, start).split(sep).join('/');
  // Markdown may be there: what is made with Next.js is a blog only with it.
  const below = way === '' ? [] : [`${way}/start.md`];
  const site = recogniseSite(viewOf(folder, [...(await listNearFiles(folder)), ...below]));
  return site.generator !== 'plain' && site.root === '';
}

/** A folder as generators see it: names, and the text of small files on demand. */
export function viewOf(root: string, paths: readonly BlogPath[]): FolderView {
  const known = new Set(paths);
  return { paths, text: path => (known.has(path) ? readSmallText(root, path) : undefined) };
}

/** A file that is gone, large, not UTF-8 or out of the folder is not there for a generator, as {@link FolderView} says. */
function readSmallText(root: string, path: BlogPath): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readInside(root, path, largestConfig));
  } catch {
    return undefined;
  }
}

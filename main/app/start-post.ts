import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { BlogFolder } from './blog-folders.ts';
import type { StartPlace } from './shell.ts';

/** The post a window was opened for, if it is one of this blog. */
export async function findStartPost(
  { blog, index }: BlogFolder,
  { file }: StartPlace,
): Promise<BlogPath | undefined> {
  if (file === null) return undefined;
  const found = await realpath(file).catch(() => file);
  const path = relative(blog.root, found);
  if (path === '' || path.startsWith('..') || isAbsolute(path)) return undefined;
  const asked = path.split(sep).join('/');
  return (await index.list()).some(post => post.path === asked) ? asked : undefined;
}

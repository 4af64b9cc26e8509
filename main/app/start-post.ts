import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { AppError, isAppError } from '../../shared/app-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { BlogFolder } from './blog-folders.ts';
import type { StartPlace } from './shell.ts';

/** The post a window was opened for, if it is one of this blog. Only that file is read: nobody waits for the list. */
export async function findStartPost(
  { blog, generator, index }: Pick<BlogFolder, 'blog' | 'generator' | 'index'>,
  { file }: Pick<StartPlace, 'file'>,
): Promise<BlogPath | undefined> {
  if (file === null) return undefined;
  const found = await realpath(file).catch(() => file);
  const path = relative(blog.root, found);
  if (path === '' || path.startsWith('..') || isAbsolute(path)) return undefined;
  const asked = path.split(sep).join('/');
  if (generator.classify(blog.site, asked) === undefined) return undefined;
  try {
    const source = await index.source(asked);
    return generator.accepts?.(blog.site, source) === false ? undefined : asked;
  } catch (error) {
    // What cannot be read is listed as broken, and opening it says why.
    if (isAppError(error, 'post.not-found')) return undefined;
    if (error instanceof AppError) return asked;
    throw error;
  }
}

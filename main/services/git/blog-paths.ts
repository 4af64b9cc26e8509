import { posix } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { Repository } from './repository.ts';

/**
 * A path of the repository as one of the blog. One outside the blog, in the same repository, climbs out of it with `../`: as it
 * is in the repository it could be that of a file of the blog.
 */
export function inBlog({ prefix }: Repository, path: string): BlogPath {
  return path.startsWith(prefix) ? path.slice(prefix.length) : posix.relative(`/${prefix}`, `/${path}`);
}

/**
 * Paths of the blog as paths of the repository, each once.
 * @throws AppError `path.outside-root` for one that would leave the blog.
 */
export function toRepositoryPaths(repository: Repository, paths: readonly BlogPath[]): readonly string[] {
  for (const path of paths)
    if (
      path === '' ||
      path.startsWith('/') ||
      path.split('/').some(part => part === '..' || part === '.' || part === '')
    )
      throw new AppError('path.outside-root', { path });
  return [...new Set(paths.map(path => repository.prefix + path))];
}

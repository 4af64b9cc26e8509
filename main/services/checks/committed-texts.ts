import { isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { decodeText } from '../files/text-shape.ts';
import { inBlog } from '../git/blog-paths.ts';
import { readCommitted } from '../git/read-committed.ts';
import { openRepository } from '../git/repository.ts';

/**
 * The texts that files of the blog have in `commit`, an id or HEAD; those that it does not hold, or that are no text, are left out,
 * and all of them where there is no repository. Starts git: only for a blog that is trusted. Changes nothing.
 * @throws the errors of running git
 */
export async function readCommittedTexts(
  root: string,
  commit: string,
  paths: readonly BlogPath[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<BlogPath, string>> {
  if (paths.length === 0) return new Map();
  try {
    const repository = await openRepository(root, signal);
    const names = paths.map(path => repository.prefix + path);
    const blobs = await readCommitted(repository, commit, names);
    return new Map(
      [...blobs].flatMap(([name, bytes]) => {
        const text = decodeText(bytes)?.text;
        return text === undefined ? [] : [[inBlog(repository, name), text] as const];
      }),
    );
  } catch (error) {
    if (isAppError(error, 'git.not-a-repository') || isAppError(error, 'git.missing')) return new Map();
    throw error;
  }
}

import { join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { FileDiff } from '../../../shared/model/publish.ts';
import { lookAt } from '../files/look-at.ts';
import { findRenames, unifiedDiff } from '../git/diff.ts';
import { resolveCommit } from '../git/head.ts';
import { committedSize } from '../git/read-committed.ts';
import { openRepository } from '../git/repository.ts';
import { buildTree, withScratch } from '../git/trial-tree.ts';

/** What {@link diffFiles} is asked. */
export interface DiffRequest {
  /** The blog's folder. */
  readonly root: string;
  /** The files that may be compared; a renamed one is found only when its old name is among them. */
  readonly paths: readonly BlogPath[];
  /** The one of them that is wanted; null: all, one after the other. */
  readonly path: BlogPath | null;
  readonly signal?: AbortSignal;
}

const diffLimit = 200 * 1024;

/**
 * How files differ from the last commit, as they would be committed now. Writes nothing in the repository.
 * @throws AppError `git.not-a-repository`, `git.no-commits`
 */
export async function diffFiles(request: DiffRequest): Promise<FileDiff> {
  const repository = await openRepository(request.root, request.signal);
  const head = await resolveCommit(repository, 'HEAD');
  if (head === null) throw new AppError('git.no-commits', { branch: 'HEAD' });
  return withScratch(repository, true, async scratch => {
    const inRepository = (path: BlogPath) => repository.prefix + path;
    const tree = await buildTree(repository, scratch, head, request.paths.map(inRepository));
    const { env } = scratch;
    if (request.path === null) {
      const text = await unifiedDiff(repository, head, tree, diffLimit, env, { followsRenames: true });
      return { text, sizes: null };
    }
    const path = inRepository(request.path);
    const before = (await findRenames(repository, head, tree, env)).get(path);
    const scope = { paths: before === undefined ? [path] : [before, path], followsRenames: true };
    const text = await unifiedDiff(repository, head, tree, diffLimit, env, scope);
    if (!/^Binary files .* differ$/m.test(text) || /^@@ /m.test(text)) return { text, sizes: null };
    const sizes = {
      before: await committedSize(repository, head, before ?? path),
      after: (await lookAt(join(repository.top, path)))?.size ?? null,
    };
    return { text: '', sizes };
  });
}

import { readdir } from 'node:fs/promises';
import { AppError } from '../../../shared/app-error.ts';
import { errnoOf, toFileError } from './file-error.ts';

const empty: ReadonlySet<string> = new Set(['.git', '.DS_Store', 'lost+found']);

/**
 * Makes sure that a blog's folder holds anything at all: where a disk was connected that is not any more, an empty folder
 * is left, and what is written there is nowhere when the disk is back. Git's own folder and what systems put everywhere are
 * nothing of the blog's.
 * @throws blog.gone, with the reason `empty` where the folder is there
 */
export async function requireFilled(root: string): Promise<void> {
  const names = await readdir(root).catch(error => {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR')
      throw new AppError('blog.gone', { path: root }, error);
    throw toFileError(error, root);
  });
  if (names.every(name => empty.has(name))) throw new AppError('blog.gone', { path: root, reason: 'empty' });
}

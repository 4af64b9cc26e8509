import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { readInside } from '../files/read-inside.ts';
import { readWord } from './config.ts';
import { git, joinNul, type Repository, splitNul } from './repository.ts';

/**
 * Makes sure that a file the blog keeps in LFS (`filter=lfs`, gitattributes) does not go into its history as it is,
 * which is what git does where nobody has set LFS up.
 * @throws AppError `git.lfs-missing` with the paths.
 */
export async function requireLfs(repository: Repository, paths: readonly string[]): Promise<void> {
  if (paths.length === 0 || !mentionsLfs(repository, paths)) return;
  if ((await readWord(repository, 'filter.lfs.clean')) !== null) return;
  if ((await readWord(repository, 'filter.lfs.process')) !== null) return;
  const args = ['check-attr', '-z', '--stdin', 'filter'];
  // This command has no pathspecs: every line is a name.
  const parts = splitNul((await git(repository, { args, input: joinNul(paths) })).stdout);
  const kept = parts.filter((_, at) => at % 3 === 0 && parts[at + 2] === 'lfs');
  if (kept.length > 0) throw new AppError('git.lfs-missing', { paths: kept });
}

/** Whether a `.gitattributes` that holds for one of `paths` says so; most blogs have none, which is quick to see. */
function mentionsLfs(repository: Repository, paths: readonly string[]): boolean {
  const folders = new Set<string>(['.']);
  for (const path of paths)
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  return [...folders].some(folder => /\bfilter\s*=\s*lfs\b/.test(readAttributes(repository, folder)));
}

/** No `.gitattributes` is larger, in bytes: git ignores one that is (gitattributes). */
const largest = 100 * 1024 * 1024;

function readAttributes(repository: Repository, folder: string): string {
  try {
    return readInside(repository.top, join(folder, '.gitattributes'), largest).toString('utf8');
  } catch {
    // One that is not there or cannot be read says nothing to git either.
    return '';
  }
}

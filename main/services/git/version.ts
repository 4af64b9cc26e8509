import { AppError } from '../../../shared/app-error.ts';
import { runGit } from './run-git.ts';

/** Trying a merge without the working tree came with git 2.38 (its release notes, `merge-tree --write-tree`). */
const oldest: readonly [number, number] = [2, 38];

/**
 * Makes sure that the git at hand can try merges.
 * @throws AppError `git.missing`, or `git.too-old` with the version found and the one needed.
 */
export async function requireGit(cwd: string): Promise<void> {
  const { stdout } = await runGit({ cwd, args: ['version'] });
  const found = /git version (\d+)\.(\d+)\S*/.exec(stdout.toString('utf8'));
  if (!found) throw new AppError('git.failed', { details: stdout.toString('utf8').slice(0, 200) });
  const [major, minor] = [Number(found[1]), Number(found[2])];
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new AppError('git.too-old', { found: `${major}.${minor}`, needed: oldest.join('.') });
}

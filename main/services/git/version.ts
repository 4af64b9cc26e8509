import { AppError } from '../../../shared/app-error.ts';
import { runGit } from './run-git.ts';

/** Trying a merge without the working tree came with git 2.38 (its release notes, `merge-tree --write-tree`). */
const oldest: readonly [number, number] = [2, 38];

/** The `PATH` under which a good git was found: asked once, it need not be asked before every plan and publish. */
let knownGood: string | undefined;
const pathNow = () => process.env.PATH ?? '';

/**
 * Makes sure that the git at hand can try merges.
 * @throws AppError `git.missing`, `git.too-old` with the version found and the one needed, or `git.not-git` when what is
 * called git says anything else: it would say it in the middle of answers, too.
 */
export async function requireGit(cwd: string): Promise<void> {
  if (knownGood === pathNow()) return;
  const { stdout } = await runGit({ cwd, args: ['version'] });
  const found = /^git version (\d+)\.(\d+)\S*/.exec(stdout.toString('utf8'));
  if (!found) throw new AppError('git.not-git', { details: stdout.toString('utf8').slice(0, 200) });
  const [major, minor] = [Number(found[1]), Number(found[2])];
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) {
    knownGood = pathNow();
    return;
  }
  throw new AppError('git.too-old', { found: `${major}.${minor}`, needed: oldest.join('.') });
}

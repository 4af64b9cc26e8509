import { git } from '../support/git.ts';
import type { ScratchPlace } from '../tools/scratch-place.ts';

/** The git commands that publishing one changed post takes by hand, one after the other. */
export function publishByHand({ env }: ScratchPlace, blog: string, path: string): void {
  git(env, blog, 'add', '--', path);
  git(env, blog, 'commit', '--quiet', '-m', 'A line', '--', path);
  git(env, blog, 'fetch', '--quiet', 'origin');
  git(env, blog, 'merge-tree', '--write-tree', 'HEAD', 'origin/main');
  git(env, blog, 'push', '--quiet', 'origin', 'main');
}

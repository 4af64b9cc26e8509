import { adoptLoginPath } from '../services/git/login-path.ts';
import { beforeFirstGit } from '../services/git/run-git.ts';

/** Has git, and the hooks and programs it starts, find what the user's terminal finds; for shells a desktop starts. */
export function useLoginPath(): void {
  beforeFirstGit(adoptLoginPath);
}

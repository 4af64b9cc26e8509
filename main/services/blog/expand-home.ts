import { homedir } from 'node:os';

/** The folder that `~` or `~/x` stands for, as in a shell; any other path is itself. */
export function expandHome(path: string): string {
  return path === '~' || path.startsWith('~/') ? homedir() + path.slice(1) : path;
}

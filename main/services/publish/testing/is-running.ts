import { execFileSync } from 'node:child_process';

/** Whether a process is at work still; one that is dead and that nobody has buried is not. */
export function isRunning(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z');
  } catch {
    return false;
  }
}

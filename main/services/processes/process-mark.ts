import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { sep } from 'node:path';
import { isAnyGitRunning, isOfEarlierStart, portableStart } from './portable-mark.ts';

/** A process as it can be told from a later one with the same number. */
export interface ProcessMark {
  readonly pid: number;
  /**
   * On Linux its start in clock ticks after boot (`/proc/PID/stat`, field 22); elsewhere how long the machine had run when it was
   * seen ({@link portableStart}). Null in a mark of a process that was gone.
   */
  readonly start: string | null;
}

/** The mark of a process that is running now. */
export function markProcess(pid: number): ProcessMark {
  return { pid, start: hasProcFolder() ? startOf(pid) : portableStart() };
}

/**
 * Whether the marked process is still the one running under its number. Where that cannot be told, it is: what belongs to a
 * living process is never taken.
 */
export function isAlive(mark: ProcessMark): boolean {
  try {
    process.kill(mark.pid, 0);
  } catch (error) {
    // EPERM: it is there, but another user's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (!hasProcFolder()) return !isOfEarlierStart(mark.start);
  const start = startOf(mark.pid);
  return start !== ended && (start === null || mark.start === null || mark.start === start);
}

/** Whether some git works in a folder now, as far as the system lets us see; where it does not say in which folder, any git does. */
export function isGitWorkingIn(folder: string): boolean {
  if (!hasProcFolder()) return isAnyGitRunning();
  return processIds().some(pid => {
    try {
      const cwd = readlinkSync(`/proc/${pid}/cwd`);
      const isGit = readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('git');
      return isGit && (cwd === folder || cwd.startsWith(folder + sep)) && startOf(Number(pid)) !== ended;
    } catch {
      return false;
    }
  });
}

function processIds(): readonly string[] {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name));
}

function hasProcFolder(): boolean {
  return process.platform === 'linux' && startOf(process.pid) !== null;
}

/** What {@link startOf} says of a process that has ended and only waits to be collected. */
const ended = 'ended';

function startOf(pid: number): string | null {
  try {
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return state === 'Z' ? ended : (fields[18] ?? null);
  } catch {
    return null;
  }
}

import { type ChildProcess, spawn } from 'node:child_process';

/** How long a process may tidy up after TERM before it is killed, in ms. */
const politeTime = 2_000;

/**
 * Asks a child that leads its own session, and all it started, to end, and kills them 2 s later if they are still there.
 * Gives the timer of the kill, to be cleared when the child has ended.
 */
export function endProcessTree(child: ChildProcess): readonly NodeJS.Timeout[] {
  const { pid } = child;
  if (pid === undefined) return [];
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' }).on('error', () => child.kill());
    return [];
  }
  signalGroup(pid, 'SIGTERM');
  return [setTimeout(() => signalGroup(pid, 'SIGKILL'), politeTime)];
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // Already gone is what we want.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

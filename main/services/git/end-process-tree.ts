import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** How long a process may tidy up after TERM before it is killed, in ms. */
const politeTime = 2_000;

/**
 * Asks a child that leads its own session, and all it started, to end, and kills them 2 s later if they are still there.
 * Gives the timer of the kill, to be cleared when they have ended.
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

const look = 20;
/** A process that is dead but that nobody has buried is still there to ask for. */
const patience = politeTime + 1_000;

/** Waits until all that such a child has started has ended, too: a hook may outlive its git. */
export async function waitForTree({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined || process.platform === 'win32') return;
  for (let waited = 0; waited < patience && isThere(pid); waited += look) await wait(look);
}

function isThere(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // Already gone is what we want.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
